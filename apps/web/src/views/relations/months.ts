import { firstDay, lastDay, monthsIn } from '@meridian/engine';
import type { Model } from '@meridian/engine';

/** Months from the first act of the register to the last act or change of a regime, ascending; none without acts. */
export function monthsOf({ tables }: Model): readonly string[] {
  let [first, last] = [Infinity, -Infinity];
  const extend = (date: string | undefined): void => {
    last = Math.max(last, date === undefined ? -Infinity : (lastDay(date) ?? -Infinity));
  };
  for (const { date } of tables.event) {
    first = Math.min(first, firstDay(date) ?? Infinity);
    extend(date);
  }
  if (first === Infinity) return [];
  for (const { validFrom, validTo } of tables.regime_state) {
    extend(validFrom);
    extend(validTo);
  }
  return monthsIn({ first, last });
}

/** Place of a date among months: of its own month, or of the nearest end where it lies outside. */
export function monthIndex(months: readonly string[], date: string): number {
  const month = date.slice(0, 7);
  const at = months.findIndex((each) => each >= month);
  return at < 0 ? months.length - 1 : at;
}
