// Equilibrium by path-based gradient projection: in turns, the shortest trees of all origins at fixed costs (which gives
// the gap and takes up new paths) and sweeps that equalize the costs of the paths known so far (kernels/path-sweep.ts).
// Costs do not change while trees are searched, so that threads may share the search without changing a bit.

import type { Steps } from '../steps/progress.ts';
import { PathPairs } from './kernels/path-pairs.ts';
import { PathStore } from './kernels/path-store.ts';
import { PathSweep } from './kernels/path-sweep.ts';
import { RelaxedSweep } from './kernels/relaxed-sweep.ts';
import { VolumeDelay } from './kernels/volume-delay.ts';
import { arcVolumes, fillCosts, refreshVolumes } from './kernels/volumes.ts';
import { listUsablePaths } from './kernels/warm-start.ts';
import type { AssignOptions } from './options.ts';
import type { AssignmentProblem } from './problem.ts';
import { StopRule } from './stop-rule.ts';
import type { AssignmentProgress, StopReason } from './solution.ts';
import { localSearcher, searchPlan } from './tree-searcher.ts';
import type { TreeSearcher } from './tree-searcher.ts';
import { tripTable } from './trip-table.ts';

/** Sweeps between two searches at most, and the share of the excess cost at which they have done enough. */
const mostSweeps = 60;
const enough = 0.05;
/** The same share near the end: volumes are then a good deal closer than the gap that is asked for tells. */
const enoughNear = 0.01;
const near = 1e-6;
/** The least that sweeps aim at, as a share of the cost that the asked gap allows. */
const enoughAtEnd = 0.01;
/** Sweeps creep where so many in a row leave more than this share of the excess cost. */
const creeping = 0.7;
const slowSweeps = 5;
/** Runs of relaxed sweeps between two searches at most. */
const mostRuns = 3;
/** Parts of the origins that are loaded one after the other at first, each on the costs of those before. */
const firstParts = 8;
/** Parts of the origins that are searched and swept one after the other while the gap is above `partGap`, and their sweeps. */
const parts = 4;
const partGap = 1e-3;
/** Trips from which that pays: on small networks it costs more than it saves. */
const partTrips = 10_000;
const partSweeps = 5;
const wholeSweeps = 10;
/** Below this gap volumes are summed up anew before each search, above it at times. */
const preciseGap = 1e-7;

export interface PathState {
  readonly store: PathStore;
  readonly arcVolume: readonly Float64Array[];
  readonly stop: StopReason;
  readonly iterations: number;
  readonly relativeGap: number;
  readonly averageExcessCost: number;
}

/** Solves for equal costs of the paths used: of the marginal costs where `marginal`. */
export function* pathEquilibriumSteps(
  problem: AssignmentProblem,
  marginal: boolean,
  options: AssignOptions,
): Steps<PathState, AssignmentProgress> {
  const trips = tripTable(problem);
  const delays = new VolumeDelay(problem.delays, marginal);
  const store = new PathStore(trips, problem.tail);
  const pairs = new PathPairs(problem, store);
  const sweeps = new PathSweep(pairs, delays, store);
  const relaxed = new RelaxedSweep(pairs, sweeps, delays);
  const arcVolume = problem.classes.map(() => new Float64Array(problem.tail.length));
  const searcher = options.searcher ?? localSearcher(searchPlan(problem), problem.classes.length);
  searcher.forget();
  const { start } = options;
  if (start?.paths !== undefined) store.take(start.paths, start.outside, listUsablePaths(problem, trips, start.paths));
  const rule = new StopRule(options, trips);
  place(problem, store, arcVolume, delays, searcher);
  let inParts = false;
  for (;;) {
    const { total, excess } = inParts ? searchInParts() : searchWhole();
    const progress = rule.measure(total, excess);
    yield progress;
    const stop = rule.stop();
    if (stop !== undefined && inParts) {
      // the gap of parts is that of no one state of costs: look once more before saying so
      inParts = false;
      rule.takeBack();
      continue;
    }
    if (stop !== undefined) {
      arcVolumes(store, arcVolume);
      return { store, arcVolume, stop, ...rule.state() };
    }
    sweepUntilEnough(0, 1, inParts ? wholeSweeps : mostSweeps);
    if (progress.relativeGap < preciseGap || progress.done % 8 === 0) refreshVolumes(problem, store, arcVolume, delays);
    inParts = trips.count >= partTrips && progress.relativeGap > partGap && rule.isEarly();
  }

  function searchWhole(): { readonly total: number; readonly excess: number } {
    search(problem, delays, searcher, store, 0, 1);
    return { total: store.totalCost, excess: store.excessCost };
  }

  function searchInParts(): { readonly total: number; readonly excess: number } {
    let [total, excess] = [0, 0];
    for (let part = 0; part < parts; part += 1) {
      search(problem, delays, searcher, store, part, parts);
      total += store.totalCost;
      excess += store.excessCost;
      sweepUntilEnough(part, parts, partSweeps);
    }
    return { total, excess };
  }

  /** Sweeps the paths of a part of the groups until little of their excess cost is left, `most` times at most. */
  function sweepUntilEnough(part: number, count: number, most: number): void {
    pairs.list(part, count);
    const share = store.excessCost < near * store.totalCost ? enoughNear : enough;
    const goal = Math.max(share * store.excessCost, enoughAtEnd * options.gap * store.totalCost);
    const least = (0.1 * goal) / pairs.count;
    let last = Infinity;
    let slow = 0;
    let runs = 0;
    for (let sweep = 0; sweep < most && !rule.deadline.isOver(); sweep += 1) {
      const excess = sweeps.sweep(least);
      if (excess <= goal) break;
      slow = excess > creeping * last ? slow + 1 : 0;
      last = excess;
      if (slow < slowSweeps || runs === mostRuns) continue;
      relaxed.run(least, () => rule.deadline.isOver());
      runs += 1;
      slow = 0;
      last = Infinity;
    }
  }
}

/** Searches the trees of a part of the groups at the present delays, and prices their paths. */
function search(
  problem: AssignmentProblem,
  delays: VolumeDelay,
  searcher: TreeSearcher,
  store: PathStore,
  part: number,
  count: number,
): void {
  fillCosts(problem, delays.delay, searcher.cost);
  searcher.search(part, count);
  store.price(searcher, part, count);
}

/** Puts the demand that has no path yet on the shortest ones. */
function place(
  problem: AssignmentProblem,
  store: PathStore,
  arcVolume: readonly Float64Array[],
  delays: VolumeDelay,
  searcher: TreeSearcher,
): void {
  refreshVolumes(problem, store, arcVolume, delays);
  if (store.isPlaced()) return;
  for (let part = 0; part < firstParts; part += 1) {
    search(problem, delays, searcher, store, part, firstParts);
    refreshVolumes(problem, store, arcVolume, delays);
  }
}
