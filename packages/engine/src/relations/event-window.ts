import type { ScoreTable } from './event-score.ts';
import type { RelationEvent } from './relation-event.ts';

/** How the events of a register are read: which table scores them, and whether the grades of their sources weigh them. */
export interface EventReading {
  readonly scores: ScoreTable;
  readonly weighByConfidence: boolean;
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
