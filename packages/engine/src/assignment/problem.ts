import type { ArcIndex, ByIndex, OfIndices, QueueIndex } from '../units/index.ts';
import type { Graph } from '../network/kernels/shortest-path.ts';
import type { DelayFunctions } from './delay.ts';

/** What a path bears once that uses any of the arcs of a charge, however many and however often; up to 32 charges. */
export interface PathCharges {
  /** By arc: bit k where charge k holds. */
  readonly maskOfArc: ByIndex<ArcIndex, Int32Array>;
  /** By charge, in units of cost. */
  readonly cost: Float64Array;
}

/**
 * Demand of one class of users: pairs in compressed sparse rows by origin, those of origin i being
 * `firstPair[i] .. firstPair[i + 1] - 1`. Demand is in the unit of volume (vehicles, tonnes per hour, ...).
 */
export interface ClassDemand {
  readonly id: string;
  /** Cost of a unit of delay: the value of time, 1 where cost is time. Greater than 0. */
  readonly costPerDelay: number;
  /** What passing each arc costs beside delay, in units of cost; Infinity where the class may not pass. */
  readonly fixedCost: ByIndex<ArcIndex, Float64Array>;
  /**
   * Charges that a path bears once, with what passing each arc costs beside them. `fixedCost` has them on arcs, so that a search
   * over arcs meets them, by which a path may bear one more than once.
   */
  readonly charges?: { readonly arcCost: Float64Array; readonly groups: readonly PathCharges[] } | undefined;
  /** Vertex of each origin; no vertex twice. */
  readonly origins: Uint32Array;
  readonly firstPair: Uint32Array;
  /** Vertex where each pair ends. */
  readonly destinations: Uint32Array;
  readonly demand: Float64Array;
  /** Cost at which each pair would rather not move at all (Gartner, 1980); Infinity or no array: it always moves. */
  readonly outsideCost?: Float64Array | undefined;
  /** By pair: 0 where it is free to take any path, else 1 + the number of the lens that its paths must pass. No array: all are free. */
  readonly lensOfPair?: Uint8Array | undefined;
}

/**
 * A traffic assignment problem. A facility is what congests: a road link, a quay, a border post. Most arcs use one or
 * none, several arcs may share one (the two directions of a single track, all berths of a port), and an arc may use
 * several (a service on the links that it follows). Delay depends on the sum of all classes' volumes on a facility.
 */
export interface AssignmentProblem {
  readonly graph: Graph;
  /** Tail of each arc. */
  readonly tail: Uint32Array;
  /** By vertex: 1 where paths may start and end but not pass (a zone's centroid). */
  readonly noThrough: Uint8Array;
  readonly delays: DelayFunctions;
  /** Facilities of arc a: `facilities[firstFacility[a] .. firstFacility[a + 1] - 1]`. */
  readonly firstFacility: ByIndex<ArcIndex, Uint32Array>;
  readonly facilities: OfIndices<QueueIndex, Uint32Array>;
  readonly classes: readonly ClassDemand[];
  /** Sets of arcs, 1 by arc, for cargo that is captive to a place: each of its paths passes at least one arc of its lens. */
  readonly lenses?: readonly ByIndex<ArcIndex, Uint8Array>[] | undefined;
}

/** Sum of the demand of all classes, those that stay away included. */
export function totalDemand(problem: AssignmentProblem): number {
  let sum = 0;
  for (const { demand } of problem.classes) for (const each of demand) sum += each;
  return sum;
}
