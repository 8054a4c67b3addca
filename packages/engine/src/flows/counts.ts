import { isRefusal } from '../findings/refusal.ts';
import type { PathFlows } from '../assignment/solution.ts';
import { overlapDays, parsePeriod, periodDays } from '../calendar/period.ts';
import type { Period } from '../calendar/period.ts';
import { createMemo } from '../memo/memo.ts';
import { once } from '../memo/once.ts';
import type { Model } from '../model/model.ts';
import { rowsById } from '../model/rows-by-id.ts';
import { at } from '../network/at.ts';
import type { Network } from '../network/network.ts';
import type { CountedVolume } from './answer.ts';
import type { CorridorProblem } from './corridor-problem.ts';
import { markPaths } from './kernels/path-masks.ts';
import { selectArcs } from './select-arcs.ts';
import { zoneCountries } from '../demand/od-matrix.ts';
import type { SolvedFlows } from './solve-flows.ts';

/** A row of the table count, ready to count: what it observed, in tonnes or TEU, and which cargo and arcs it counts. */
export interface Count {
  readonly id: string;
  readonly observation: string;
  readonly periodText: string;
  readonly period: Period;
  readonly selector: string;
  readonly isSelected: Uint8Array;
  /** Arcs of which a path has to use one as well; undefined: none. */
  readonly isAlsoSelected: Uint8Array | undefined;
  readonly fromCountries: ReadonlySet<string>;
  readonly toCountries: ReadonlySet<string>;
  readonly commodities: ReadonlySet<string>;
  readonly low: number;
  readonly high: number;
  readonly unit: 't' | 'TEU';
  readonly use: 'fit' | 'held_out' | 'shown' | 'input';
  readonly note: string | undefined;
  readonly missReason: string | undefined;
  readonly sources: readonly string[];
}

const units: Readonly<Record<string, readonly [factor: number, unit: 't' | 'TEU']>> = {
  t: [1, 't'],
  kt: [1e3, 't'],
  Mt: [1e6, 't'],
  TEU: [1, 'TEU'],
  'M TEU': [1e6, 'TEU'],
};

/** The counts of a model. Rows whose unit, period or selector cannot be read are left out: `checkModel` tells of them. */
export const listCounts = once((network: Network): readonly Count[] => {
  const { count } = network.model.tables;
  const observations = rowsById(network.model.tables, 'observation');
  return count.flatMap((row): readonly Count[] => {
    const observed = observations.get(row.observationId);
    const [factor, unit] = units[observed?.unit ?? ''] ?? [];
    const period = parsePeriod(observed?.period ?? '');
    const isSelected = selectArcs(network, row.selector, 'selector');
    if (observed === undefined || factor === undefined || unit === undefined || period === undefined) return [];
    const isAlsoSelected =
      row.alsoSelector === undefined ? undefined : selectArcs(network, row.alsoSelector, 'also_selector');
    if (isRefusal(isSelected) || isRefusal(isAlsoSelected)) return [];
    return [
      {
        id: row.countId,
        observation: row.observationId,
        periodText: observed.period,
        period,
        selector: row.selector,
        isSelected,
        isAlsoSelected,
        fromCountries: new Set(row.fromCountries),
        toCountries: new Set(row.toCountries),
        commodities: new Set<string>(row.commodityIds),
        low: observed.valueLow * factor,
        high: observed.valueHigh * factor,
        unit,
        use: row.use,
        note: row.note,
        missReason: row.missReason,
        sources: observed.sourceId,
      },
    ];
  });
});

/** Tonnes (or TEU) per tonne by path that a count counts: 0 for paths that it does not. */
export function countedShares(
  network: Network,
  corridor: CorridorProblem,
  paths: PathFlows,
  count: Count,
): Float64Array {
  const shares = new Float64Array(paths.flow.length);
  visitCounted(network, corridor, paths, [count], (_, path, share) => {
    shares[path] = share;
  });
  return shares;
}

/** Tonnes (or TEU) per day by count. */
export function countedPerDay(
  network: Network,
  corridor: CorridorProblem,
  paths: PathFlows,
  counts: readonly Count[],
): Float64Array {
  const sums = new Float64Array(counts.length);
  visitCounted(network, corridor, paths, counts, (count, path, share) => {
    sums[count] = at(sums, count) + at(paths.flow, path) * share;
  });
  return sums;
}

/** Counts that are asked of a network together: those of a quarter, or of all. */
const mostMasks = 24;
const masks = createMemo<CountMasks>(mostMasks);

/** By arc, a bit for each of up to 32 counts. */
interface CountMasks {
  readonly selected: Int32Array;
  readonly alsoSelected: Int32Array;
}

