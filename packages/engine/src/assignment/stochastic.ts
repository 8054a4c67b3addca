import type { Steps } from '../steps/progress.ts';
import { arcCosts } from './arc-cost.ts';
import { choiceSets, joinPaths } from './choice-set.ts';
import type { ChoiceSetOptions, ClassPaths } from './choice-set.ts';
import { deadlineOf } from './deadline.ts';
import type { Deadline } from './deadline.ts';
import { LogitLoading } from './kernels/logit-loading.ts';
import { newtonStep } from './kernels/newton-step.ts';
import { shareOff } from './kernels/share-off.ts';
import { VolumeDelay } from './kernels/volume-delay.ts';
import { totalDemand } from './problem.ts';
import type { AssignmentProblem } from './problem.ts';
import type { AssignmentOptions, AssignmentProgress, AssignmentSolution, StopReason } from './solution.ts';
import { stochasticSolution } from './stochastic-solution.ts';
import type { LoadedPaths } from './stochastic-solution.ts';

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
  /** Those of them that were found without queues, and the delays by facility at which the others were looked for. */
  readonly unqueued: readonly ClassPaths[];
  readonly queues: Float64Array;
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
  let queues = free;
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
    queues = delays.delay.slice();
    const isWanted = delayedPairs(problem, loading);
    const second = choiceSets(problem, queues, options.choiceSet, deadline.isOver, isWanted);
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
    const found = { ...describe(problem, delays, loading, classPaths, state), classPaths, unqueued: first, queues };
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
  return shareOff(off, all);
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

/** The flows as they stand, and how far they are from what the costs of their own volumes call forth. */
function describe(
  problem: AssignmentProblem,
  delays: VolumeDelay,
  loading: LogitLoading,
  classPaths: readonly ClassPaths[],
  state: SearchState,
): AssignmentSolution {
  const flow = loading.flow.slice();
  const facilityVolume = loading.volume.slice();
  const outsideShare = loading.outsideShare.slice();
  setVolumes(delays, facilityVolume);
  loading.load(delays.delay);
  const paths = listPaths(problem, loading, classPaths);
  const found = stochasticSolution(problem, delays, {
    ...paths,
    flow,
    answered: loading.flow,
    cost: loading.pathCost,
    fixedCost: loading.fixedCost,
    pairClass: loading.pairClass,
    pairIndex: loading.pairIndex,
    outsideShare,
    stop: state.stop,
    iterations: state.iterations,
  });
  loading.flow.set(flow);
  return found;
}

/** Rows and arcs of all paths of the loading, in its order. */
function listPaths(
  problem: AssignmentProblem,
  { pathCount }: LogitLoading,
  classPaths: readonly ClassPaths[],
): Pick<LoadedPaths, 'row' | 'firstArc' | 'arcs'> {
  const row = new Uint32Array(pathCount);
  const firstArc = new Uint32Array(pathCount + 1);
  const arcs = new Uint32Array(classPaths.reduce((sum, own) => sum + own.arcs.length, 0));
  let [path, first, offset] = [0, 0, 0];
  for (const [c, own] of classPaths.entries()) {
    const pairCount = problem.classes[c]?.demand.length ?? 0;
    arcs.set(own.arcs, offset);
    for (let pair = 0; pair < pairCount; pair += 1) {
      for (let k = own.firstPath[pair] ?? 0; k < (own.firstPath[pair + 1] ?? 0); k += 1, path += 1) {
        row[path] = first + pair;
        firstArc[path + 1] = offset + (own.firstArc[k + 1] ?? 0);
      }
    }
    first += pairCount;
    offset += own.arcs.length;
  }
  return { row, firstArc, arcs };
}
