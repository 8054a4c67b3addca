import type { ComparedCity } from '@meridian/engine';
import type { Clock } from '@meridian/engine/questions';
import { hoursBy } from '@meridian/words';

/** Hours below which two ways count as the same: they share all but their handling. */
export const sameHours = 1;

/** At how many cities the corridor is faster than its rivals, slower, or alone. */
export function countWins(
  cities: readonly ComparedCity[],
  clock: Clock,
): {
  readonly corridor: number;
  readonly rival: number;
  readonly both: number;
  readonly onlyCorridor: number;
  readonly onlyRival: number;
} {
  const counts = { corridor: 0, rival: 0, both: 0, onlyCorridor: 0, onlyRival: 0 };
  for (const { corridor, rival } of cities) {
    if (corridor === undefined) counts.onlyRival += 1;
    else if (rival === undefined) counts.onlyCorridor += 1;
    else {
      const difference = hoursBy(rival, clock) - hoursBy(corridor, clock);
      if (Math.abs(difference) < sameHours) continue;
      counts.both += 1;
      counts[difference > 0 ? 'corridor' : 'rival'] += 1;
    }
  }
  return counts;
}
