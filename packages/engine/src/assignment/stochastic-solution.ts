import { shareOff } from './kernels/share-off.ts';
import type { VolumeDelay } from './kernels/volume-delay.ts';
import { totalDemand } from './problem.ts';
import type { AssignmentProblem } from './problem.ts';
import type { AssignmentSolution, PathFlows, StopReason } from './solution.ts';

/** Paths of all pairs with what was loaded on them; a row is a pair of a class. The arcs of path p are `arcs[firstArc[p] ..]`. */
export interface LoadedPaths {
  /** By path, ascending. */
  readonly row: Uint32Array;
  readonly firstArc: Uint32Array;
  readonly arcs: Uint32Array;
  /** By path, in the unit of demand. */
  readonly flow: Float64Array;
  /** By path, the flow that the delays of `flow` call forth, and its cost at them; Infinity where it is closed. */
  readonly answered: Float64Array;
  readonly cost: Float64Array;
  /** By path, its cost without delay. */
  readonly fixedCost: Float64Array;
  /** By row: class, index among its pairs, and share that stays away. */
  readonly pairClass: Uint16Array;
  readonly pairIndex: Uint32Array;
  readonly outsideShare: Float64Array;
  readonly stop: StopReason;
  readonly iterations: number;
}

/** The solution that loaded paths are; `delays` are those of their volumes. */
export function stochasticSolution(
  problem: AssignmentProblem,
  delays: VolumeDelay,
  loaded: LoadedPaths,
): AssignmentSolution {
  const { flow, pairClass, pairIndex, outsideShare } = loaded;
  const { arcVolume, relativeGap } = volumesOf(problem, loaded);
  const outside = problem.classes.map(({ demand }) => demand.slice());
  for (const [row, share] of outsideShare.entries()) {
    const own = outside[pairClass[row] ?? 0];
    const pair = pairIndex[row] ?? 0;
    if (own !== undefined) own[pair] = (own[pair] ?? 0) * share;
  }
  let totalCost = 0;
  for (let path = 0; path < loaded.row.length; path += 1) {
    const each = flow[path] ?? 0;
    if (each > 0) totalCost += each * (loaded.cost[path] ?? 0);
  }
  return {
    method: 'sue',
    converged: false,
    stop: loaded.stop,
    relativeGap,
    averageExcessCost: excessCost(loaded, totalDemand(problem)),
    beckmann: delays.integral() + fixedCosts(problem, loaded),
    totalCost,
    iterations: loaded.iterations,
    facilityVolume: delays.volume.slice(),
    facilityDelay: delays.delay.slice(),
    arcVolume,
    outside,
    paths: pathFlows(loaded),
    capacityPrice: undefined,
  };
}

/** Volumes by class and arc, and sum |v - v(c(v))| / sum v over them. */
function volumesOf(
  problem: AssignmentProblem,
  { row, firstArc, arcs, flow, answered, pairClass }: LoadedPaths,
): Pick<AssignmentSolution, 'arcVolume' | 'relativeGap'> {
  const arcCount = problem.graph.head.length;
  const arcVolume = problem.classes.map(() => new Float64Array(arcCount));
  const change = problem.classes.map(() => new Float64Array(arcCount));
  for (let path = 0; path < row.length; path += 1) {
    const each = flow[path] ?? 0;
    const rise = (answered[path] ?? 0) - each;
    const c = pairClass[row[path] ?? 0] ?? 0;
    const [own, moved] = [arcVolume[c], change[c]];
    if ((each === 0 && rise === 0) || own === undefined || moved === undefined) continue;
    for (let k = firstArc[path] ?? 0; k < (firstArc[path + 1] ?? 0); k += 1) {
      const arc = arcs[k] ?? 0;
      own[arc] = (own[arc] ?? 0) + each;
      moved[arc] = (moved[arc] ?? 0) + rise;
    }
  }
  let [off, all] = [0, 0];
  for (const own of change) for (const each of own) off += Math.abs(each);
  for (const own of arcVolume) for (const each of own) all += each;
  return { arcVolume, relativeGap: shareOff(off, all) };
}

/** Cost above the cheapest open path of each row, summed over all that move, by unit of demand; 0 without any. */
function excessCost({ row, flow, cost }: LoadedPaths, demand: number): number {
  let sum = 0;
  for (let first = 0, end = 0; first < row.length; first = end) {
    let least = Infinity;
    for (end = first; end < row.length && row[end] === row[first]; end += 1) least = Math.min(least, cost[end] ?? 0);
    for (let path = first; path < end; path += 1) {
      const each = flow[path] ?? 0;
      if (each > 0) sum += each * ((cost[path] ?? 0) - least);
    }
  }
  return demand > 0 ? sum / demand : 0;
}

/** Fixed costs of all that moves, in units of delay. */
function fixedCosts({ classes }: AssignmentProblem, { row, flow, fixedCost, pairClass }: LoadedPaths): number {
  let sum = 0;
  for (let path = 0; path < row.length; path += 1) {
    const each = flow[path] ?? 0;
    const costPerDelay = classes[pairClass[row[path] ?? 0] ?? 0]?.costPerDelay ?? 1;
    if (each > 0) sum += (each * (fixedCost[path] ?? 0)) / costPerDelay;
  }
  return sum;
}

/** Those that carry something. */
function pathFlows({ row, firstArc, arcs, flow, pairClass, pairIndex }: LoadedPaths): PathFlows {
  let [count, length] = [0, 0];
  for (let path = 0; path < row.length; path += 1) {
    if (!((flow[path] ?? 0) > 0)) continue;
    count += 1;
    length += (firstArc[path + 1] ?? 0) - (firstArc[path] ?? 0);
  }
  // mostly all do, and their arcs are shared
  if (count === row.length)
    return {
      classIndex: Uint16Array.from(row, (each) => pairClass[each] ?? 0),
      pair: Uint32Array.from(row, (each) => pairIndex[each] ?? 0),
      firstArc,
      arcs,
      flow,
    };
  const listed = {
    classIndex: new Uint16Array(count),
    pair: new Uint32Array(count),
    firstArc: new Uint32Array(count + 1),
    arcs: new Uint32Array(length),
    flow: new Float64Array(count),
  };
  let [next, to] = [0, 0];
  for (let path = 0; path < row.length; path += 1) {
    const each = flow[path] ?? 0;
    if (!(each > 0)) continue;
    const own = arcs.subarray(firstArc[path], firstArc[path + 1]);
    listed.classIndex[next] = pairClass[row[path] ?? 0] ?? 0;
    listed.pair[next] = pairIndex[row[path] ?? 0] ?? 0;
    listed.flow[next] = each;
    listed.arcs.set(own, to);
    to += own.length;
    next += 1;
    listed.firstArc[next] = to;
  }
  return listed;
}
