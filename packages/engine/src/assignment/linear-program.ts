// Hard capacities: the multicommodity flow of least cost, as a linear program over paths, by column generation (Ford and
// Fulkerson, 1958; Dantzig and Wolfe, 1960). Costs are those of free flow. A master program over the paths found so far
// prices the full facilities; shortest paths at those prices join it until none is missing, and Lagrange's bound says how
// much cheaper a solution could be at most. Rows are lazy: a facility has one once it was over its capacity, and a pair
// enters once its path touches such a facility; all others keep their path at free flow, which is theirs at any prices.
// A few rounds of prices by subgradients go before the first master, which would else be short of paths and price at random.

import type { Steps } from '../steps/progress.ts';
import { Master } from './kernels/linear-program-master.ts';
import {
  arcVolumes,
  byClass,
  movingCost,
  objectiveOf,
  overloaded,
  pathFlows,
  stayingAway,
} from './kernels/linear-program-outcome.ts';
import { firstPrices } from './kernels/linear-program-start.ts';
import { PricedTrees } from './kernels/linear-program-trees.ts';
import type { LinearSolver } from './linear-program-solver.ts';
import { totalDemand } from './problem.ts';
import type { AssignmentProblem } from './problem.ts';
import type { AssignmentOptions, AssignmentProgress, AssignmentSolution, StopReason } from './solution.ts';

export interface LinearProgramOptions extends AssignmentOptions {
  readonly solver: LinearSolver;
}

export interface LinearProgramProgress extends AssignmentProgress {
  readonly objective: number;
  /** No assignment costs less. */
  readonly bound: number;
}

/** Demand that has no outside option and no path with room. */
export interface UnservedDemand {
  /** Index in `problem.classes`. */
  readonly classIndex: number;
  /** Index among the pairs of that class. */
  readonly pair: number;
  readonly demand: number;
}

/** `totalCost` is the cost of what moves; `beckmann` adds that of outside options, `objective` that of unserved demand. */
export interface LinearProgramSolution extends AssignmentSolution {
  readonly capacityPrice: Float64Array;
  readonly unserved: readonly UnservedDemand[];
  /**
   * What a unit of unserved demand is taken to cost: more than any path without a loop. Demand stays unserved only where
   * serving a unit more would cost all others more than this; where some does, prices of capacity can be as high.
   */
  readonly unservedPrice: number;
  /** Cost of all demand, outside options and unserved demand at their prices included: what is least. */
  readonly objective: number;
  /** No assignment has a lower objective. */
  readonly bound: number;
}

/** Where a run stands: an assignment within capacities. */
interface Standing {
  readonly arcVolume: readonly Float64Array[];
  readonly away: Float64Array;
  readonly objective: number;
}

/**
 * Runs column generation; yields after each master program, and once where none is needed. Facilities whose delay does
 * not depend on volume (BPR of coefficient, power or free delay 0) have no capacity to speak of; a queue always has.
 * A run that is stopped early leaves out what would overload a facility, so that its flows are within capacities too.
 * Closing the generator frees what the solver holds.
 */
export function* linearProgramSteps(
  problem: AssignmentProblem,
  options: LinearProgramOptions,
): Steps<LinearProgramSolution, LinearProgramProgress> {
  const seconds = startClock(options.now);
  const trees = new PricedTrees(problem);
  trees.plant();
  let bound = trees.bound();
  const start = standingOf(trees, undefined);
  const full = overloaded(trees, undefined, start.arcVolume);
  if (full.length === 0) {
    yield progressOf(problem, 0, start.objective, bound, seconds());
    return solutionOf(trees, undefined, { standing: start, bound, iterations: 0, stop: 'gap' });
  }
  const model = options.solver.open();
  try {
    const master = new Master(trees, model);
    master.takeIn(full);
    const isLate = (): boolean => secondsLeft(options, seconds()) === 0;
    bound = Math.max(bound, firstPrices(trees, master, isLate));
    for (let iteration = 1; ; iteration += 1) {
      const solved = master.solve(secondsLeft(options, seconds()));
      const over = overloaded(trees, master, arcVolumes(trees, master));
      const rows = master.takeIn(over);
      if (solved) {
        trees.reprice();
        bound = Math.max(bound, trees.bound());
      }
      if (over.length > 0) master.relieve(trees.facilityVolume(arcVolumes(trees, master)));
      const standing = standingOf(trees, master);
      const progress = progressOf(problem, iteration, standing.objective, bound, seconds());
      const paths = solved ? master.addPaths(master.improvable(), false) : 0;
      yield progress;
      const stop = solved ? reasonToStop(options, progress, rows + paths === 0) : 'time';
      if (stop !== undefined) return solutionOf(trees, master, { standing, bound, iterations: iteration, stop });
    }
  } finally {
    model.close();
  }
}

