import type { Model } from '@meridian/engine';

/** Month of an ISO date, as YYYY-MM; a year alone gives its first or its last month. */
function monthOf(date: string, end: 'first' | 'last'): string | undefined {
  const [, year, month] = /^(\d{4})(?:-(\d{2}))?/.exec(date) ?? [];
  return year === undefined ? undefined : `${year}-${month ?? (end === 'first' ? '01' : '12')}`;
}

/** Last day of a month YYYY-MM, as an ISO date. */
export function monthEnd(month: string): string {
  const [year = 0, at = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, at, 0)).toISOString().slice(0, 10);
}

/** Months from the first act of the register to the last act or change of a regime, ascending; none without acts. */
export function monthsOf({ tables }: Model): readonly string[] {
  const acts = tables.event.flatMap(({ date }) => monthOf(date, 'first') ?? []);
  const first = acts.toSorted()[0];
  if (first === undefined) return [];
  const ends = [
    ...tables.event.map(({ date }) => date),
    ...tables.regime_state.flatMap(({ validFrom, validTo }) => [
      validFrom,
      ...(validTo === undefined ? [] : [validTo]),
    ]),
  ];
  const last =
    ends
      .flatMap((date) => monthOf(date, 'last') ?? [])
      .toSorted()
      .at(-1) ?? first;
  const months: string[] = [];
  for (let [year = 0, month = 1] = first.split('-').map(Number); ; month += 1) {
    if (month > 12) [year, month] = [year + 1, 1];
    const next = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
    if (next > last) return months;
    months.push(next);
  }
}

/** Place of a date among months: of its own month, or of the nearest end where it lies outside. */
export function monthIndex(months: readonly string[], date: string): number {
  const month = date.slice(0, 7);
  const at = months.findIndex((each) => each >= month);
  return at < 0 ? months.length - 1 : at;
}

/** The day on which an act of the register counts: the 15th of a month, 1 July of a year. */
export function countingDay(date: string): string {
  if (/^\d{4}$/.test(date)) return `${date}-07-01`;
  return /^\d{4}-\d{2}$/.test(date) ? `${date}-15` : date.slice(0, 10);
}

/** The same day so many years before; 29 February becomes the 28th. */
export function yearsBefore(date: string, years: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year - years, month, 0)).getUTCDate();
  return new Date(Date.UTC(year - years, month - 1, Math.min(day, last))).toISOString().slice(0, 10);
}
