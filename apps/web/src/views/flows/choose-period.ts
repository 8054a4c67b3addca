import type { Model } from '@meridian/engine';

/** The quarter that is asked for, where the model has it; else that of its reference date, or the nearest with demand. */
export function choosePeriod(periods: readonly string[], model: Model, asked: string | null): string | undefined {
  if (asked !== null && periods.includes(asked)) return asked;
  const reference = quarterOf(asked ?? model.tables.config[0]?.referenceDate ?? '');
  return periods.findLast((period) => period <= reference) ?? periods[0];
}

/** The quarter of a day, `2023-06-01` as `2023-Q2`; a period stays as it is. */
export function quarterOf(date: string): string {
  const month = Number(date.slice(5, 7));
  return month >= 1 && month <= 12 ? `${date.slice(0, 4)}-Q${String(Math.ceil(month / 3))}` : date;
}
