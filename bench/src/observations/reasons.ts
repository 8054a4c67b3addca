import type { Leg, Route } from '@meridian/engine';
import type { Compared } from './compare.ts';
import { percent } from './summary.ts';

/** Why the model is off, by what its own route shows; the first that holds is told. */
interface Reason {
  readonly holds: (each: Compared, route: Route) => boolean;
  readonly words: (each: Compared, route: Route) => string;
}

const reasons: readonly Reason[] = [
  {
    holds: ({ keepsModes }) => !keepsModes,
    words: () => 'no way leads by the modes that the source names on that day, and other modes are taken',
  },
  {
    holds: ({ apart }) => apart === 'aim',
    words: ({ miss = 0 }) =>
      `what should be: no trip is known that was so ${miss > 0 ? 'fast or cheap' : 'slow or dear'}`,
  },
  {
    holds: (each) => each.measure === 'time' && isOver(each),
    words: (each, route) =>
      `of the model's ${days(hoursOf(route, spent))} days ${days(hoursOf(route, stood))} are stays and waits, most of them at ${longestStays(route)}`,
  },
  {
    holds: ({ measure }, route) => measure === 'time' && unscheduledSeaShare(route) > 1 / 2,
    words: (_, route) =>
      `${percent(unscheduledSeaShare(route))} of the way is by ships that keep no timetable, which sail straight on: no calls, no transhipment, no slow steaming`,
  },
  {
    holds: ({ measure }) => measure === 'time',
    words: (_, route) =>
      `the model moves for ${days(hoursOf(route, ({ hours }) => hours))} days and stands for ${days(hoursOf(route, stood))}: the published trip moved slower, or stood longer than the rows of the model say${longestStays(route) === '' ? '' : ` (${longestStays(route)})`}`,
  },
  {
    holds: (each, route) => each.measure === 'cost' && isOver(each) && modeShare(route, 'road') > 1 / 2,
    words: (_, route) => `${percent(modeShare(route, 'road'))} of the model's way is by road, at the price of a truck`,
  },
  {
    holds: (each) => each.measure === 'cost' && isOver(each),
    words: () => 'a market rate of one trade and date; the model has one price a kilometer for each mode',
  },
  {
    holds: ({ measure }) => measure === 'cost',
    words: () =>
      "a through rate holds the forwarder's margin, the hire of box and platform and the return of the empty one; the model has transport, handling and borders alone",
  },
  { holds: () => true, words: () => 'the lanes and sections of the model lead another way' },
];

/** A miss by more than a factor of two. */
export function isFar({ miss }: Compared): boolean {
  return miss !== undefined && (miss > 1 || miss < -1 / 2);
}

/** Why a figure is missed by more than a factor of two; empty where it is not. */
export function reasonOf(each: Compared): string {
  if (each.route === undefined || !isFar(each)) return '';
  const route = each.clock === 'departure' ? fromDeparture(each.route) : each.route;
  return reasons.find(({ holds }) => holds(each, route))?.words(each, route) ?? '';
}

const isOver = ({ miss = 0 }: Compared): boolean => miss > 0;
const stood = ({ waitHours, dwellHours }: Leg): number => waitHours + dwellHours;
const spent = (leg: Leg): number => leg.hours + stood(leg);
const days = (hours: number): string => (hours / 24).toFixed(1);

/** A route with the legs alone that the clock from departure counts. */
function fromDeparture(route: Route): Route {
  const carries = ({ operation }: Leg): boolean =>
    operation === 'move' || operation === 'ride' || operation === 'cross';
  const { legs } = route;
  return { ...route, legs: legs.slice(legs.findIndex(carries), legs.findLastIndex(carries) + 1) };
}

function hoursOf({ legs }: Route, of: (leg: Leg) => number): number {
  return legs.reduce((sum, leg) => sum + of(leg), 0);
}

function kmOf({ legs }: Route, holds: (leg: Leg) => boolean): number {
  return legs.reduce((sum, leg) => sum + (holds(leg) ? leg.distanceKm : 0), 0);
}

const modeShare = (route: Route, mode: string): number =>
  kmOf(route, (leg) => leg.mode === mode) / Math.max(route.distanceKm, 1);

const unscheduledSeaShare = (route: Route): number =>
  kmOf(route, ({ mode, operation }) => mode === 'sea' && operation === 'move') / Math.max(route.distanceKm, 1);

/** The two places where a route stands longest. */
function longestStays({ legs }: Route): string {
  const hours = new Map<string, number>();
  for (const leg of legs) hours.set(leg.to, (hours.get(leg.to) ?? 0) + stood(leg));
  const longest = [...hours].sort((a, b) => b[1] - a[1]).slice(0, 2);
  return longest.flatMap(([place, each]) => (each > 0 ? [`${place} ${days(each)}`] : [])).join(', ');
}
