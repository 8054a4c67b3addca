import { at } from '../network/at.ts';
import type { ArcKind, Network } from '../network/network.ts';
import type { Clock } from '../questions/choices.ts';
import type { Step } from './itinerary.ts';

/**
 * The two clocks of an itinerary. `gate`: from the gate of the origin to release at the last terminal. `departure`: from
 * the departure of the first train, ship or truck to the arrival of the last, as carriers and timetables count: without
 * stay and wait at the origin and without handling at the end. Stays, waits and transfers in the middle count in both.
 */
export type ClockHours = Readonly<Record<Clock, number>>;

/** What carries cargo on. A border at the end of the last link is passed before the cargo has arrived at its node. */
const carries: ReadonlySet<ArcKind> = new Set<ArcKind>(['move', 'ride', 'cross']);

/** Whether cargo comes nearer its end by an arc, other than by being handled or waiting. */
function carriesOn(network: Network, arc: number): boolean {
  return carries.has(at(network.arcs, arc).kind);
}

/** The places, in a path, of the first and the last arc between which the clock from departure runs; undefined where none moves. */
export function carriedSpan(
  network: Network,
  arcs: readonly number[],
): { readonly first: number; readonly last: number } | undefined {
  const first = arcs.findIndex((arc) => carriesOn(network, arc));
  return first < 0 ? undefined : { first, last: arcs.findLastIndex((arc) => carriesOn(network, arc)) };
}

/** Hours of an itinerary by both clocks. Departure is when the first link is entered, after a wait for its season. */
export function hoursByClock(network: Network, steps: readonly Step[]): ClockHours {
  const span = carriedSpan(
    network,
    steps.map(({ arc }) => arc),
  );
  return {
    gate: steps.length === 0 ? 0 : (at(steps, steps.length - 1).end - at(steps, 0).start) / 60,
    departure: span === undefined ? 0 : (at(steps, span.last).end - at(steps, span.first).enter) / 60,
  };
}
