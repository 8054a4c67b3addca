/**
 * Dates of a model are ISO 8601 text. A year or a month stands for its first day where a period begins and
 * for its last day where it ends. Days are counted from 1970-01-01 in the proleptic Gregorian calendar.
 */

/** Days from 1970-01-01 (Howard Hinnant's days_from_civil, 2013). */
export function dayNumber(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

export function daysInMonth(year: number, month: number): number {
  return month === 12 ? 31 : dayNumber(year, month + 1, 1) - dayNumber(year, month, 1);
}

/** Year, month (1 to 12) and day of the month of a day number (Hinnant's civil_from_days, 2013). */
export function civilDate(dayCount: number): { readonly year: number; readonly month: number; readonly day: number } {
  const z = dayCount + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

interface DateParts {
  readonly year: number;
  readonly month: number | undefined;
  readonly day: number | undefined;
}

/** The parts of an ISO year, month or day; undefined when it is not one or does not exist. */
export function parseDate(text: string): DateParts | undefined {
  // tables are read again and again by these: digit by digit takes a third of the time of a regular expression
  const { length } = text;
  if (length !== 4 && length !== 7 && length !== 10) return undefined;
  const year = numberAt(text, 0, 4);
  const month = length === 4 ? undefined : text[4] === '-' ? numberAt(text, 5, 7) : -1;
  const day = length < 10 ? undefined : text[7] === '-' ? numberAt(text, 8, 10) : -1;
  if (year < 0 || (month !== undefined && (month < 1 || month > 12))) return undefined;
  if (day !== undefined && (day < 1 || day > daysInMonth(year, month ?? 1))) return undefined;
  return { year, month, day };
}

/** The number that digits of a text are; -1 where one of the characters is no digit. */
function numberAt(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** First day of a date, month or year; undefined when it is not one. */
export function firstDay(text: string): number | undefined {
  const parts = parseDate(text);
  return parts && dayNumber(parts.year, parts.month ?? 1, parts.day ?? 1);
}

/** Last day of a date, month or year; undefined when it is not one. */
export function lastDay(text: string): number | undefined {
  const parts = parseDate(text);
  if (parts === undefined) return undefined;
  const month = parts.month ?? 12;
  return dayNumber(parts.year, month, parts.day ?? daysInMonth(parts.year, month));
}

/** First day of a date that reading the model has found to be one. */
export function getFirstDay(text: string): number {
  return firstDay(text) ?? noDate(text);
}

/** Last day of a date that reading the model has found to be one. */
export function getLastDay(text: string): number {
  return lastDay(text) ?? noDate(text);
}

function noDate(text: string): never {
  throw new RangeError(`seen “${text}”, expected a date: reading a model refuses others`);
}

/** Whether a day lies in a period whose ends may be open (undefined). */
export function isWithin(day: number, from: string | undefined, to: string | undefined): boolean {
  const first = from === undefined ? undefined : firstDay(from);
  const last = to === undefined ? undefined : lastDay(to);
  return (first === undefined || day >= first) && (last === undefined || day <= last);
}

/** ISO date of a day number. */
export function formatDay(dayCount: number): string {
  const { year, month, day } = civilDate(dayCount);
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
}

/** Of a month, day, hour or minute, as ISO 8601 writes it. */
export function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

/** Whether a text is a day that exists, YYYY-MM-DD: neither a month nor a year. */
export function isDay(text: string): boolean {
  return parseDate(text)?.day !== undefined;
}

/** The same day so many years before; 29 February becomes the 28th where the year has none. */
export function yearsBefore(dayCount: number, years: number): number {
  const { year, month, day } = civilDate(dayCount);
  return dayNumber(year - years, month, Math.min(day, daysInMonth(year - years, month)));
}
