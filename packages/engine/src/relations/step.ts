import { daysInMonth, dayNumber, formatDay } from '../model/date.ts';
import type { relationSteps } from '../questions/choices.ts';

export type RelationStep = (typeof relationSteps)[number];

/** Last day of the month, quarter or year that holds a day. */
export function stepEnd(day: number, step: RelationStep): number {
  const [year, month] = [Number(formatDay(day).slice(0, 4)), Number(formatDay(day).slice(5, 7))];
  const last = step === 'year' ? 12 : step === 'quarter' ? Math.ceil(month / 3) * 3 : month;
  return dayNumber(year, last, daysInMonth(year, last));
}