function startClock(now: (() => number) | undefined): () => number {
  if (now === undefined) return () => 0;
  const start = now();
  return () => now() - start;
}

/** Without a clock there is no limit, for the solver as for the rest. */
function secondsLeft({ maxSeconds, now }: LinearProgramOptions, spent: number): number | undefined {
  return maxSeconds === undefined || now === undefined ? undefined : Math.max(0, maxSeconds - spent);
}

function standingOf(trees: PricedTrees, master: Master | undefined): Standing {
  const arcVolume = arcVolumes(trees, master);
  const away = stayingAway(trees, master);
  return { arcVolume, away, objective: objectiveOf(trees, arcVolume, away) };
}

function reasonToStop(
  { gap, maxIterations, maxSeconds }: LinearProgramOptions,
  { done, relativeGap, seconds }: LinearProgramProgress,
  nothingNew: boolean,
): StopReason | undefined {
  if (relativeGap <= gap) return 'gap';
  if (nothingNew) return 'stalled';
  if (done >= (maxIterations ?? Infinity)) return 'iterations';
  return seconds >= (maxSeconds ?? Infinity) ? 'time' : undefined;
}

function progressOf(
  problem: AssignmentProblem,
  done: number,
  objective: number,
  bound: number,
  seconds: number,
): LinearProgramProgress {
  const excess = objective - bound;
  return {
    phase: 'assignment',
    done,
    relativeGap: objective > 0 ? excess / objective : 0,
    averageExcessCost: excess === 0 ? 0 : excess / totalDemand(problem),
    seconds,
    objective,
    bound,
  };
}

function solutionOf(
  trees: PricedTrees,
  master: Master | undefined,
  run: {
    readonly standing: Standing;
    readonly bound: number;
    readonly iterations: number;
    readonly stop: StopReason;
  },
): LinearProgramSolution {
  const { standing, bound, iterations, stop } = run;
  const { arcVolume, away, objective } = standing;
  const { relativeGap, averageExcessCost } = progressOf(trees.problem, iterations, objective, bound, 0);
  const outside = byClass(trees, away);
  const unserved = listUnserved(trees.problem, outside);
  const totalCost = movingCost(trees, arcVolume);
  return {
    method: 'lp',
    converged: stop === 'gap',
    stop,
    relativeGap,
    averageExcessCost,
    beckmann: totalCost + outsideCost(trees.problem, outside),
    totalCost,
    iterations,
    facilityVolume: trees.facilityVolume(arcVolume),
    facilityDelay: trees.freeDelay,
    arcVolume,
    outside,
    paths: pathFlows(trees, master),
    capacityPrice: trees.price,
    unserved,
    unservedPrice: trees.unservedPrice,
    objective,
    bound,
  };
}

/** Cost of the outside options that are taken; unserved demand has none. */
function outsideCost({ classes }: AssignmentProblem, outside: readonly Float64Array[]): number {
  let sum = 0;
  for (const [c, each] of classes.entries()) {
    for (const [pair, demand] of (outside[c] ?? new Float64Array()).entries()) {
      const cost = each.outsideCost?.[pair] ?? Infinity;
      if (demand > 0 && cost < Infinity) sum += demand * cost;
    }
  }
  return sum;
}

function listUnserved(problem: AssignmentProblem, outside: readonly Float64Array[]): readonly UnservedDemand[] {
  const found: UnservedDemand[] = [];
  for (const [classIndex, { outsideCost }] of problem.classes.entries()) {
    for (const [pair, demand] of (outside[classIndex] ?? new Float64Array()).entries())
      if (demand > 0 && (outsideCost?.[pair] ?? Infinity) === Infinity) found.push({ classIndex, pair, demand });
  }
  return found;
}
