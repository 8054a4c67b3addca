import type { ModelPart } from '../model/from-tables.ts';
import { dayNumber, formatDay, getFirstDay, getLastDay } from '../model/date.ts';
import { at } from './at.ts';
import type { ArcFacts } from './network.ts';

/** Times of a search are minutes from 1970-01-01T00:00 UTC. */
export const minutesPerDay = 1440;

/** When something may be entered: the first minute at or after a given one; Infinity when never. */
export interface Window {
  next(minute: number): number;
}

/** Departures by a timetable: the first at or after a minute; Infinity when there are no more. */
export type Departures = Window;

/** Yearly seasons that must all be open, each `MM-DD/MM-DD` with both days included. */
export function readSeason(seasons: readonly string[]): Window {
  const periods = [...new Set(seasons)].map((season) => {
    const match = /^(\d\d)-(\d\d)\/(\d\d)-(\d\d)$/.exec(season);
    const [, fromMonth, fromDay, toMonth, toDay] = (match ?? []).map(Number);
    return { from: [fromMonth ?? 1, fromDay ?? 1], to: [toMonth ?? 12, toDay ?? 31] } as const;
  });
  return {
    next(minute) {
      let day = Math.floor(minute / minutesPerDay);
      const limit = day + 2 * 366;
      while (day < limit) {
        const closed = periods.find((period) => !isInSeason(day, period.from, period.to));
        if (closed === undefined) return Math.max(minute, day * minutesPerDay);
        day = nextOpening(day, closed.from);
      }
      return Infinity;
    },
  };
}

type MonthDay = readonly [number, number];

function isInSeason(day: number, from: MonthDay, to: MonthDay): boolean {
  const [, month = 1, date = 1] = formatDay(day).split('-').map(Number);
  const now = month * 100 + date;
  const [start, end] = [from[0] * 100 + from[1], to[0] * 100 + to[1]];
  return start <= end ? now >= start && now <= end : now >= start || now <= end;
}

function nextOpening(day: number, from: MonthDay): number {
  const year = Number(formatDay(day).slice(0, 4));
  const thisYear = dayNumber(year, from[0], from[1]);
  return thisYear > day ? thisYear : dayNumber(year + 1, from[0], from[1]);
}

/** Daily hours `HH:MM-HH:MM` local to a time zone; they may run over midnight. */
export function readHoursOpen(text: string, timeZone: string | undefined): Window {
  const [, h1 = 0, m1 = 0, h2 = 0, m2 = 0] = (/^(\d\d):(\d\d)-(\d\d):(\d\d)$/.exec(text) ?? []).map(Number);
  const [open, close] = [h1 * 60 + m1, h2 * 60 + m2];
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

/** Minutes by which local time is ahead of UTC; daylight saving by the day, since a border's clock is no finer. */
export function zoneOffset(timeZone: string | undefined): (minute: number) => number {
  if (timeZone === undefined) return () => 0;
  const made = offsets.get(timeZone) ?? makeOffset(timeZone);
  offsets.set(timeZone, made);
  return made;
}

const offsets = new Map<string, (minute: number) => number>();

function makeOffset(timeZone: string): (minute: number) => number {
  const known = new Map<number, number>();
  // a zone that does not exist is an exception here: checkModel refuses it
  const formatter = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset', year: 'numeric' });
  return (minute) => {
    const day = Math.floor(minute / minutesPerDay);
    const before = known.get(day);
    if (before !== undefined) return before;
    const name =
      formatter.formatToParts(day * minutesPerDay * 60_000).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const match = /GMT([+-])(\d\d):(\d\d)/.exec(name);
    const offset = match === null ? 0 : (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
    known.set(day, offset);
    return offset;
  };
}

const weekdays = ['thu', 'fri', 'sat', 'sun', 'mon', 'tue', 'wed'];

/** Departures of a timetabled service from the stop of a board arc; undefined where no calendar is published. */
export function departuresOf(
  model: ModelPart<'service' | 'service_calendar' | 'service_stop' | 'node'>,
  facts: ArcFacts,
): Departures | undefined {
  const service = at(model.tables.service, facts.row);
  const calendars = model.tables.service_calendar.filter(({ serviceId }) => serviceId === service.serviceId);
  // a calendar names departures from the first stop; a run back has none
  if (calendars.length === 0 || !facts.forward) return undefined;
  const stops = model.tables.service_stop
    .filter(({ serviceId }) => serviceId === service.serviceId)
    .sort((a, b) => a.stopSequence - b.stopSequence);
  const start = stops[0];
  const zone = zoneOffset(model.tables.node.find(({ nodeId }) => nodeId === start?.nodeId)?.timeZone);
  const offset = Math.round(facts.offsetHours * 60);
  const runs = calendars.map(({ days, departureTime, validFrom, validTo }) => {
    const [hour = 0, minute = 0] = departureTime.split(':').map(Number);
    return {
      days: new Set<string>(days),
      clock: hour * 60 + minute,
      first: getFirstDay(validFrom),
      last: getLastDay(validTo),
    };
  });
  return {
    next(minute) {
      let best = Infinity;
      for (const { days, clock, first, last } of runs) {
        // the train that leaves the first stop on `day` is here `offset` later
        let day = Math.max(first, Math.floor((minute - offset) / minutesPerDay) - 1);
        for (let tried = 0; tried < 16 && day <= last; tried += 1, day += 1) {
          if (!days.has(weekdays[((day % 7) + 7) % 7] ?? '')) continue;
          const leaves = day * minutesPerDay + clock;
          const here = leaves - zone(leaves) + offset;
          if (here >= minute) {
            best = Math.min(best, here);
            break;
          }
        }
      }
      return best;
    },
  };
}
