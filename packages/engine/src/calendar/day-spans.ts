import { firstDay, lastDay } from './date.ts';

/** Days from 1970-01-01, both included; open ends are infinite. */
export interface DaySpan {
  readonly first: number;
  readonly last: number;
}

/** All days. */
export const always: DaySpan = { first: -Infinity, last: Infinity };

/** The days of a row whose ends may be open. */
export function spanOf(row: {
  readonly validFrom?: string | undefined;
  readonly validTo?: string | undefined;
}): DaySpan {
  return {
    first: (row.validFrom === undefined ? undefined : firstDay(row.validFrom)) ?? -Infinity,
    last: (row.validTo === undefined ? undefined : lastDay(row.validTo)) ?? Infinity,
  };
}

export function overlaps(a: DaySpan, b: DaySpan): boolean {
  return a.first <= b.last && b.first <= a.last;
}

export function isIn(spans: readonly DaySpan[], day: number): boolean {
  return spans.some(({ first, last }) => day >= first && day <= last);
}

/** The days of a span that none of some others covers, in order. */
export function spanWithout(span: DaySpan, others: readonly DaySpan[]): readonly DaySpan[] {
  const left: DaySpan[] = [];
  let first = span.first;
  for (const other of others.filter((each) => overlaps(each, span)).sort((a, b) => a.first - b.first)) {
    if (other.first > first) left.push({ first, last: other.first - 1 });
    first = Math.max(first, other.last + 1);
  }
  if (first <= span.last && first < Infinity) left.push({ first, last: span.last });
  return left;
}

/** The stretches of time over which no row of some sets of days comes or goes, in order. */
export function stretches(sets: readonly (readonly DaySpan[])[]): readonly DaySpan[] {
  const starts = sets.flatMap((spans) => spans.flatMap(({ first, last }) => [first, last + 1])).filter(Number.isFinite);
  const cuts = [-Infinity, ...[...new Set(starts)].sort((a, b) => a - b)];
  return cuts.map((first, k) => ({ first, last: (cuts[k + 1] ?? Infinity) - 1 }));
}
