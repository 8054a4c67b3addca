// Flows as one vector: by class the volumes of arcs, by trip what stays away, and the volumes of facilities that follow.

import type { AssignmentProblem } from '../problem.ts';
import type { TreeSearcher } from '../tree-searcher.ts';
import type { TripTable } from '../trip-table.ts';
import { facilityVolumes } from './volumes.ts';

export interface FlowVector {
  /** By class, then by arc. */
  readonly arc: readonly Float64Array[];
  /** By trip. */
  readonly outside: Float64Array;
  /** By facility. */
  readonly facility: Float64Array;
}

export function emptyFlows(problem: AssignmentProblem, trips: TripTable): FlowVector {
  return {
    arc: problem.classes.map(() => new Float64Array(problem.tail.length)),
    outside: new Float64Array(trips.count),
    facility: new Float64Array(problem.delays.kind.length),
  };
}

/** Cost of all demand by the shortest paths and outside options of the last search; demand with neither costs nothing. */
export function leastTotalCost(trips: TripTable, distance: Float64Array): number {
  let sum = 0;
  for (let trip = 0; trip < trips.count; trip += 1) {
    const least = Math.min(distance[trip]!, trips.outsideCost[trip]!);
    if (least < Infinity) sum += trips.demand[trip]! * least;
  }
  return sum;
}

/** All-or-nothing: every trip by its shortest path, or away where its outside option is cheaper. */
export function loadAll(
  problem: AssignmentProblem,
  trips: TripTable,
  { distance, predecessors }: TreeSearcher,
  into: FlowVector,
): void {
  const { tail } = problem;
  for (const ofClass of into.arc) ofClass.fill(0);
  for (let index = 0; index < trips.groups.length; index += 1) {
    const { classIndex, first, end } = trips.groups[index]!;
    const volume = into.arc[classIndex]!;
    const predecessor = predecessors[index]!;
    for (let trip = first; trip < end; trip += 1) {
      const demand = trips.demand[trip]!;
      const isAway = !(distance[trip]! <= trips.outsideCost[trip]!) || distance[trip] === Infinity;
      into.outside[trip] = isAway ? demand : 0;
      if (isAway || demand === 0) continue;
      for (let arc = predecessor[trips.destination[trip]!]!; arc >= 0; arc = predecessor[tail[arc]!]!)
        volume[arc]! += demand;
    }
  }
  facilityVolumes(problem, into.arc, into.facility);
}

/** into = a into + b x + c y, element by element; `y` may be left out. */
export function combine(into: FlowVector, a: number, x: FlowVector, b: number, y?: FlowVector, c = 0): void {
  for (let index = 0; index < into.arc.length; index += 1)
    combineArrays(into.arc[index]!, a, x.arc[index]!, b, y?.arc[index], c);
  combineArrays(into.outside, a, x.outside, b, y?.outside, c);
  combineArrays(into.facility, a, x.facility, b, y?.facility, c);
}

function combineArrays(
  into: Float64Array,
  a: number,
  x: Float64Array,
  b: number,
  y: Float64Array | undefined,
  c: number,
): void {
  if (y === undefined) for (let at = 0; at < into.length; at += 1) into[at] = a * into[at]! + b * x[at]!;
  else for (let at = 0; at < into.length; at += 1) into[at] = a * into[at]! + b * x[at]! + c * y[at]!;
}

/** sum slope (a - x) (b - y) over facilities. */
export function curvature(
  slope: Float64Array,
  a: Float64Array,
  x: Float64Array,
  b: Float64Array,
  y: Float64Array,
): number {
  let sum = 0;
  for (let f = 0; f < slope.length; f += 1) {
    const left = a[f]! - x[f]!;
    if (left !== 0) sum += slope[f]! * left * (b[f]! - y[f]!);
  }
  return sum;
}

/** Change of the part of Beckmann's objective that does not congest, in units of delay, from flows x to flows s. */
export function fixedChange(problem: AssignmentProblem, trips: TripTable, x: FlowVector, s: FlowVector): number {
  let sum = 0;
  for (let index = 0; index < problem.classes.length; index += 1) {
    const { fixedCost, costPerDelay } = problem.classes[index]!;
    const [from, to] = [x.arc[index]!, s.arc[index]!];
    let ofClass = 0;
    for (let arc = 0; arc < from.length; arc += 1) {
      const change = to[arc]! - from[arc]!;
      if (change !== 0) ofClass += change * fixedCost[arc]!;
    }
    for (let trip = trips.firstOfClass[index]!; trip < trips.firstOfClass[index + 1]!; trip += 1) {
      const change = s.outside[trip]! - x.outside[trip]!;
      if (change !== 0 && trips.outsideCost[trip]! < Infinity) ofClass += change * trips.outsideCost[trip]!;
    }
    sum += ofClass / costPerDelay;
  }
  return sum;
}
