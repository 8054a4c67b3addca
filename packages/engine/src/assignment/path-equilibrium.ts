// Equilibrium by path-based gradient projection: in turns, the shortest trees of all origins at fixed costs (which gives
// the gap and takes up new ways) and sweeps that equalize the costs of the ways known so far (kernels/path-sweep.ts).
// Costs do not change while trees are searched, so that threads may share the search without changing a bit.

import { PathStore } from './kernels/path-store.ts';
import { PathSweep } from './kernels/path-sweep.ts';
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
const enough = 0.02;
/** Parts of the origins that are loaded one after the other at first, each on the costs of those before. */
const firstParts = 8;
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

/** Solves for equal costs of the ways used: of the marginal costs where `marginal`. */
export function* pathEquilibriumSteps(
  problem: AssignmentProblem,
  marginal: boolean,
  options: AssignOptions,
): Generator<AssignmentProgress, PathState> {
  const trips = tripTable(problem);
  const delays = new VolumeDelay(problem.delays, marginal);
  const store = new PathStore(trips, problem.tail);
  const sweeps = new PathSweep(problem, delays, store);
  const arcVolume = problem.classes.map(() => new Float64Array(problem.tail.length));
  const searcher = options.searcher ?? localSearcher(searchPlan(problem), problem.classes.length);
  searcher.forget();
  const { start } = options;
  if (start?.paths !== undefined) store.take(start.paths, start.outside, listUsablePaths(problem, trips, start.paths));
  place(problem, store, arcVolume, delays, searcher);
  const rule = new StopRule(options, trips);
  let parts = 1;
  for (;;) {
    let [total, excess] = [0, 0];
    for (let part = 0; part < parts; part += 1) {
      fillCosts(problem, delays.delay, searcher.cost);
      searcher.search(part, parts);
      store.price(searcher, part, parts);
      total += store.totalCost;
      excess += store.excessCost;
      if (parts > 1) sweepUntilEnough(sweeps, store, options.gap, part, parts, PARTSWEEPS);
    }
    const progress = rule.measure(total, excess);
    yield progress;
    const stop = parts === 1 ? rule.stop() : undefined;
    if (stop !== undefined) {
      arcVolumes(store, arcVolume);
      return { store, arcVolume, stop, ...rule.state() };
    }
    sweepUntilEnough(sweeps, store, options.gap, 0, 1, parts === 1 ? mostSweeps : FULLSWEEPS);
    if (progress.relativeGap < preciseGap || progress.iteration % 8 === 0)
      refreshVolumes(problem, store, arcVolume, delays);
    parts = progress.relativeGap > PARTGAP && rule.early() ? PARTS : 1;
  }
}
const [PARTS, PARTGAP, PARTSWEEPS, FULLSWEEPS] = ((globalThis as any).process.env.TUNE ?? '4,1e-3,5,10').split(',').map(Number);

/** Puts the demand that has no way yet on the shortest ones. */
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
    fillCosts(problem, delays.delay, searcher.cost);
    searcher.search(part, firstParts);
    store.price(searcher, part, firstParts);
    refreshVolumes(problem, store, arcVolume, delays);
  }
}

function sweepUntilEnough(sweeps: PathSweep, store: PathStore, gap: number, part: number, parts: number, most: number): void {
  const entries = sweeps.prepare(part, parts);
  const goal = Math.max(enough * store.excessCost, 0.05 * gap * store.totalCost);
  const least = (0.1 * goal) / entries;
  for (let count = 0; count < most; count += 1) {
    if (sweeps.sweep(least) <= goal) break;
  }
}
