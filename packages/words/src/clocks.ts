import type { Clock } from '@meridian/engine/questions';
import type { ReachedCity, Route } from '@meridian/engine';

/** The two clocks by which a time counts, in plain words. */
export const clockWords: Readonly<Record<Clock, string>> = {
  gate: 'door to release',
  departure: 'departure to arrival',
};

/** The other one of the two. */
export function otherClock(clock: Clock): Clock {
  return clock === 'gate' ? 'departure' : 'gate';
}

/** The hours of a route, or of the way to a city, by a clock. */
export function hoursBy<T extends Pick<Route | ReachedCity, 'hours' | 'hoursFromDeparture'>>(
  { hours, hoursFromDeparture }: T,
  clock: Clock,
): T['hours'] {
  return clock === 'gate' ? hours : hoursFromDeparture;
}
