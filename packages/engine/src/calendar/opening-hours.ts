import { civilDate, daysInMonth } from './date.ts';

/** Month and day of the month. */
export type MonthDay = readonly [number, number];

/** A part of every year, both days included; one that ends before it begins runs over the new year. */
export interface Season {
  readonly from: MonthDay;
  readonly to: MonthDay;
}

const seasonPattern = /^(\d{2})-(\d{2})\/(\d{2})-(\d{2})$/;
const hoursPattern = /^(\d{2}):(\d{2})-(\d{2}):(\d{2})$/;

/** A season as tables write it, `MM-DD/MM-DD`; undefined when it is none, or a day of it exists in no year. */
export function parseSeason(text: string): Season | undefined {
  const match = seasonPattern.exec(text);
  if (match === null) return undefined;
  const from = [Number(match[1]), Number(match[2])] as const;
  const to = [Number(match[3]), Number(match[4])] as const;
  return isDayOfYear(from) && isDayOfYear(to) ? { from, to } : undefined;
}

/** Whether a day (from 1970-01-01) lies in a season. */
export function isInSeason(day: number, { from, to }: Season): boolean {
  const date = civilDate(day);
  const now = date.month * 100 + date.day;
  const [start, end] = [from[0] * 100 + from[1], to[0] * 100 + to[1]];
  return start <= end ? now >= start && now <= end : now >= start || now <= end;
}

function isDayOfYear([month, day]: MonthDay): boolean {
  // 2024 is a leap year, so that 29 February may begin or end a season
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(2024, month);
}

/** Hours of every day, minutes from midnight; from one minute to the same is all day, an end before the begin is of the day after. */
export interface HoursOpen {
  readonly open: number;
  readonly close: number;
}

/** Hours as tables write them, `HH:MM-HH:MM` from 00:00 to 24:00; undefined when they are none. */
export function parseHoursOpen(text: string): HoursOpen | undefined {
  const match = hoursPattern.exec(text);
  if (match === null) return undefined;
  const open = minuteOfDay(Number(match[1]), Number(match[2]));
  const close = minuteOfDay(Number(match[3]), Number(match[4]));
  return open === undefined || close === undefined ? undefined : { open, close };
}

function minuteOfDay(hour: number, minute: number): number | undefined {
  return (hour < 24 && minute < 60) || (hour === 24 && minute === 0) ? hour * 60 + minute : undefined;
}
