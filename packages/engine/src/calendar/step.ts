import { civilDate, dayNumber, daysInMonth } from './date.ts';

/** Steps in which a series is asked for. */
export const relationSteps = ['month', 'quarter', 'year'] as const;
export type RelationStep = (typeof relationSteps)[number];

/** Last day of the month, quarter or year that holds a day. */
export function stepEnd(day: number, step: RelationStep): number {
  const { year, month } = civilDate(day);
  const last = step === 'year' ? 12 : step === 'quarter' ? Math.ceil(month / 3) * 3 : month;
  return dayNumber(year, last, daysInMonth(year, last));
}

/** First day of the year that holds a day. */
export function yearStart(day: number): number {
  return dayNumber(civilDate(day).year, 1, 1);
}
