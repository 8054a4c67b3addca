import { quartersIn } from '../calendar/period.ts';
import type { NamedQuarter } from '../calendar/period.ts';
import type { ScoredEvent } from './relation-event.ts';

/** What was done between two actors, quarter by quarter. */
export interface QuarterSeries {
  readonly quarters: readonly NamedQuarter[];
  /** Sum of the scores of the quarter's events; 0 where nothing is on record. */
  readonly net: Float64Array;
  readonly counts: Float64Array;
}

/** The quarters from that of the first event to the last that is over on a day, both ends with all of their days. */
export function quarterlyScores(
  events: readonly ScoredEvent[],
  weighByConfidence: boolean,
  day: number,
): QuarterSeries {
  const first = events.reduce((least, event) => Math.min(least, event.day), Infinity);
  const quarters = first > day ? [] : quartersIn({ first, last: day }).filter(({ last }) => last <= day);
  const net = new Float64Array(quarters.length);
  const counts = new Float64Array(quarters.length);
  for (const [row, quarter] of quarters.entries()) {
    const within = events.filter((event) => event.day >= quarter.first && event.day <= quarter.last);
    counts[row] = within.length;
    net[row] = within.reduce((sum, event) => sum + pointsOf(event, weighByConfidence), 0);
  }
  return { quarters, net, counts };
}

function pointsOf({ score, weight, confidence }: ScoredEvent, weighByConfidence: boolean): number {
  return score * weight * (weighByConfidence ? confidence : 1);
}
