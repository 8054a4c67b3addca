import { entriesBy, rowBy } from '../units/index.ts';
import type { ArcIndex, ByIndex, FacilityIndex } from '../units/index.ts';
import type { CommodityRecord } from '../model/model.ts';
import { midDate, periodDays } from '../calendar/period.ts';
import type { Period } from '../calendar/period.ts';
import { isRefusal } from '../findings/refusal.ts';
import type { Refusal } from '../findings/refusal.ts';
import { createMemo } from '../memo/memo.ts';
import { once } from '../memo/once.ts';
import { at } from '../network/at.ts';
import { minutesPerDay } from '../calendar/clock.ts';
import type { Network } from '../network/network.ts';
import { openingsOf } from '../network/openings.ts';
import { overlay as overlayOf } from '../network/overlay.ts';
import type { Overlay } from '../network/overlay.ts';
import type { StateQuery } from '../network/query.ts';
import { indexModes, runningHours } from '../network/running-time.ts';
import { baseCapacity } from './capacity.ts';
import { facilitiesOf } from './facility.ts';
import type { Facilities } from './facility.ts';
import { regimeEntries } from './regime-entry.ts';

/** What an operation costs a tonne of one commodity, by arc, before anything queues. */
export interface CargoState {
  readonly commodity: CommodityRecord;
  readonly overlay: Overlay;
  readonly usdPerTonne: Float64Array;
  /** Running, dwelling and mean waiting. */
  readonly hours: Float64Array;
  readonly co2eKgPerTonne: Float64Array;
  /** 1: closed. */
  readonly closed: Uint8Array;
  /** What regimes add once, and on arcs. `usdPerTonne` and `hours` have the latter in them. */
  readonly added: AddedByRegimes;
}

/** What regimes add to a tonne. */
export interface AddedByRegimes {
  /** By path that comes under them. */
  readonly charges: readonly CargoCharges[];
  /** By arc. */
  readonly usdPerTonne: Float64Array;
  readonly hours: Float64Array;
}

/** Up to 32 regimes' charges: bit k of an arc's mask is set where charge k holds. */
export interface CargoCharges {
  readonly maskOfArc: Int32Array;
  readonly usdPerTonne: Float64Array;
  readonly hours: Float64Array;
}

/** The network of a period: its rules are those of the middle day, its seasons and timetables those of all its days. */
export interface PeriodState {
  readonly network: Network;
  readonly facilities: Facilities;
  readonly period: Period;
  readonly days: number;
  /** The middle day, YYYY-MM-DD. */
  readonly date: string;
  /** In the order of the table commodity. */
  readonly cargo: readonly CargoState[];
  /** Tonnes per day by facility; Infinity where none is known. */
  readonly capacity: ByIndex<FacilityIndex, Float64Array>;
  /** The same before regimes and water. */
  readonly ownCapacity: ByIndex<FacilityIndex, Float64Array>;
}

/** Consignment for which figures are taken, large enough that whole minutes, cents and grams do not matter. */
const sampleTeu = 100;
const sampleTonnes = 1000;
/** Times of a period at which a timetable, opening hours or a season are looked at. */
const samples = 97;

/** What a period is taken to be in, in place of what its model has. */
export type GivenState = Pick<StateQuery, 'states' | 'built' | 'water'>;

/** The network of a period, in which all cargo obeys the sanctions of some parties; refused where that makes no sense. */
export function periodState(
  network: Network,
  period: Period,
  comply: readonly string[],
  given: GivenState = {},
): PeriodState | Refusal {
  const { model } = network;
  const facilities = facilitiesOf(network);
  const date = midDate(period);
  const cargo: CargoState[] = [];
  const waits = periodWaits(network, period);
  for (const commodity of model.tables.commodity) {
    const load = commodity.unit === 'teu' ? { teu: sampleTeu } : { tonnes: sampleTonnes };
    const overlay = overlayOf(network, { depart: date, commodity: commodity.commodityId, comply, ...given, ...load });
    if (isRefusal(overlay)) return overlay;
    cargo.push(cargoState(overlay, waits));
  }
  const shares = seasonShares(facilities)(waits.openShare);
  const inSeason = (whole: ByIndex<FacilityIndex, Float64Array>): Float64Array =>
    Float64Array.from(entriesBy(shares), ([f, share]) => at(whole, f) * share);
  const capacity = inSeason(baseCapacity(network, facilities, cargo[0]?.overlay));
  const ownCapacity = inSeason(baseCapacity(network, facilities, undefined));
  return { network, facilities, period, days: periodDays(period), date, cargo, capacity, ownCapacity };
}