function masksOf(network: Network, counts: readonly Count[]): CountMasks {
  return masks.of(network, counts.map(({ id }) => id).join(' '), () => {
    const selected = new Int32Array(network.arcs.length);
    const alsoSelected = new Int32Array(network.arcs.length);
    for (const [bit, { isSelected, isAlsoSelected }] of counts.entries()) {
      for (let arc = 0; arc < selected.length; arc += 1) {
        selected[arc] = at(selected, arc) | (at(isSelected, arc) << bit);
        alsoSelected[arc] = at(alsoSelected, arc) | (at(isAlsoSelected ?? isSelected, arc) << bit);
      }
    }
    return { selected, alsoSelected };
  });
}

/** Visits each path that a count counts, with what of a tonne on it the count counts. */
function visitCounted(
  network: Network,
  { fromZone, toZone }: CorridorProblem,
  paths: PathFlows,
  counts: readonly Count[],
  visit: (count: number, path: number, share: number) => void,
): void {
  const { model } = network;
  const countries = zoneCountries(model);
  for (let first = 0; first < counts.length; first += 32) {
    const some = counts.slice(first, first + 32);
    const { selected, alsoSelected } = masksOf(network, some);
    const through = markPaths(paths, selected);
    const also = markPaths(paths, alsoSelected);
    for (let path = 0; path < through.length; path += 1) {
      for (let bits = at(through, path) & at(also, path); bits !== 0; bits &= bits - 1) {
        const bit = 31 - Math.clz32(bits & -bits);
        const c = at(paths.classIndex, path);
        const pair = at(paths.pair, path);
        const from = countries[at(at(fromZone, c), pair)] ?? '';
        const to = countries[at(at(toZone, c), pair)] ?? '';
        const share = shareOf(model, at(some, bit), c, from, to);
        if (share > 0) visit(first + bit, path, share);
      }
    }
  }
}

function shareOf(model: Model, count: Count, c: number, from: string, to: string): number {
  if (count.fromCountries.size > 0 && !count.fromCountries.has(from)) return 0;
  if (count.toCountries.size > 0 && !count.toCountries.has(to)) return 0;
  if (count.commodities.size > 0 && !count.commodities.has(at(model.tables.commodity, c).commodityId)) return 0;
  return count.unit === 't' ? 1 : teuPerTonne(model, c);
}

/** Only cargo in containers counts in TEU. */
function teuPerTonne(model: Model, c: number): number {
  const { unit, tonnesPerTeu } = at(model.tables.commodity, c);
  return unit === 'teu' ? 1 / (tonnesPerTeu ?? 10) : 0;
}

/** The counts that are for the most part about a period, beside what the model counts there. */
export function countedVolumes(parts: readonly SolvedFlows[], period: Period): readonly CountedVolume[] {
  const [first] = parts;
  if (first?.solution.paths === undefined) return [];
  const { network } = first.base.state;
  // what was observed over a year says little of one of its quarters, which have seasons
  const counts = listCounts(network).filter(
    (count) => overlapDays(count.period, period) >= periodDays(count.period) / 2,
  );
  const perDay = parts.map(({ corridor, solution, base }) => ({
    period: base.state.period,
    perDay:
      solution.paths === undefined
        ? new Float64Array(counts.length)
        : countedPerDay(network, corridor, solution.paths, counts),
  }));
  const modelled = modeledVolumes(counts, perDay);
  return counts.map((count, index) => countedVolume(count, at(modelled, index)));
}

/**
 * What the model counts in the whole period of each count, from the pace of the periods that it touches; NaN where there is
 * none. Tonnes or TEU.
 */
export function modeledVolumes(
  counts: readonly Count[],
  solved: readonly { readonly period: Period; readonly perDay: Float64Array }[],
): Float64Array {
  return Float64Array.from(counts, (count, k) => {
    let [sum, days] = [0, 0];
    for (const { period, perDay } of solved) {
      const shared = overlapDays(count.period, period);
      if (shared === 0) continue;
      sum += at(perDay, k) * shared;
      days += shared;
    }
    return days === 0 ? NaN : (sum / days) * periodDays(count.period);
  });
}

/** A count beside what the model counts in its period. */
export function countedVolume(count: Count, modelled: number): CountedVolume {
  return {
    count: count.id,
    observation: count.observation,
    period: count.periodText,
    selector: count.selector,
    observed: (count.low + count.high) / 2,
    observedLow: count.low,
    observedHigh: count.high,
    modelled,
    unit: count.unit,
    use: count.use,
    heldOut: count.use === 'held_out',
    note: count.note,
    missReason: count.missReason,
    sources: count.sources,
  };
}
