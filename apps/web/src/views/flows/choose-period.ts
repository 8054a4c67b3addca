import { firstDay, quarterOf } from '@meridian/engine';
import type { Model } from '@meridian/engine';

/** The quarter that is asked for, where the model has it; else that of its reference date, or the nearest with demand. */
export function choosePeriod(periods: readonly string[], model: Model, asked: string | null): string | undefined {
  if (asked !== null && periods.includes(asked)) return asked;
  const day = firstDay(model.tables.config[0]?.referenceDate ?? '');
  const reference = asked ?? (day === undefined ? '' : quarterOf(day).name);
  return periods.findLast((period) => period <= reference) ?? periods[0];
}
