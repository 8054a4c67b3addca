import type { Progress } from '../steps/progress.ts';
import type { ArcIndex, ByIndex, OfIndices, QueueIndex } from '../units/index.ts';
import type { assignmentMethods } from '../questions/choices.ts';

export type AssignmentMethod = (typeof assignmentMethods)[number];

/** Why a run ended. `stalled`: rounding keeps it from coming closer. */
export type StopReason = 'gap' | 'iterations' | 'time' | 'stalled' | 'cancelled';

/** How far a run has come, after each of its iterations: `done` counts them. How many it takes is not known before. */
export interface AssignmentProgress extends Progress<'assignment'> {
  readonly relativeGap: number;
  readonly averageExcessCost: number;
  readonly seconds: number;
}

/** Paths with flow: the arcs of path k are `arcs[firstArc[k] .. firstArc[k + 1] - 1]`. */
export interface PathFlows {
  /** Index in `problem.classes`. */
  readonly classIndex: Uint16Array;
  /** Index among the pairs of that class. */
  readonly pair: Uint32Array;
  readonly firstArc: Uint32Array;
  readonly arcs: OfIndices<ArcIndex, Uint32Array>;
  /** In the unit of demand, > 0. */
  readonly flow: Float64Array;
}

/**
 * Flows on a network, by a named method. Not reaching the asked gap is told by `converged`, never thrown.
 *
 * `relativeGap` is signed: (TSTT - SPTT) / TSTT, on marginal costs for `so`; sum |v - v(c(v))| / sum v for `sue`; the
 * duality gap for `lp`. `averageExcessCost` is (TSTT - SPTT) / all demand, the outside option included.
 */
export interface AssignmentSolution {
  readonly method: AssignmentMethod;
  readonly converged: boolean;
  readonly stop: StopReason;
  readonly relativeGap: number;
  readonly averageExcessCost: number;
  /** Beckmann's objective: integrals of delay, in cost, plus fixed costs. */
  readonly beckmann: number;
  /** Sum of volume times cost (TSTT). */
  readonly totalCost: number;
  readonly iterations: number;
  /** Volume of each facility, all classes together, and the delay that it causes. */
  readonly facilityVolume: ByIndex<QueueIndex, Float64Array>;
  readonly facilityDelay: ByIndex<QueueIndex, Float64Array>;
  /** By class, volume of each arc. */
  readonly arcVolume: readonly ByIndex<ArcIndex, Float64Array>[];
  /** By class, demand of each pair that does not move: it takes the outside option or has no path. */
  readonly outside: readonly Float64Array[];
  /** Absent for methods that keep no paths. */
  readonly paths: PathFlows | undefined;
  /** Price of a unit of capacity by facility, in cost per unit of volume: `lp` alone. */
  readonly capacityPrice: ByIndex<QueueIndex, Float64Array> | undefined;
}

/** What every method understands. */
export interface AssignmentOptions {
  /** Relative gap at which to stop. */
  readonly gap: number;
  readonly maxIterations?: number | undefined;
  readonly maxSeconds?: number | undefined;
  /** Seconds by any clock that does not go back; without it no time limit holds and progress tells 0 seconds. */
  readonly now?: (() => number) | undefined;
}
