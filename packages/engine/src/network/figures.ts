import { createMemo } from '../memo/memo.ts';
import { arcFigures } from './arc-figures.ts';
import { at } from './at.ts';
import type { ArcFacts, Network } from './network.ts';
import { openingsOf } from './openings.ts';
import type { Consignment } from './query.ts';
import { modesFor, ratesFor } from './rates.ts';

/**
 * What every operation takes of a consignment before any rule acts on it, by arc. It follows from the topology and the
 * cargo alone, whatever the date but for the rates that hold on it; it is shared, and nobody may change it.
 */
export interface Figures {
  /** As the model has them, for the whole consignment. */
  readonly hours: Float64Array;
  readonly usd: Float64Array;
  /** In whole minutes, US cents and grams; 0 minutes and cents for a timetabled boarding, whose wait follows from the clock. */
  readonly minutes: Float64Array;
  /** Includes the storage that the mean wait of dispatch and board costs. */
  readonly cents: Float64Array;
  readonly grams: Float64Array;
  /** Cents that a minute of standing costs. */
  readonly storageCentsPerMinute: number;
  /** Arcs whose cost, time or emissions the model does not know: what is missing, in words. */
  readonly unknown: ReadonlyMap<number, string>;
}

/** Cargoes of a model by turns, each as the flows ask for it and as a route does: five arrays by arc. */
const mostFigures = 24;
const figures = createMemo<Figures>(mostFigures);

/** The figures of a consignment, made once for the topology. */
export function figuresOf(network: Network, consignment: Consignment): Figures {
  const { commodity, teu, tonnes } = consignment;
  const rates = ratesFor(network.model, consignment).rows.map(({ rateId }) => rateId);
  return figures.of(network.arcs, JSON.stringify([commodity, teu, tonnes, rates]), () =>
    makeFigures(network, consignment),
  );
}

function makeFigures(network: Network, consignment: Consignment): Figures {
  const { model, arcs } = network;
  const { commodity, teu, tonnes, unit } = consignment;
  const storageUsdPerDay =
    unit === 'teu' ? (commodity.storageUsdPerTeuDay ?? 0) * teu : (commodity.storageUsdPerTonneDay ?? 0) * tonnes;
  const storageCentsPerMinute = (storageUsdPerDay * 100) / 1440;
  const made = {
    hours: new Float64Array(arcs.length),
    usd: new Float64Array(arcs.length),
    minutes: new Float64Array(arcs.length),
    cents: new Float64Array(arcs.length),
    grams: new Float64Array(arcs.length),
  };
  const unknown = new Map<number, string>();
  const lookup = modesFor(model, consignment);
  const { departure } = openingsOf(network);
  for (const [arc, facts] of arcs.entries()) {
    const own = arcFigures(model, facts, consignment, lookup);
    const waits = facts.kind === 'dispatch' || facts.kind === 'board';
    made.hours[arc] = own.hours;
    made.usd[arc] = own.usd;
    made.grams[arc] = Math.round(own.co2eKg * 1000);
    if (own.unknown !== undefined) unknown.set(arc, own.unknown);
    if (at(departure, arc) >= 0) continue;
    made.minutes[arc] = wholeMinutes(own.hours);
    made.cents[arc] = wholeCents(own.usd, waits ? own.hours * 60 * storageCentsPerMinute : 0);
  }
  return { ...made, storageCentsPerMinute, unknown };
}

/** Hours in whole minutes. */
export function wholeMinutes(hours: number): number {
  return Math.round(hours * 60);
}

/** USD, with cents of storage beside them, in whole cents. */
export function wholeCents(usd: number, storageCents = 0): number {
  return Math.round(usd * 100 + storageCents);
}

/** Whether the factors of regimes act on an operation: on what runs, is handled or stands at a border, not on waits for a vehicle. */
export function takesFactors({ kind }: ArcFacts): boolean {
  return kind !== 'dispatch' && kind !== 'board' && kind !== 'finish' && kind !== 'alight' && kind !== 'stay';
}
