import { entriesBy, rowBy } from '../units/index.ts';
import type { ArcIndex, ByIndex, FacilityIndex } from '../units/index.ts';
import type { CommodityRecord } from '../model/model.ts';
import { midDate, periodDays } from '../calendar/period.ts';
import type { Period } from '../calendar/period.ts';
import { at } from '../network/at.ts';
import { minutesPerDay } from '../calendar/clock.ts';
import type { Network } from '../network/network.ts';
import { overlay as overlayOf } from '../network/overlay.ts';
import type { Overlay } from '../network/overlay.ts';
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
}

/** Consignment for which figures are taken, large enough that whole minutes, cents and grams do not matter. */
const sampleTeu = 100;
const sampleTonnes = 1000;
/** Times of a period at which a timetable, opening hours or a season are looked at. */
const samples = 97;

/** The network of a period, in which all cargo obeys the sanctions of some parties; in words, what makes no sense. */
export function periodState(network: Network, period: Period, comply: readonly string[]): PeriodState | string {
  const { model } = network;
  const facilities = facilitiesOf(network);
  const date = midDate(period);
  const cargo: CargoState[] = [];
  const openShare = new Float64Array(network.arcs.length).fill(1);
  for (const commodity of model.tables.commodity) {
    const load = commodity.unit === 'teu' ? { teu: sampleTeu } : { tonnes: sampleTonnes };
    const overlay = overlayOf(network, { depart: date, commodity: commodity.commodityId, comply, ...load });
    if (typeof overlay === 'string') return overlay;
    cargo.push(cargoState(overlay, period, openShare));
  }
  const regimes = cargo[0]?.overlay.regimes ?? [];
  const capacity = baseCapacity(network, facilities, regimes);
  shortenSeasons(facilities, openShare, capacity);
  return { network, facilities, period, days: periodDays(period), date, cargo, capacity };
}

function cargoState(overlay: Overlay, period: Period, openShare: Float64Array): CargoState {
  const { minutes, cents, grams, consignment, network } = overlay;
  const { tonnes } = consignment;
  const { addedMinutes, addedCents } = regimeEntries(overlay);
  const closed = Uint8Array.from(overlay.closed, (reason) => (reason === 0 ? 0 : 1));
  const rounded = roundedMinutes(network);
  const hours = minutes.map((each, arc) => (each + at(addedMinutes, arc) - at(rounded, arc)) / 60);
  const usdPerTonne = cents.map((each, arc) => (each + at(addedCents, arc)) / 100 / tonnes);
  const [start, end] = [period.first * minutesPerDay, (period.last + 1) * minutesPerDay];
  const storage = overlay.storageCentsPerMinute / 100 / tonnes;
  for (const [arc, { kind }] of network.arcs.entries()) {
    const timetable = at(overlay.departure, arc);
    const window = at(overlay.window, arc);
    if (timetable < 0 && window < 0) continue;
    const opens = timetable >= 0 ? at(overlay.departures, timetable) : at(overlay.windows, window);
    let [waited, open] = [0, 0];
    for (let k = 0; k < samples; k += 1) {
      const minute = start + ((k + 0.5) / samples) * (end - start);
      const wait = opens.next(minute) - minute;
      if (wait === 0) open += 1;
      // a season is waited out elsewhere: what misses it takes another way
      if (kind === 'move' || kind === 'ride' ? wait === 0 : wait < end - start) waited += wait;
      else if (timetable >= 0) waited = Infinity;
    }
    if (kind === 'move' || kind === 'ride') openShare[arc] = open / samples;
    if (at(openShare, arc) === 0 || waited === Infinity) {
      closed[arc] = 1;
      continue;
    }
    const mean = waited / samples;
    hours[arc] = at(hours, arc) + mean / 60;
    usdPerTonne[arc] = at(usdPerTonne, arc) + mean * storage;
  }
  return {
    commodity: consignment.commodity,
    overlay,
    usdPerTonne,
    hours,
    co2eKgPerTonne: grams.map((each) => each / 1000 / tonnes),
    closed,
  };
}

/**
 * By arc, what rounding to whole minutes added to the running time. It is taken back on links that traffic slows: in a city
 * they are run through in less than a minute.
 */
function roundedMinutes({ model, arcs }: Network): Float64Array {
  const lookup = indexModes(model);
  return Float64Array.from(arcs, ({ kind, row }) => {
    const link = kind === 'move' ? at(model.tables.link, row) : undefined;
    if (link?.vdfAlpha === undefined) return 0;
    const minutes = (runningHours(link, lookup) ?? 0) * 60;
    return Math.round(minutes) - minutes;
  });
}

/** A link or service that is open for part of the period passes that part of its capacity. */
function shortenSeasons(
  { list, firstFacility, facilities }: Facilities,
  share: ByIndex<ArcIndex, Float64Array>,
  capacity: ByIndex<FacilityIndex, Float64Array>,
): void {
  // several arcs use a link, both directions at least: it is open when any of them is
  const open: ByIndex<FacilityIndex, Float64Array> = new Float64Array(list.length);
  for (const [arc, each] of entriesBy(share)) {
    for (const f of rowBy(firstFacility, facilities, arc)) open[f] = Math.max(at(open, f), each);
  }
  for (const [f, { table }] of entriesBy(list)) {
    const isSeasonal = (table === 'link' || table === 'service') && at(open, f) > 0;
    if (isSeasonal && at(capacity, f) < Infinity) capacity[f] = at(capacity, f) * at(open, f);
  }
}
