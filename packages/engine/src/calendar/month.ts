import { civilDate, formatDay, getLastDay, twoDigits } from './date.ts';
import type { Period } from './period.ts';

/** Month of a day, YYYY-MM. */
export function monthOf(day: number): string {
  return formatDay(day).slice(0, 7);
}

/** Last day of a month YYYY-MM that reading the model has found to be one, as an ISO date. */
export function monthEnd(month: string): string {
  return formatDay(getLastDay(month));
}

/** The months that share a day with a period, YYYY-MM, in order. */
export function monthsIn({ first, last }: Period): readonly string[] {
  const found: string[] = [];
  const end = monthOf(last);
  for (let { year, month } = civilDate(first); ; month += 1) {
    if (month > 12) [year, month] = [year + 1, 1];
    const next = `${String(year).padStart(4, '0')}-${twoDigits(month)}`;
    if (next > end) return found;
    found.push(next);
  }
}
