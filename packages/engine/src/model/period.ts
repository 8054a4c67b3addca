import { dayNumber, firstDay, formatDay, lastDay } from './date.ts';

/** Days that a figure is about, both ends inside it, counted from 1970-01-01. */
export interface Period {
  readonly first: number;
  readonly last: number;
}

const quarterPattern = /^(\d{4})-Q([1-4])$/;

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

/** The quarters that share a day with a period, in order. */
export function quartersIn(period: Period): readonly NamedQuarter[] {
  const found: NamedQuarter[] = [];
  let year = Number(formatDay(period.first).slice(0, 4));
  let quarter = Math.ceil(Number(formatDay(period.first).slice(5, 7)) / 3);
  for (;;) {
    const days = quarterAt(year, quarter);
    if (days.first > period.last) return found;
    found.push({ ...days, name: `${String(year)}-Q${String(quarter)}`, quarter });
    [year, quarter] = quarter === 4 ? [year + 1, 1] : [year, quarter + 1];
  }
}
