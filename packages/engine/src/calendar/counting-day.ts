import { firstDay } from './date.ts';

/**
 * The date on which something dated counts where one day is needed: its own day, the 15th of its month, or 1 July of its
 * year. The one rule for acts of a register and of imported sets, for figures observed in a month or a year, and for the
 * day that is shown of what is dated so. It completes the text and does not look whether there is such a day.
 */
export function countingDate(date: string): string {
  if (date.length === 4) return `${date}-07-01`;
  return date.length === 7 ? `${date}-15` : date;
}

/** Day on which something dated counts, counted from 1970-01-01; undefined when its date is none. */
export function countingDay(date: string): number | undefined {
  return firstDay(countingDate(date));
}

/** Month in which something dated counts, YYYY-MM. */
export function countingMonth(date: string): string {
  return countingDate(date).slice(0, 7);
}
