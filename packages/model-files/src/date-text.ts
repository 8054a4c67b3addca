import { parseDate, parseHoursOpen, parseSeason } from '@meridian/engine';

const DATE = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/;

/** Whether the text is a year, month or day of ISO 8601 that exists in the Gregorian calendar. */
export function isDate(text: string): boolean {
  return parseDate(text) !== undefined;
}

/** Whether the text has the form of a date, even if no such day exists. */
export function looksLikeDate(text: string): boolean {
  return DATE.test(text);
}

/** The ISO date that `31.12.2023`, `31/12/2023` or `2023/12/31` must mean, if only one can be meant. */
export function guessDate(text: string): string | undefined {
  const dayLast = /^(\d{4})[./](\d{1,2})[./](\d{1,2})$/.exec(text);
  if (dayLast !== null) return existing(dayLast[1], dayLast[2], dayLast[3]);
  const yearLast = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(text);
  if (yearLast === null) return undefined;
  const [, first, second, year] = yearLast;
  if (text.includes('.')) return existing(year, second, first);
  const dayFirst = existing(year, second, first);
  const monthFirst = existing(year, first, second);
  return dayFirst === undefined || monthFirst === undefined ? (dayFirst ?? monthFirst) : undefined;
}

/** Whether the text is `MM-DD/MM-DD` with two days that exist in some year. */
export function isSeason(text: string): boolean {
  return parseSeason(text) !== undefined;
}

/** Whether the text is `HH:MM-HH:MM`, from 00:00 to 24:00. */
export function isHoursOpen(text: string): boolean {
  return parseHoursOpen(text) !== undefined;
}

function existing(year = '', month = '', day = ''): string | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDate(text) ? text : undefined;
}
