import { daysInMonth, dayNumber, formatDay } from '../model/date.ts';
import type { ScoreTable } from './event-score.ts';
import type { RelationEvent } from './relation-event.ts';

/** How the events of a register are read: which table scores them, and whether the grades of their sources weigh them. */
export interface EventReading {
  readonly scores: ScoreTable;
  readonly weighByConfidence: boolean;
}

/** The same day so many years before; 29 February becomes the 28th where the year has none. */
export function yearsBefore(day: number, years: number): number {
  const [year = 0, month = 1, date = 1] = formatDay(day).split('-').map(Number);
  return dayNumber(year - years, month, Math.min(date, daysInMonth(year - years, month)));
}

/** Events after one day up to another. */
export function eventsBetween(events: readonly RelationEvent[], after: number, upTo: number): readonly RelationEvent[] {
  return events.filter(({ day }) => day > after && day <= upTo);
}

/** Score of an event as it is read; undefined where the table has none. */
export function scoreAsRead(event: RelationEvent, { scores, weighByConfidence }: EventReading): number | undefined {
  const score = event.scores[scores];
  return score === undefined ? undefined : score * (weighByConfidence ? event.confidence : 1);
}
