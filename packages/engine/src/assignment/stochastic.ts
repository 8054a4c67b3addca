import type { Steps } from '../steps/progress.ts';
import { arcCosts } from './arc-cost.ts';
import { choiceSets, joinPaths } from './choice-set.ts';
import type { ChoiceSetOptions, ClassPaths } from './choice-set.ts';
import { deadlineOf } from './deadline.ts';
import type { Deadline } from './deadline.ts';
import { LogitLoading } from './kernels/logit-loading.ts';
import { newtonStep } from './kernels/newton-step.ts';
import { VolumeDelay } from './kernels/volume-delay.ts';
import { totalDemand } from './problem.ts';
import type { AssignmentProblem } from './problem.ts';
import type { AssignmentOptions, AssignmentProgress, AssignmentSolution, PathFlows, StopReason } from './solution.ts';

/** What the stochastic equilibrium needs beside gap and limits. */
export interface StochasticOptions extends AssignmentOptions {
  /** By class and pair: logit scale per unit of cost, > 0. Default: 10 over the cost of the pair's best path at no volume. */
  readonly scales?: readonly Float64Array[] | undefined;
  /** Power of the path size; 0 is the plain logit. Default: 1. */
  readonly sizePower?: number | undefined;
  readonly choiceSet?: ChoiceSetOptions | undefined;
  /** Paths to choose between, in place of those that would be looked for. */
  readonly classPaths?: readonly ClassPaths[] | undefined;
  /** Volumes by facility to start from. They change how long it takes, and nothing else beyond the gap. */
  readonly startVolume?: Float64Array | undefined;
}

/** A stochastic equilibrium with the paths that were chosen between, by class. */
export interface StochasticSolution extends AssignmentSolution {
  readonly classPaths: readonly ClassPaths[];
}

/** A path that costs a tenth more than the best of its pair gets exp(-1) of its share. */
export const defaultRelativeScale = 10;

/**
 * Stochastic user equilibrium of a path-size logit (Ben-Akiva and Bierlaire, 1999) with an outside option: volumes v that
 * equal the volumes v(c(v)) which the costs they cause call forth (Daganzo and Sheffi, 1977). Choice sets are the paths at
 * no volume and those at the volumes of a first solution. Solved by Newton's method on the volumes of facilities, each
 * step by conjugate gradients, with averaging (MSA) where a step does not help.
 */
export function* stochasticSteps(
  problem: AssignmentProblem,
  options: StochasticOptions,
): Steps<StochasticSolution, AssignmentProgress> {
  const started = options.now?.() ?? 0;
  const deadline = deadlineOf(options);
  const delays = new VolumeDelay(problem.delays, false);
  const free = delays.delay.slice();
  const first = options.classPaths ?? choiceSets(problem, free, options.choiceSet, deadline.isOver);
  // pairs that had no time for their paths have the best alone, which is no equilibrium of all
  let isCut = deadline.isOver();
  const scales = options.scales ?? relativeScales(problem, first, free);
  const size = options.sizePower ?? 1;
  let classPaths = first;
  let loading = new LogitLoading(problem, classPaths, scales, size);
  const volume = options.startVolume?.slice() ?? new Float64Array(free.length);
  if (options.startVolume === undefined) {
    loading.load(free);
    volume.set(loading.volume);
  }
  const state: SearchState = { iterations: 0, gap: Infinity, stop: 'iterations' };
  if (options.classPaths === undefined && !isCut) {
    // a solution first: where it queues, there may be paths round it that nobody took at no volume. It is close enough for
    // the paths not to hang on where it started, and as close whatever gap is asked
    yield* solve(problem, delays, loading, volume, options, firstGap, state, started, deadline);
    setVolumes(delays, volume);
    const isWanted = delayedPairs(problem, loading);
    const second = choiceSets(problem, delays.delay, options.choiceSet, deadline.isOver, isWanted);
    isCut = deadline.isOver();
    const joined = classPaths.map((each, c) => joinPaths(each, second[c] ?? each));
    if (joined.some((each, c) => each.firstArc.length !== classPaths[c]?.firstArc.length)) {
      classPaths = joined;
      loading = new LogitLoading(problem, classPaths, scales, size);
    }
  }
  // flows are those that the delays of `volume` call forth: where delays are steep their own gap is above that of `volume`
  for (let target = options.gap / 10; ;) {
    yield* solve(problem, delays, loading, volume, options, target, state, started, deadline);
    const found = describe(problem, delays, loading, classPaths, state);
    if (isCut) return { ...found, converged: false, stop: 'time' };
    const converged = found.relativeGap <= options.gap;
    if (converged || state.stop !== 'gap') return { ...found, converged, stop: converged ? 'gap' : state.stop };
    target *= Math.min(0.5, options.gap / found.relativeGap);
  }
}

/** Gap of the solution at whose queues further paths are looked for. */
const firstGap = 1e-5;

interface SearchState {
  iterations: number;
  gap: number;
  stop: StopReason;
}

