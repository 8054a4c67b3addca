import { once } from '../memo/once.ts';
import type { Model } from '../model/model.ts';
import { indexById, rowOf } from '../model/rows-by-id.ts';
import { compareTime, joinPeriods, overlapDays, parsePeriod, periodDays } from '../calendar/period.ts';
import type { Period } from '../calendar/period.ts';
import { at } from '../network/at.ts';
import type { Network } from '../network/network.ts';
import { estimateDemand } from './estimate-demand.ts';
import type { DemandRecord } from './estimate-demand.ts';

/** Demand of one commodity in a period: pairs in compressed sparse rows by origin zone. */
export interface OdMatrix {
  /** Indices in `model.tables.zone`. */
  readonly origins: readonly number[];
  readonly firstPair: readonly number[];
  readonly destinations: readonly number[];
  /** Tonnes in the whole period. */
  readonly tonnes: readonly number[];
  /** By pair, the selector of what its cargo must pass, undefined where it is free; no list: all are. Such a pair comes after the free one. */
  readonly captiveTo?: readonly (string | undefined)[] | undefined;
}

const estimatedDemand = once(estimateDemand);

/** The demand of a model: its table, or what its trade and its zones' masses yield where it has none. */
export function demandRows(network: Network): readonly DemandRecord[] {
  const { demand, trade, generation } = network.model.tables;
  if (demand.length > 0 || trade.length === 0 || generation.length === 0) return demand;
  return estimatedDemand(network);
}

/** Quarters and years for which a model has demand, in order of time. */
export function demandPeriods(network: Network): readonly string[] {
  return datedDemand(network).map(({ name }) => name);
}

/** The days for which a model has demand of any pair, as periods with a hole between them, in order of time. */
export function demandDays(network: Network): readonly Period[] {
  return joinPeriods(datedDemand(network));
}

function datedDemand(network: Network): readonly (Period & { readonly name: string })[] {
  return datesOf(demandRows(network));
}

const datesOf = once((rows: readonly DemandRecord[]): readonly (Period & { readonly name: string })[] =>
  [...new Set(rows.map(({ period }) => period))]
    .flatMap((name) => {
      const period = parsePeriod(name);
      return period === undefined ? [] : [{ ...period, name }];
    })
    .sort(compareTime),
);

/** The demand of a period by commodity, in the order of its table; a row of a longer period counts by its days in this one. */
export function odMatrices(network: Network, period: Period): readonly OdMatrix[] {
  const { model } = network;
  const zoneIndex = indexById(model.tables, 'zone');
  const commodityIndex = indexById(model.tables, 'commodity');
  const zoneCount = model.tables.zone.length;
  const sums = model.tables.commodity.map(() => new Map<number, number>());
  const shares = new Map<string, number>();
  const lenses = captiveSelectors(network);
  for (const row of demandRows(network)) {
    let share = shares.get(row.period);
    if (share === undefined) shares.set(row.period, (share = shareOf(row.period, period)));
    const [from, to, commodity] = [
      zoneIndex.get(row.fromZoneId),
      zoneIndex.get(row.toZoneId),
      commodityIndex.get(row.commodityId),
    ];
    if (share === 0 || from === undefined || to === undefined || commodity === undefined || from === to) continue;
    const key = (from * zoneCount + to) * lenses.length + lenses.indexOf(row.captiveTo);
    const own = at(sums, commodity);
    own.set(key, (own.get(key) ?? 0) + row.tonnes * share);
  }
  return sums.map((own) => toMatrix(own, zoneCount, lenses));
}

/** What cargo of a model is captive to: undefined, for the free, before the selectors in the order of the demand. */
function captiveSelectors(network: Network): readonly (string | undefined)[] {
  return selectorsOf(demandRows(network));
}

const selectorsOf = once((rows: readonly DemandRecord[]): readonly (string | undefined)[] => [
  ...new Set([undefined, ...rows.map(({ captiveTo }) => captiveTo)]),
]);

function shareOf(text: string, period: Period): number {
  const own = parsePeriod(text);
  return own === undefined ? 0 : overlapDays(own, period) / periodDays(own);
}

function toMatrix(
  sums: ReadonlyMap<number, number>,
  zoneCount: number,
  lenses: readonly (string | undefined)[],
): OdMatrix {
  const keys = [...sums.keys()].filter((key) => (sums.get(key) ?? 0) > 0).sort((a, b) => a - b);
  const origins: number[] = [];
  const firstPair: number[] = [];
  const destinations: number[] = [];
  const tonnes: number[] = [];
  const captiveTo: (string | undefined)[] = [];
  for (const key of keys) {
    const pair = Math.floor(key / lenses.length);
    const origin = Math.floor(pair / zoneCount);
    if (origins.at(-1) !== origin) {
      origins.push(origin);
      firstPair.push(destinations.length);
    }
    destinations.push(pair % zoneCount);
    captiveTo.push(lenses[key % lenses.length]);
    tonnes.push(sums.get(key) ?? 0);
  }
  firstPair.push(destinations.length);
  return { origins, firstPair, destinations, tonnes, captiveTo };
}

/** Country of each zone, by index in the table zone; empty where its node has none. */
export function zoneCountries(model: Model): readonly string[] {
  return model.tables.zone.map(({ nodeId }) => rowOf(model.tables, 'node', nodeId)?.country ?? '');
}
