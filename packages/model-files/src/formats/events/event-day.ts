import { firstDay } from '@meridian/engine';
import type { Rejection } from './imported-event.ts';

/** A day of an event set. */
export interface EventDay {
  /** ISO 8601. */
  readonly date: string;
  /** Days from 1970-01-01. */
  readonly day: number;
}

/** Which stands first in a date such as 3/4/2017. */
export type DateOrder = 'day-first' | 'month-first';

/** No set begins before this year; what is earlier is an error of the set (ACLED has held the year 0025). */
export const EARLIEST_YEAR = 1900;

interface DateParts {
  readonly year: string;
  readonly month: number;
  readonly day: number;
}

/** Two numbers before a year, of which either may be the month. */
interface PairBeforeYear {
  readonly year: string;
  readonly pair: readonly [number, number];
}

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** 1 to 12 by a name in full or cut to three letters or more; 0 for what is none. */
function monthOf(name: string): number {
  const text = name.toLowerCase();
  return text.length < 3 ? 0 : months.findIndex((month) => month.startsWith(text)) + 1;
}

const sign = String.raw`[\s./-]`;
const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const eightDigits = /^(\d{4})(\d\d)(\d\d)$/;
/** By points the day stands first wherever such dates are written. */
const byPoints = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d\d)$/;
const bySigns = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4}|\d\d)$/;
const dayMonthYear = new RegExp(
  `^(\\d{1,2})(?:st|nd|rd|th)?${sign}*([a-z]{3,9})${sign}*,?${sign}*(\\d{4}|\\d\\d)$`,
  'i',
);
const monthDayYear = new RegExp(
  `^([a-z]{3,9})${sign}*(\\d{1,2})(?:st|nd|rd|th)?(?:,|${sign})${sign}*(\\d{4}|\\d\\d)$`,
  'i',
);
const yearMonthDay = new RegExp(`^(\\d{4})${sign}+([a-z]{3,9})${sign}+(\\d{1,2})$`, 'i');
const weekday = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]?\s+/i;
const time = /[T\s,]+\d{1,2}:\d\d.*$/;

/** Year, month and day of a date as event sets and spreadsheets write it; undefined for what is none of these forms. */
function partsOf(written: string): DateParts | PairBeforeYear | undefined {
  const text = written.trim().replace(time, '').replace(weekday, '');
  const [, year = '', month, day] = yearFirst.exec(text) ?? eightDigits.exec(text) ?? [];
  if (year !== '') return { year, month: Number(month), day: Number(day) };
  const points = byPoints.exec(text);
  if (points !== null) return { year: points[3] ?? '', month: Number(points[2]), day: Number(points[1]) };
  const pair = bySigns.exec(text);
  if (pair !== null) return { year: pair[3] ?? '', pair: [Number(pair[1]), Number(pair[2])] };
  const named = namedMonth(text);
  return named === undefined || named.month === 0 ? undefined : named;
}

function namedMonth(text: string): DateParts | undefined {
  const [, day = '', dayMonth = '', dayYear = ''] = dayMonthYear.exec(text) ?? [];
  if (day !== '') return { year: dayYear, month: monthOf(dayMonth), day: Number(day) };
  const [, month = '', monthDay = '', monthYear = ''] = monthDayYear.exec(text) ?? [];
  if (month !== '') return { year: monthYear, month: monthOf(month), day: Number(monthDay) };
  const [, year = '', yearMonth = '', yearDay = ''] = yearMonthDay.exec(text) ?? [];
  return year === '' ? undefined : { year, month: monthOf(yearMonth), day: Number(yearDay) };
}

/** The order that a date such as 13/4/2017 or 4/13/2017 proves; undefined for one that proves none. */
export function orderToldBy(text: string): DateOrder | undefined {
  const parts = partsOf(text);
  if (parts === undefined || !('pair' in parts)) return undefined;
  const [first, second] = parts.pair;
  if (first > 12 === second > 12) return undefined;
  return first > 12 ? 'day-first' : 'month-first';
}

/**
 * Day of a date, or why it has none. `order` is that of the file: without one, a date that can be read in two ways is
 * ambiguous. A day after `today` (days from 1970-01-01) is in the future.
 */
export function readDay(text: string, today: number, order: DateOrder | undefined): EventDay | Rejection {
  const parts = partsOf(text);
  if (parts === undefined) return { reason: 'bad-date', found: text };
  const settled = settle(parts, order);
  if (settled === undefined) return { reason: 'ambiguous-date', found: text };
  const year = fullYear(settled.year);
  const date = [
    String(year).padStart(4, '0'),
    ...[settled.month, settled.day].map((part) => String(part).padStart(2, '0')),
  ].join('-');
  const day = year < EARLIEST_YEAR ? undefined : firstDay(date);
  if (day === undefined) return { reason: 'bad-date', found: text };
  return day > today ? { reason: 'future-date', found: text } : { date, day };
}

/** Month and day told apart; undefined where that takes the order of the file and it has none. */
function settle(parts: DateParts | PairBeforeYear, order: DateOrder | undefined): DateParts | undefined {
  if (!('pair' in parts)) return parts;
  const { year, pair } = parts;
  const [first, second] = pair;
  const isDayFirst = first > 12 || first === second || (second <= 12 && order === 'day-first');
  if (isDayFirst) return { year, month: second, day: first };
  return second > 12 || order === 'month-first' ? { year, month: first, day: second } : undefined;
}

/** A year of two digits as POSIX has it: 69 to 99 are of the last century. */
function fullYear(text: string): number {
  const year = Number(text);
  return text.length === 4 ? year : year < 69 ? 2000 + year : 1900 + year;
}
