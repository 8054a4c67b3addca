import type { CrossingRecord } from '../model/model.ts';

/** Whether a crossing holds for a link passed from its begin to its end (forward) or back. */
export function holdsFor({ direction }: CrossingRecord, forward: boolean): boolean {
  return direction === 'both' || (direction === 'forward') === forward;
}
