import { once } from '../memo/once.ts';
import { at } from '../network/at.ts';
import { arcsOfRows, arcsOfSelection } from '../network/arcs-of-rows.ts';
import { cargoClosures } from '../network/cargo-closures.ts';
import { unfitFor } from '../network/container-services.ts';
import { figuresOf, takesFactors } from '../network/figures.ts';
import { absentOn, arcsOutsideDays, presenceOfLinks, presenceOfServices } from '../network/model-closures.ts';
import type { Network } from '../network/network.ts';
import { ratioOfArcs, sails } from '../network/water.ts';
import type { WaterState } from '../network/water.ts';
import type { Selection } from '../model/selector.ts';
import { entriesBy } from '../units/index.ts';
import { effectOf } from '../regimes/regime-effect.ts';
import type { RegimeEffect } from '../regimes/regime-effect.ts';
import { regimeStates } from '../regimes/regime-state.ts';
import type { RegimeState } from '../regimes/regime-state.ts';
import { facilitiesIn, waterRatio } from './capacity.ts';
import { ratesOfArcs, vehiclesPerDailyTonne } from './corridor-problem.ts';
import type { CorridorProblem, EmptyReturnFactors } from './corridor-problem.ts';
import type { FlowParameters } from './parameters.ts';
import { minutesBeside, neverEntered } from './period-state.ts';
import type { CargoState, PeriodState } from './period-state.ts';

/** What the costs of one cargo are made of in any state of a period, by arc unless it says otherwise. */
export interface CargoTerms {
  /** For the whole consignment, before any rule: hours and USD, and both in whole minutes and cents. */
  readonly hours: Float64Array;
  readonly usd: Float64Array;
  readonly minutes: Float64Array;
  readonly cents: Float64Array;
  readonly rate: Float64Array;
  readonly rest: Float64Array;
  readonly waited: Float64Array;
  readonly rounded: Float64Array;
  readonly tonnes: number;
  readonly teu: number;
  readonly unit: 'teu' | 'tonne';
  readonly storageUsdPerTonneMinute: number;
  readonly valueOfTime: number;
  /** How many rules close it, those of regimes and of water apart. */
  readonly closers: Int16Array;
  /** By regime, in the order of the table. */
  readonly regimes: readonly (RegimeArcs | undefined)[];
}

/** Where a regime acts on a cargo. */
export interface RegimeArcs {
  readonly arcs: Uint32Array;
  /** Those of them that take its factors, and those that it closes. */
  readonly factored: Uint32Array;
  readonly closes: Uint32Array;
}

/** What all cargoes have in common. */
export interface RegimeTerms {
  readonly id: string;
  /** What it does, by state; and the state that its record has. */
  readonly effects: Readonly<Record<RegimeState, RegimeEffect>>;
  readonly recorded: RegimeState;
  /** Queues of the problem whose capacity it narrows. */
  readonly queues: readonly number[];
}

/** What capacities are before regimes and water, in tonnes per day by queue of the problem. */
export interface QueueTerms {
  readonly own: Float64Array;
  readonly vehiclesPerTonne: Float64Array;
  readonly parameters: FlowParameters;
}

/** What water closes and makes dearer. */
export interface WaterTerms {
  readonly dry: readonly number[];
  readonly ratios: ReadonlyMap<number, number>;
  /** By queue, what it passes of what it did. */
  readonly passes: Float64Array;
}

export function regimeTerms(
  { network, cargo, facilities }: PeriodState,
  corridor: CorridorProblem,
): readonly RegimeTerms[] {
  const { model } = network;
  const standing = new Map(cargo[0]?.overlay.regimes.map((regime) => [regime.id, regime]));
  return model.tables.regime.map(({ regimeId }): RegimeTerms => {
    const regime = standing.get(regimeId);
    const acts = regime === undefined ? () => false : facilitiesIn(model, regime.selection);
    return {
      id: regimeId,
      effects: Object.fromEntries(
        regimeStates.map((state) => [state, effectOf(model, regimeId, state)]),
      ) as RegimeTerms['effects'],
      recorded: regime?.state ?? 'open',
      queues: Array.from(entriesBy(corridor.facilityOf), ([k, f]) => (acts(at(facilities.list, f)) ? k : -1)).filter(
        (k) => k >= 0,
      ),
    };
  });
}

