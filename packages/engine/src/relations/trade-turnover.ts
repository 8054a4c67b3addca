import { overlapDays, parsePeriod } from '../calendar/period.ts';
import type { ModelPart } from '../model/from-tables.ts';
import { dyadKey } from './dyad.ts';

/** What a pair traded both ways together in a period. */
export interface Turnover {
  /** As the table writes it. */
  readonly period: string;
  /** First and last day of the period. */
  readonly day: number;
  readonly last: number;
  /** USD, brought to a year of 365.25 days. */
  readonly usdPerYear: number;
  readonly sources: readonly string[];
}

/** The turnovers of a pair on record, in order of their first days. */
export function listTurnovers({ tables }: ModelPart<'trade'>, a: string, b: string): readonly Turnover[] {
  return tables.trade
    .flatMap((row): readonly Turnover[] => {
      if (row.use !== 'turnover' || dyadKey(row.fromCountry, row.toCountry) !== dyadKey(a, b)) return [];
      const period = parsePeriod(row.period);
      if (period === undefined || row.usd === undefined) return [];
      const usdPerYear = (row.usd * 365.25) / overlapDays(period, period);
      return [{ period: row.period, day: period.first, last: period.last, usdPerYear, sources: row.sourceId }];
    })
    .sort((x, y) => x.day - y.day || x.last - y.last);
}
