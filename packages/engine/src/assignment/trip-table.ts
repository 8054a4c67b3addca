import { once } from '../memo/once.ts';
import type { AssignmentProblem } from './problem.ts';

/** All that starts at one origin in one class: what one tree serves. */
export interface TripGroup {
  readonly classIndex: number;
  readonly origin: number;
  /** Trips of the group: `first .. end - 1`. */
  readonly first: number;
  readonly end: number;
}

/** The pairs of all classes in one row, class after class: trip t is pair `t - firstOfClass[c]` of class c. */
export interface TripTable {
  readonly count: number;
  readonly groups: readonly TripGroup[];
  readonly firstOfClass: Uint32Array;
  readonly destination: Uint32Array;
  readonly demand: Float64Array;
  /** Infinity where there is no outside option. */
  readonly outsideCost: Float64Array;
}

/** The trips of a problem, made once: whoever works on it asks for them. */
export const tripTable = once(makeTripTable);

function makeTripTable(problem: AssignmentProblem): TripTable {
  const { classes } = problem;
  const firstOfClass = new Uint32Array(classes.length + 1);
  const groups: TripGroup[] = [];
  let count = 0;
  for (const [classIndex, each] of classes.entries()) {
    for (const [i, origin] of each.origins.entries()) {
      const first = count + (each.firstPair[i] ?? 0);
      const end = count + (each.firstPair[i + 1] ?? 0);
      if (end > first) groups.push({ classIndex, origin, first, end });
    }
    count += each.demand.length;
    firstOfClass[classIndex + 1] = count;
  }
  const destination = new Uint32Array(count);
  const demand = new Float64Array(count);
  const outsideCost = new Float64Array(count).fill(Infinity);
  for (const [classIndex, each] of classes.entries()) {
    const first = firstOfClass[classIndex] ?? 0;
    destination.set(each.destinations, first);
    demand.set(each.demand, first);
    if (each.outsideCost !== undefined) outsideCost.set(each.outsideCost, first);
  }
  return { count, groups, firstOfClass, destination, demand, outsideCost };
}