export function cargoTerms(
  state: PeriodState,
  cargo: CargoState,
  parameters: FlowParameters,
  emptyReturns: EmptyReturnFactors,
): CargoTerms {
  const { network, period } = state;
  const { overlay, commodity } = cargo;
  const { hours, usd, minutes, cents, storageCentsPerMinute } = figuresOf(network, overlay.consignment);
  const { tonnes, teu, unit } = overlay.consignment;
  const selections = new Map(overlay.regimes.map(({ id, selection }) => [id, selection]));
  return {
    hours,
    usd,
    minutes,
    cents,
    ...ratesOfArcs(network, cargo, parameters, emptyReturns),
    ...minutesBeside(network, period),
    tonnes,
    teu,
    unit,
    storageUsdPerTonneMinute: storageCentsPerMinute / 100 / tonnes,
    valueOfTime: commodity.valueOfTimeUsdPerTonneHour * parameters.valueOfTimeFactor,
    closers: closersOf(state, cargo),
    regimes: network.model.tables.regime.map(({ regimeId }) => {
      const selection = selections.get(regimeId);
      return selection === undefined ? undefined : arcsOf(network)(selection);
    }),
  };
}

/** Rules that close arcs in any state: acts obeyed, status and dates, what is unfit for the cargo, periods without a day to enter. */
function closersOf({ network, period }: PeriodState, { overlay }: CargoState): Int16Array {
  const closers = new Int16Array(network.arcs.length);
  const close = (arc: number): void => {
    closers[arc] = at(closers, arc) + 1;
  };
  for (const [arc, rule] of overlay.closed.entries()) {
    const kind = rule === 0 ? undefined : at(overlay.reasons, rule - 1).kind;
    if (kind === 'sanction' || kind === 'avoid') close(arc);
  }
  const { ofLink, ofService } = arcsOfRows(network);
  const day = overlay.consignment.departDay;
  for (const { row } of absentOn(presenceOfLinks(network.model), day)) at(ofLink, row).forEach(close);
  for (const { row } of absentOn(presenceOfServices(network.model), day)) at(ofService, row).forEach(close);
  arcsOutsideDays(network, day).forEach(close);
  for (const { arc } of cargoClosures(network, overlay.consignment.commodity, day)) close(arc);
  for (const { arcs } of unfitFor(network, overlay.consignment)) arcs.forEach(close);
  neverEntered(network, period).forEach(close);
  return closers;
}

const arcsOf = once((network: Network) =>
  once((selection: Selection): RegimeArcs => {
    const arcs = arcsOfSelection(network, selection);
    const { ofLink, ofService, linkIndex, serviceIndex } = arcsOfRows(network);
    const closes = new Set<number>();
    for (const id of selection.links) for (const arc of ofLink[linkIndex.get(id) ?? -1] ?? []) closes.add(arc);
    for (const id of selection.services) for (const arc of ofService[serviceIndex.get(id) ?? -1] ?? []) closes.add(arc);
    return {
      arcs,
      factored: arcs.filter((arc) => takesFactors(at(network.arcs, arc))),
      closes: Uint32Array.from(closes),
    };
  }),
);

/** By project: the arcs that wait for it, one as often as links of it are on the arc's way and not there on the day. */
export function arcsOfProject({ network, cargo }: PeriodState, projectId: string): readonly number[] {
  const { link } = network.model.tables;
  const { ofLink } = arcsOfRows(network);
  const day = cargo[0]?.overlay.consignment.departDay ?? 0;
  return absentOn(presenceOfLinks(network.model), day).flatMap(({ row }) =>
    at(link, row).projectId === projectId ? at(ofLink, row) : [],
  );
}

export function waterTerms(
  { network, facilities }: PeriodState,
  corridor: CorridorProblem,
  water: WaterState,
): WaterTerms {
  const { ofLink } = arcsOfRows(network);
  const dry = [...water.ratioOfLink].flatMap(([link, ratio]) => (sails(ratio) ? [] : at(ofLink, link)));
  return {
    dry,
    ratios: new Map([...ratioOfArcs(network, water.ratioOfLink)].filter(([, ratio]) => sails(ratio))),
    passes: Float64Array.from(entriesBy(corridor.facilityOf), ([, f]) =>
      waterRatio(network.model, at(facilities.list, f), water),
    ),
  };
}

export function queueTerms(state: PeriodState, corridor: CorridorProblem, parameters: FlowParameters): QueueTerms {
  const { list } = state.facilities;
  return {
    own: Float64Array.from(entriesBy(corridor.facilityOf), ([, f]) => at(state.ownCapacity, f)),
    vehiclesPerTonne: Float64Array.from(entriesBy(corridor.facilityOf), ([, f]) =>
      vehiclesPerDailyTonne(state, at(list, f), parameters),
    ),
    parameters,
  };
}
