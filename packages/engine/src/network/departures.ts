import { getFirstDay, getLastDay } from '../calendar/date.ts';
import { minutesPerDay } from '../calendar/clock.ts';
import { zoneOffset } from '../calendar/time-zone.ts';
import type { Window } from '../calendar/window.ts';
import type { ModelPart } from '../model/from-tables.ts';
import { rowOf } from '../model/rows-by-id.ts';
import { at } from './at.ts';
import type { ArcFacts } from './network.ts';

/** Departures by a timetable: the first at or after a minute; Infinity when there are no more. */
export type Departures = Window;

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
  const zone = zoneOffset(rowOf(model.tables, 'node', start?.nodeId)?.timeZone);
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
