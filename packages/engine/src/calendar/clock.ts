import { formatDay, twoDigits } from './date.ts';

/** Times of a search are minutes from 1970-01-01T00:00 UTC. */
export const minutesPerDay = 1440;

const millisecondsPerDay = 86_400_000;

/** The day, counted from 1970-01-01, in which a moment lies: milliseconds from 1970 as clocks of computers count, by UTC. */
export function dayOfMoment(milliseconds: number): number {
  return Math.floor(milliseconds / millisecondsPerDay);
}

/** The moment at which a day begins by UTC, in milliseconds from 1970: what scales of time in charts take. */
export function momentOfDay(day: number): number {
  return day * millisecondsPerDay;
}

/**
 * The date of a moment, as the clock of the caller has it (milliseconds from 1970). It is the day by UTC and not that of
 * the place where the computer stands: the same moment has one date for all who ask, on whatever machine.
 */
export function today(now: number): string {
  return formatDay(dayOfMoment(now));
}

/** A minute from 1970-01-01T00:00, rounded to a whole one, as YYYY-MM-DDTHH:MM. */
export function formatMinute(minute: number): string {
  const whole = Math.round(minute);
  const day = Math.floor(whole / minutesPerDay);
  const clock = whole - day * minutesPerDay;
  return `${formatDay(day)}T${twoDigits(Math.floor(clock / 60))}:${twoDigits(clock % 60)}`;
}

/** A moment as text: 2023-06-01T09:30:00.000Z. */
export function formatMoment(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
