import { isRefusal } from '../findings/refusal.ts';
import type { PathFlows } from '../assignment/solution.ts';
import { overlapDays, parsePeriod, periodDays } from '../calendar/period.ts';
import type { Period } from '../calendar/period.ts';
import { once } from '../memo/once.ts';
import type { Model } from '../model/model.ts';
import { rowsById } from '../model/rows-by-id.ts';
import { at } from '../network/at.ts';
import type { Network } from '../network/network.ts';
import type { CountedVolume } from './answer.ts';
import type { CorridorProblem } from './corridor-problem.ts';
import { waysThrough } from './kernels/paths-through.ts';
import { selectArcs } from './select-arcs.ts';
import { zoneCountries } from '../demand/od-matrix.ts';

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
  readonly use: 'fit' | 'held_out' | 'shown';
  readonly note: string | undefined;
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
        sources: observed.sourceId,
      },
    ];
  });
});

/** Tonnes (or TEU) per day by way that a count counts: 0 for paths that it does not. */
export function countedShares(
  network: Network,
  { fromZone, toZone }: CorridorProblem,
  paths: PathFlows,
  count: Count,
): Float64Array {
  const { model } = network;
  const countries = zoneCountries(model);
  const through = waysThrough(paths, count.isSelected);
  const also = count.isAlsoSelected === undefined ? through : waysThrough(paths, count.isAlsoSelected);
  return Float64Array.from(paths.flow, (_, path) => {
    if (at(through, path) === 0 || at(also, path) === 0) return 0;
    const c = at(paths.classIndex, path);
    const pair = at(paths.pair, path);
    const from = countries[at(at(fromZone, c), pair)] ?? '';
    const to = countries[at(at(toZone, c), pair)] ?? '';
    const commodity = at(model.tables.commodity, c);
    if (count.fromCountries.size > 0 && !count.fromCountries.has(from)) return 0;
    if (count.toCountries.size > 0 && !count.toCountries.has(to)) return 0;
    if (count.commodities.size > 0 && !count.commodities.has(commodity.commodityId)) return 0;
    return count.unit === 't' ? 1 : teuPerTonne(model, c);
  });
}

/** Only cargo in containers counts in TEU. */
function teuPerTonne(model: Model, c: number): number {
  const { unit, tonnesPerTeu } = at(model.tables.commodity, c);
  return unit === 'teu' ? 1 / (tonnesPerTeu ?? 10) : 0;
}

/** The counts that are for the most part about a period, beside what the model counts there. */
export function countedVolumes(
  network: Network,
  corridor: CorridorProblem,
  paths: PathFlows | undefined,
  period: Period,
): readonly CountedVolume[] {
  if (paths === undefined) return [];
  return listCounts(network).flatMap((count) => {
    // what was observed over a year says little of one of its quarters, which have seasons
    if (overlapDays(count.period, period) < periodDays(count.period) / 2) return [];
    const shares = countedShares(network, corridor, paths, count);
    const perDay = paths.flow.reduce((sum, flow, path) => sum + flow * at(shares, path), 0);
    return [countedVolume(count, perDay * periodDays(count.period))];
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
    sources: count.sources,
  };
}