function setVolumes(delays: VolumeDelay, volume: Float64Array): void {
  delays.volume.set(volume);
  delays.refreshAll();
}

/** Drives `volume` to the volumes that its own delays call forth, to a gap of `target`. */
function* solve(
  problem: AssignmentProblem,
  delays: VolumeDelay,
  loading: LogitLoading,
  volume: Float64Array,
  options: AssignmentOptions,
  target: number,
  state: SearchState,
  started: number,
  deadline: Deadline,
): Steps<void, AssignmentProgress> {
  const maxIterations = options.maxIterations ?? 200;
  const demand = totalDemand(problem);
  let best = Infinity;
  let sinceBetter = 0;
  for (;;) {
    setVolumes(delays, volume);
    loading.load(delays.delay);
    state.gap = residual(volume, loading.volume);
    const seconds = (options.now?.() ?? 0) - started;
    yield {
      phase: 'assignment',
      done: state.iterations,
      relativeGap: state.gap,
      averageExcessCost: excessCost(loading, demand),
      seconds,
    };
    if (state.gap <= target) state.stop = 'gap';
    else if (state.iterations >= maxIterations) state.stop = 'iterations';
    else if (deadline.isOver()) state.stop = 'time';
    else if (sinceBetter > 30) state.stop = 'stalled';
    else {
      sinceBetter = state.gap < best ? 0 : sinceBetter + 1;
      best = Math.min(best, state.gap);
      state.iterations += 1;
      step(delays, loading, volume, state, deadline.isOver);
      continue;
    }
    return;
  }
}

/**
 * Relative residual of each step's linear system. A rough one would do for few facilities; those with little delay count
 * next to nothing in its norm beside a steep one, and their moves would be wrong.
 */
const linearTolerance = 1e-6;

/** One Newton step with halving, or one of averaging where no part of it brings volumes nearer. */
function step(
  delays: VolumeDelay,
  loading: LogitLoading,
  volume: Float64Array,
  state: SearchState,
  isOver: () => boolean,
): void {
  const wanted = loading.volume.slice();
  const { gap } = state;
  const move = newtonStep(volume, wanted, delays.slope, loading, linearTolerance, isOver);
  const from = volume.slice();
  for (let share = 1; share > 1e-3; share /= 2) {
    for (const [f, start] of from.entries()) volume[f] = Math.max(0, start + share * (move[f] ?? 0));
    setVolumes(delays, volume);
    loading.load(delays.delay);
    if (residual(volume, loading.volume) < gap * (1 - 1e-4 * share)) return;
  }
  const share = 1 / (state.iterations + 1);
  for (const [f, start] of from.entries()) volume[f] = start + share * ((wanted[f] ?? 0) - start);
}

/** sum |v - v(c(v))| / sum v. */
function residual(volume: Float64Array, answer: Float64Array): number {
  let [off, all] = [0, 0];
  for (const [f, each] of volume.entries()) {
    off += Math.abs(each - (answer[f] ?? 0));
    all += answer[f] ?? 0;
  }
  return all === 0 ? 0 : off / all;
}

/** Cost above the cheapest path of each pair's choice set, summed over all that move, by unit of demand; 0 without any. */
function excessCost({ firstPath, pathCost, flow }: LogitLoading, demand: number): number {
  let sum = 0;
  for (let pair = 0; pair + 1 < firstPath.length; pair += 1) {
    let least = Infinity;
    const [first, end] = [firstPath[pair] ?? 0, firstPath[pair + 1] ?? 0];
    for (let path = first; path < end; path += 1) least = Math.min(least, pathCost[path] ?? Infinity);
    for (let path = first; path < end; path += 1) {
      if ((flow[path] ?? 0) > 0) sum += (flow[path] ?? 0) * ((pathCost[path] ?? 0) - least);
    }
  }
  return demand > 0 ? sum / demand : 0;
}

/** Share of the cost of a path that delay must be before other paths are looked for. */
const leastDelayShare = 0.01;

/** By class and pair: 1 where delay counts on a path with cargo. */
function delayedPairs(problem: AssignmentProblem, loading: LogitLoading): readonly Uint8Array[] {
  const isDelayed = problem.classes.map(({ demand }) => new Uint8Array(demand.length));
  const { firstPath, pathCost, fixedCost, share, pairClass, pairIndex } = loading;
  for (const [row, c] of pairClass.entries()) {
    const own = isDelayed[c];
    for (let path = firstPath[row] ?? 0; path < (firstPath[row + 1] ?? 0); path += 1) {
      const cost = pathCost[path] ?? 0;
      const counts = (share[path] ?? 0) > 0.01 && cost - (fixedCost[path] ?? 0) > leastDelayShare * cost;
      if (counts && own !== undefined) own[pairIndex[row] ?? 0] = 1;
    }
  }
  return isDelayed;
}

