/** Dates and periods of a model in words. */

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** `2023-03-01` as `1 March 2023`, `2023-03` as `March 2023`; a year, and what is no date, stays as it is. */
export function formatDate(date: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})(?:-(\d{2}))?/.exec(date) ?? [];
  const name = monthNames[Number(month) - 1];
  if (year === undefined || name === undefined) return date;
  return day === undefined ? `${name} ${year}` : `${String(Number(day))} ${name} ${year}`;
}

/** `2023-Q1` as `2023 Q1`, `2023-01/2023-05` as `2023-01 to 2023-05`. */
export function periodWords(period: string): string {
  return period
    .split('/')
    .map((each) => each.replace(/-(?=Q)/, ' '))
    .join(' to ');
}