function cargoState(overlay: Overlay, waits: PeriodWaits): CargoState {
  const closed = new Uint8Array(overlay.closed.length);
  for (let arc = 0; arc < closed.length; arc += 1) closed[arc] = overlay.closed[arc] === 0 ? 0 : 1;
  for (const arc of waits.never) closed[arc] = 1;
  return { commodity: overlay.consignment.commodity, overlay, ...costsOf(overlay, waits), closed };
}

type Costs = Pick<CargoState, 'usdPerTonne' | 'hours' | 'co2eKgPerTonne' | 'added'>;

/** Costs by the cents of an overlay, which states share where no factor sets them apart, for what is added and a period. */
type KeptCosts = WeakMap<PeriodWaits, WeakMap<Float64Array, Costs>>;
const costs = createMemo<KeptCosts>(1);

/** What an operation costs a tonne, made once for states that differ in what is closed. */
function costsOf(overlay: Overlay, waits: PeriodWaits): Costs {
  const periods = costs.of(regimeEntries(overlay), '', (): KeptCosts => new WeakMap());
  let kept = periods.get(waits);
  if (kept === undefined) periods.set(waits, (kept = new WeakMap<Float64Array, Costs>()));
  let found = kept.get(overlay.cents);
  if (found === undefined) kept.set(overlay.cents, (found = makeCosts(overlay, waits)));
  return found;
}

/** What the waits of a period, and rounding, do to the costs of each arc, whatever the rules: minutes. */
export function minutesBeside(
  network: Network,
  period: Period,
): { readonly waited: Float64Array; readonly rounded: Float64Array } {
  const waited = new Float64Array(network.arcs.length);
  for (const [arc, mean] of periodWaits(network, period).waited) waited[arc] = mean;
  return { waited, rounded: roundedMinutes(network) };
}

/** Arcs that nothing enters in a whole period. */
export function neverEntered(network: Network, period: Period): readonly number[] {
  return periodWaits(network, period).never;
}

function makeCosts(overlay: Overlay, { waited }: PeriodWaits): Costs {
  const { minutes, cents, grams, consignment, network } = overlay;
  const { tonnes } = consignment;
  const { addedMinutes, addedCents, charges } = regimeEntries(overlay);
  const rounded = roundedMinutes(network);
  const hours = minutes.map((each, arc) => (each + at(addedMinutes, arc) - at(rounded, arc)) / 60);
  const usdPerTonne = cents.map((each, arc) => (each + at(addedCents, arc)) / 100 / tonnes);
  const storage = overlay.storageCentsPerMinute / 100 / tonnes;
  for (const [arc, mean] of waited) {
    hours[arc] = at(hours, arc) + mean / 60;
    usdPerTonne[arc] = at(usdPerTonne, arc) + mean * storage;
  }
  const usdOf = (each: number): number => each / 100 / tonnes;
  const hoursOf = (each: number): number => each / 60;
  const added = {
    charges: charges.map((group) => ({
      maskOfArc: group.maskOfArc,
      usdPerTonne: group.cents.map(usdOf),
      hours: group.minutes.map(hoursOf),
    })),
    usdPerTonne: addedCents.map(usdOf),
    hours: addedMinutes.map(hoursOf),
  };
  return { usdPerTonne, hours, co2eKgPerTonne: grams.map((each) => each / 1000 / tonnes), added };
}

