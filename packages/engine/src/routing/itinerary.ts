import type { Overlay } from '../network/overlay.ts';
import { at } from '../network/at.ts';
import { rateIntegral } from '../network/kernels/rate-integral.ts';
import { entryOf } from '../network/opening.ts';

/** One arc of a path with its times: minutes from 1970-01-01T00:00 UTC. */
export interface Step {
  readonly arc: number;
  readonly start: number;
  /** When the arc is entered, after a wait for a season, an opening or a departure. */
  readonly enter: number;
  readonly end: number;
  /** Minutes that regimes add which the cargo comes under here; part of end - enter. */
  readonly addedMinutes: number;
  readonly cents: number;
  readonly grams: number;
  /** 1e-6 of -ln(1-p). */
  readonly risk: number;
}

/**
 * Runs the arcs of a path one after the other from a minute on, with waits, storage and exposure: the same arithmetic as
 * the search, one path at a time. Undefined when an arc can never be entered.
 */
export function runItinerary(
  overlay: Overlay,
  arcs: readonly number[],
  startMinute: number,
): readonly Step[] | undefined {
  const { minutes, cents, grams, regimeSet, sets, storageCentsPerMinute } = overlay;
  const matrix = sets.transitions();
  const setCount = sets.members.length;
  const steps: Step[] = [];
  let clock = startMinute;
  let set = 0;
  for (const arc of arcs) {
    const entry = entryOf(overlay, arc);
    const enter = entry === undefined ? clock : entry.next(clock);
    if (enter === Infinity) return undefined;
    const pair = set * setCount + at(regimeSet, arc);
    const addedMinutes = at(matrix.addedMinutes, pair);
    const end = enter + at(minutes, arc) + addedMinutes;
    steps.push({
      arc,
      start: clock,
      enter,
      end,
      addedMinutes,
      cents: at(cents, arc) + at(matrix.addedCents, pair) + (enter - clock) * storageCentsPerMinute,
      grams: at(grams, arc),
      risk: rateIntegral(matrix.newRates, pair, startMinute, end) + rateIntegral(matrix.keptRates, pair, clock, end),
    });
    clock = end;
    set = at(regimeSet, arc);
  }
  return steps;
}