function relativeScales(
  problem: AssignmentProblem,
  classPaths: readonly ClassPaths[],
  free: Float64Array,
): readonly Float64Array[] {
  return problem.classes.map((each, c) => {
    const arcCost = arcCosts(problem, each, free);
    return each.demand.map((_, pair) => {
      const own = classPaths[c];
      const path = own?.firstPath[pair] ?? 0;
      let cost = 0;
      if (path < (own?.firstPath[pair + 1] ?? 0)) {
        for (const arc of own?.arcs.subarray(own.firstArc[path] ?? 0, own.firstArc[path + 1] ?? 0) ?? [])
          cost += arcCost[arc] ?? 0;
      }
      return cost > 0 ? defaultRelativeScale / cost : 1;
    });
  });
}

function describe(
  problem: AssignmentProblem,
  delays: VolumeDelay,
  loading: LogitLoading,
  classPaths: readonly ClassPaths[],
  state: SearchState,
): StochasticSolution {
  // the flows as they stand, then what the costs of their own volumes call forth
  const flow = loading.flow.slice();
  const facilityVolume = loading.volume.slice();
  const outsideShare = loading.outsideShare.slice();
  setVolumes(delays, facilityVolume);
  loading.load(delays.delay);
  const paths = listPaths(problem, loading, classPaths, flow);
  const arcVolume = volumesOf(problem, paths);
  const answered = volumesOf(problem, listPaths(problem, loading, classPaths, loading.flow));
  let [off, all] = [0, 0];
  for (const [c, own] of arcVolume.entries()) {
    for (const [arc, each] of own.entries()) {
      off += Math.abs(each - (answered[c]?.[arc] ?? 0));
      all += each;
    }
  }
  const relativeGap = all === 0 ? 0 : off / all;
  const outside = problem.classes.map(({ demand }) => demand.slice());
  for (const [row, share] of outsideShare.entries()) {
    const own = outside[loading.pairClass[row] ?? 0];
    const pair = loading.pairIndex[row] ?? 0;
    if (own !== undefined) own[pair] = (own[pair] ?? 0) * share;
  }
  let totalCost = 0;
  for (const [path, each] of flow.entries()) if (each > 0) totalCost += each * (loading.pathCost[path] ?? 0);
  loading.flow.set(flow);
  return {
    method: 'sue',
    converged: false,
    stop: state.stop,
    relativeGap,
    averageExcessCost: excessCost(loading, totalDemand(problem)),
    beckmann: delays.integral() + fixedCosts(problem, arcVolume),
    totalCost,
    iterations: state.iterations,
    facilityVolume,
    facilityDelay: delays.delay.slice(),
    arcVolume,
    outside,
    paths,
    capacityPrice: undefined,
    classPaths,
  };
}

function fixedCosts(problem: AssignmentProblem, arcVolume: readonly Float64Array[]): number {
  let sum = 0;
  for (const [c, { fixedCost, costPerDelay }] of problem.classes.entries()) {
    for (const [arc, each] of (arcVolume[c] ?? new Float64Array(0)).entries())
      if (each > 0) sum += (each * (fixedCost[arc] ?? 0)) / costPerDelay;
  }
  return sum;
}

function listPaths(
  problem: AssignmentProblem,
  loading: LogitLoading,
  classPaths: readonly ClassPaths[],
  flow: Float64Array,
): PathFlows {
  const classIndex: number[] = [];
  const pair: number[] = [];
  const firstArc = [0];
  const arcs: number[] = [];
  const positive: number[] = [];
  let path = 0;
  for (const [c, own] of classPaths.entries()) {
    const pairCount = problem.classes[c]?.demand.length ?? 0;
    for (let p = 0; p < pairCount; p += 1) {
      for (let k = own.firstPath[p] ?? 0; k < (own.firstPath[p + 1] ?? 0); k += 1, path += 1) {
        const each = flow[path] ?? 0;
        if (!(each > 0)) continue;
        classIndex.push(c);
        pair.push(p);
        positive.push(each);
        for (const arc of own.arcs.subarray(own.firstArc[k] ?? 0, own.firstArc[k + 1] ?? 0)) arcs.push(arc);
        firstArc.push(arcs.length);
      }
    }
  }
  return {
    classIndex: Uint16Array.from(classIndex),
    pair: Uint32Array.from(pair),
    firstArc: Uint32Array.from(firstArc),
    arcs: Uint32Array.from(arcs),
    flow: Float64Array.from(positive),
  };
}

function volumesOf(problem: AssignmentProblem, paths: PathFlows): readonly Float64Array[] {
  const volumes = problem.classes.map(() => new Float64Array(problem.graph.head.length));
  for (const [k, each] of paths.flow.entries()) {
    const own = volumes[paths.classIndex[k] ?? 0];
    if (own === undefined) continue;
    for (const arc of paths.arcs.subarray(paths.firstArc[k] ?? 0, paths.firstArc[k + 1] ?? 0))
      own[arc] = (own[arc] ?? 0) + each;
  }
  return volumes;
}