/** What seasons, opening hours and timetables make of a period, whatever the cargo and the rules. */
interface PeriodWaits {
  /** By arc that has any: minutes waited on the mean. */
  readonly waited: ReadonlyMap<number, number>;
  /** Arcs that nothing enters in the whole period. */
  readonly never: readonly number[];
  /** By arc: part of the period in which a movement may be entered. */
  readonly openShare: Float64Array;
}

/** Quarters of some years; each is an array by arc. */
const mostPeriods = 24;
const waitsOfPeriods = createMemo<PeriodWaits>(mostPeriods);

/** The waits of a period, made once for the topology: a what-if has the same. */
function periodWaits(network: Network, period: Period): PeriodWaits {
  const key = `${String(period.first)} ${String(period.last)}`;
  return waitsOfPeriods.of(network.arcs, key, () => makeWaits(network, period));
}

function makeWaits(network: Network, period: Period): PeriodWaits {
  const { departure, departures, window, windows } = openingsOf(network);
  const openShare = new Float64Array(network.arcs.length).fill(1);
  const waits = new Map<number, number>();
  const never: number[] = [];
  const [start, end] = [period.first * minutesPerDay, (period.last + 1) * minutesPerDay];
  for (const [arc, { kind }] of network.arcs.entries()) {
    const timetable = at(departure, arc);
    if (timetable < 0 && at(window, arc) < 0) continue;
    const opens = timetable >= 0 ? at(departures, timetable) : at(windows, at(window, arc));
    let [waited, open] = [0, 0];
    for (let k = 0; k < samples; k += 1) {
      const minute = start + ((k + 0.5) / samples) * (end - start);
      const wait = opens.next(minute) - minute;
      if (wait === 0) open += 1;
      // a season is waited out elsewhere: what misses it takes another path
      if (kind === 'move' || kind === 'ride' ? wait === 0 : wait < end - start) waited += wait;
      else if (timetable >= 0) waited = Infinity;
    }
    if (kind === 'move' || kind === 'ride') openShare[arc] = open / samples;
    if (at(openShare, arc) === 0 || waited === Infinity) never.push(arc);
    else waits.set(arc, waited / samples);
  }
  return { waited: waits, never, openShare };
}

/**
 * By arc, what rounding to whole minutes added to the running time. It is taken back on links that traffic slows: in a city
 * they are run through in less than a minute.
 */
function roundedMinutes(network: Network): Float64Array {
  return roundings.of(network.arcs, '', () => makeRoundings(network));
}

/** By arcs, of which a topology has one list. */
const roundings = createMemo<Float64Array>(1);

function makeRoundings({ model, arcs }: Network): Float64Array {
  const lookup = indexModes(model);
  return Float64Array.from(arcs, ({ kind, row }) => {
    const link = kind === 'move' ? at(model.tables.link, row) : undefined;
    if (link?.vdfAlpha === undefined) return 0;
    const minutes = (runningHours(link, lookup) ?? 0) * 60;
    return Math.round(minutes) - minutes;
  });
}

/** A link or service that is open for part of the period passes that part of its capacity; by facility, for its arcs' shares. */
const seasonShares = once(({ list, firstFacility, facilities }: Facilities) =>
  once((share: ByIndex<ArcIndex, Float64Array>): ByIndex<FacilityIndex, Float64Array> => {
    // several arcs use a link, both directions at least: it is open when any of them is
    const open: ByIndex<FacilityIndex, Float64Array> = new Float64Array(list.length);
    for (const [arc, each] of entriesBy(share)) {
      for (const f of rowBy(firstFacility, facilities, arc)) open[f] = Math.max(at(open, f), each);
    }
    for (const [f, { table }] of entriesBy(list)) {
      const isSeasonal = (table === 'link' || table === 'service') && at(open, f) > 0;
      if (!isSeasonal) open[f] = 1;
    }
    return open;
  }),
);
