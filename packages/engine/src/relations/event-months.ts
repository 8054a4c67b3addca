import { countingDay } from '../calendar/counting-day.ts';
import type { RelationEvent } from './relation-event.ts';

/** What a machine-coded set says of one actor's acts towards another in a month. */
export interface EventMonth {
  readonly a: string;
  readonly b: string;
  /** YYYY-MM. */
  readonly month: string;
  readonly events: number;
  /** Medians over the month; undefined where no event has a score by the table. */
  readonly medianGoldstein: number | undefined;
  readonly medianPlover: number | undefined;
}

/** Confidence of a machine-coded month: a source that cannot be judged (F6), as `general` is. */
const machineConfidence = 0.25;

/**
 * Months of a machine-coded set as events of the index, one for each direction and month with the median of its scores: a
 * report that is repeated a hundred times is no hundred acts, so counts are shown and never summed.
 */
export function eventsOfMonths(months: readonly EventMonth[], set: string): readonly RelationEvent[] {
  return months.flatMap(({ a, b, month, events, medianGoldstein, medianPlover }) => {
    const day = countingDay(month);
    if (day === undefined) return [];
    return [
      {
        id: `${a}>${b} ${month}`,
        day,
        date: month,
        a,
        b,
        mutual: false,
        title: `${String(events)} ${events === 1 ? 'event' : 'events'} of ${set}, median of their scores`,
        scores: { goldstein: medianGoldstein, plover: medianPlover },
        tags: [],
        confidence: machineConfidence,
        sources: [],
      },
    ];
  });
}
