import { at } from './at.ts';
import type { Window } from '../calendar/window.ts';
import type { Overlay } from './overlay.ts';

/** When an arc may be entered by its season, its opening hours or its timetable; undefined: at any time. */
export function openingOf(overlay: Overlay, arc: number): Window | undefined {
  const { window, windows, departure, departures } = overlay;
  return at(window, arc) >= 0
    ? at(windows, at(window, arc))
    : at(departure, arc) >= 0
      ? at(departures, at(departure, arc))
      : undefined;
}

/**
 * When an arc may be entered, acts that the question obeys included: never where one of them touches the operation before
 * it ends. Nobody is told to wait until an act lapses.
 */
export function entryOf(overlay: Overlay, arc: number): Window | undefined {
  const opening = openingOf(overlay, arc);
  const passing = overlay.passingActs.get(arc);
  if (passing === undefined) return opening;
  const { minutes, regimes, sets, regimeSet } = overlay;
  // all that regimes may add here, whichever of them the cargo was under before
  const added = at(sets.members, at(regimeSet, arc)).reduce(
    (sum, index) => sum + at(regimes, index).hoursAdded * 60,
    0,
  );
  return {
    next(minute) {
      const enter = opening === undefined ? minute : opening.next(minute);
      return enter < Infinity && passing.isFree(enter, enter + at(minutes, arc) + added) ? enter : Infinity;
    },
  };
}
