import { civilDate, dayNumber, firstDay, formatDay, lastDay } from './date.ts';

/** Days that a figure is about, both ends inside it, counted from 1970-01-01. */
export interface Period {
  readonly first: number;
  readonly last: number;
}

const quarterPattern = /^(\d{4})-Q([1-4])$/;
const yearOrQuarterPattern = /^\d{4}(-Q[1-4])?$/;

/** Whether a text is a year or a quarter of one: 2023, 2023-Q1. */
export function isYearOrQuarter(text: string): boolean {
  return yearOrQuarterPattern.test(text);
}

/**
 * The days of a period as tables write it: a year, quarter (2023-Q1), month or day of ISO 8601, or two of them joined
 * by `/`, the first of which stands for its first day and the second for its last. A year of another calendar is
 * written as such a range (2023-03-21/2024-03-19). Undefined when it is none, or ends before it begins.
 */
export function parsePeriod(text: string): Period | undefined {
  const [from = '', to = from, ...rest] = text.split('/');
  if (rest.length > 0) return undefined;
  const first = endOf(from, 'first');
  const last = endOf(to, 'last');
  return first === undefined || last === undefined || last < first ? undefined : { first, last };
}

function endOf(text: string, end: 'first' | 'last'): number | undefined {
  const match = quarterPattern.exec(text);
  if (match === null) return end === 'first' ? firstDay(text) : lastDay(text);
  const quarter = quarterAt(Number(match[1]), Number(match[2]));
  return quarter[end];
}

/** The days of quarter 1 to 4 of a year. */
export function quarterAt(year: number, quarter: number): Period {
  const first = dayNumber(year, quarter * 3 - 2, 1);
  const next = quarter === 4 ? dayNumber(year + 1, 1, 1) : dayNumber(year, quarter * 3 + 1, 1);
  return { first, last: next - 1 };
}

/** In order of time: by the first day, then by the last. */
export function compareTime(a: Period, b: Period): number {
  return a.first - b.first || a.last - b.last;
}

/** The days that periods cover together, as periods between which at least a day lies, in order of time. */
export function joinPeriods(periods: readonly Period[]): readonly Period[] {
  const joined: Period[] = [];
  for (const period of periods.toSorted(compareTime)) {
    const before = joined.at(-1);
    if (before === undefined || period.first > before.last + 1) joined.push(period);
    else if (period.last > before.last) joined[joined.length - 1] = { first: before.first, last: period.last };
  }
  return joined;
}

/** Days of a period that none of some others has, those of which `joinPeriods` has made one where they touch. */
export function periodsWithout(period: Period, joined: readonly Period[]): readonly Period[] {
  const missing: Period[] = [];
  let first = period.first;
  for (const each of joined) {
    if (each.last < first) continue;
    if (each.first > period.last) break;
    if (each.first > first) missing.push({ first, last: each.first - 1 });
    first = each.last + 1;
  }
  if (first <= period.last) missing.push({ first, last: period.last });
  return missing;
}

/** Rows of a table whose days an earlier one (by its first day) has already, with that row. */
export function doubled<T extends { readonly period: string; readonly row: number }>(
  rows: readonly T[],
): readonly { readonly row: T; readonly before: T }[] {
  const dated = rows
    .flatMap((row) => {
      const period = parsePeriod(row.period);
      return period === undefined ? [] : [{ row, period }];
    })
    .sort((a, b) => a.period.first - b.period.first || a.row.row - b.row.row);
  const found: { readonly row: T; readonly before: T }[] = [];
  let latest: (typeof dated)[number] | undefined;
  for (const next of dated) {
    if (latest !== undefined && next.period.first <= latest.period.last)
      found.push({ row: next.row, before: latest.row });
    if (latest === undefined || next.period.last > latest.period.last) latest = next;
  }
  return found;
}

/** First and last day of a period as a table writes it; one day alone. */
export function formatPeriod({ first, last }: Period): string {
  return first === last ? formatDay(first) : `${formatDay(first)}/${formatDay(last)}`;
}

/** Days in a period, both ends counted. */
export function periodDays({ first, last }: Period): number {
  return last - first + 1;
}

/** Days that two periods share. */
export function overlapDays(a: Period, b: Period): number {
  return Math.max(0, Math.min(a.last, b.last) - Math.max(a.first, b.first) + 1);
}

/** ISO date of the middle of a period; of two middle days, the later. */
export function midDate({ first, last }: Period): string {
  return formatDay(Math.floor((first + last + 1) / 2));
}

/** A quarter with its name. */
export interface NamedQuarter extends Period {
  /** As tables write it: 2023-Q1. */
  readonly name: string;
  readonly quarter: number;
}

/** The quarter that holds a day. */
export function quarterOf(day: number): NamedQuarter {
  const { year, month } = civilDate(day);
  return nameQuarter(year, Math.ceil(month / 3));
}

function nameQuarter(year: number, quarter: number): NamedQuarter {
  return { ...quarterAt(year, quarter), name: `${String(year).padStart(4, '0')}-Q${String(quarter)}`, quarter };
}

/** The quarters that share a day with a period, in order. */
export function quartersIn(period: Period): readonly NamedQuarter[] {
  const found: NamedQuarter[] = [];
  for (let next = quarterOf(period.first); next.first <= period.last; next = quarterOf(next.last + 1)) found.push(next);
  return found;
}
