import { civilDate } from '../calendar/date.ts';
import type { ModelPart } from '../model/from-tables.ts';
import { rowOf } from '../model/rows-by-id.ts';
import { listTurnovers } from './trade-turnover.ts';
import type { Turnover } from './trade-turnover.ts';

/** Years after its period for which a turnover stands where no newer one has come; then the share is not known. */
export const turnoverStandsYears = 3;
/** Years by which the year of a side's total may lie from that of the turnover where its own year has none. */
export const totalWithinYears = 3;
const daysPerYear = 365.25;

/** What a pair trades as a share of all trade of each side, and of which years that is said. */
export interface TradeShare {
  /** Of the turnover, as the table writes it. */
  readonly period: string;
  readonly usdPerYear: number;
  /** Null where no total of the side is known near the year of the turnover. */
  readonly shareOfA: number | null;
  readonly shareOfB: number | null;
  /** Year of the total; null where the share is not known, or the table does not say. */
  readonly totalYearOfA: number | null;
  readonly totalYearOfB: number | null;
  readonly sources: readonly string[];
}

export const tradeShareTables = ['actor', 'actor_trade', 'trade'] as const;
type TradeModel = ModelPart<(typeof tradeShareTables)[number]>;

/**
 * The share on a day (trade shares as in Hirschman, 1945): the latest turnover whose period has begun, for three years after
 * its end at most, over each side's total of the turnover's own year, else of the year nearest to it within three (the
 * earlier of two as near). Undefined where no turnover stands.
 */
export function tradeShareOn(model: TradeModel, a: string, b: string, day: number): TradeShare | undefined {
  const figure = listTurnovers(model, a, b).findLast((each) => each.day <= day);
  if (figure === undefined || day >= endOf(figure)) return undefined;
  const [ofA, ofB] = [totalNear(model, a, figure), totalNear(model, b, figure)];
  const { period, usdPerYear, sources } = figure;
  const share = (total: Total | undefined): number | null =>
    total === undefined ? null : Math.min(1, usdPerYear / total.usd);
  return {
    period,
    usdPerYear,
    shareOfA: share(ofA),
    shareOfB: share(ofB),
    totalYearOfA: ofA?.year ?? null,
    totalYearOfB: ofB?.year ?? null,
    sources: [...new Set([...sources, ...(ofA?.sources ?? []), ...(ofB?.sources ?? [])])],
  };
}

/** Days on which the share of a pair may change. */
export function tradeShareChanges(model: TradeModel, a: string, b: string): readonly number[] {
  return listTurnovers(model, a, b).flatMap((figure) => [figure.day, endOf(figure)]);
}

/** The first day on which a turnover stands no more. */
function endOf({ last }: Turnover): number {
  return last + 1 + Math.round(turnoverStandsYears * daysPerYear);
}

interface Total {
  readonly year: number | undefined;
  readonly usd: number;
  readonly sources: readonly string[];
}

function totalNear(model: TradeModel, actor: string, { day, last }: Turnover): Total | undefined {
  // a fiscal year is that in which most of it lies
  const { year: own } = civilDate(Math.floor((day + last) / 2));
  const away = ({ year }: Total): number => (year === undefined ? totalWithinYears : Math.abs(year - own));
  return totalsOf(model, actor)
    .filter((total) => total.usd > 0 && away(total) <= totalWithinYears)
    .sort((x, y) => away(x) - away(y) || (x.year ?? Infinity) - (y.year ?? Infinity))[0];
}

/** All totals of a side; that of the table actor counts for what its year is, or for any where none is said. */
function totalsOf({ tables }: TradeModel, actor: string): readonly Total[] {
  const row = rowOf(tables, 'actor', actor);
  const rows = tables.actor_trade.filter(({ actorId }) => actorId === actor);
  return [
    ...rows.map(({ year, usd, sourceId }) => ({ year, usd, sources: sourceId })),
    ...(row?.tradeUsd === undefined ? [] : [{ year: row.tradeYear, usd: row.tradeUsd, sources: row.sourceId }]),
  ];
}
