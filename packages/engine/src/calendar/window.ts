import { minutesPerDay } from './clock.ts';
import { civilDate, dayNumber } from './date.ts';
import type { HoursOpen, MonthDay, Season } from './opening-hours.ts';
import { isInSeason, parseHoursOpen, parseSeason } from './opening-hours.ts';
import { zoneOffset } from './time-zone.ts';

/** When something may be entered: the first minute at or after a given one; Infinity when never. */
export interface Window {
  next(minute: number): number;
}

/** Yearly seasons that must all be open, each `MM-DD/MM-DD` with both days included. */
export function readSeason(seasons: readonly string[]): Window {
  const periods = [...new Set(seasons)].map((season) => parseSeason(season) ?? wholeYear);
  return {
    next(minute) {
      let day = Math.floor(minute / minutesPerDay);
      const limit = day + 2 * 366;
      while (day < limit) {
        const closed = periods.find((period) => !isInSeason(day, period));
        if (closed === undefined) return Math.max(minute, day * minutesPerDay);
        day = nextOpening(day, closed.from);
      }
      return Infinity;
    },
  };
}

const wholeYear: Season = { from: [1, 1], to: [12, 31] };

function nextOpening(day: number, from: MonthDay): number {
  const { year } = civilDate(day);
  const thisYear = dayNumber(year, from[0], from[1]);
  return thisYear > day ? thisYear : dayNumber(year + 1, from[0], from[1]);
}

const allDay: HoursOpen = { open: 0, close: 0 };

/** Daily hours `HH:MM-HH:MM` local to a time zone; they may run over midnight. */
export function readHoursOpen(text: string, timeZone: string | undefined): Window {
  const { open, close } = parseHoursOpen(text) ?? allDay;
  const offset = zoneOffset(timeZone);
  return {
    next(minute) {
      const local = minute + offset(minute);
      const clock = ((local % minutesPerDay) + minutesPerDay) % minutesPerDay;
      const isOpen = open <= close ? clock >= open && clock < close : clock >= open || clock < close;
      if (isOpen || open === close) return minute;
      return minute + ((open - clock + minutesPerDay) % minutesPerDay);
    },
  };
}
