// Methods that move the volumes of all links at once toward an all-or-nothing load: all-or-nothing itself, successive
// averages (MSA), Frank and Wolfe (1956), and its conjugate and bi-conjugate variants (Mitradjieva and Lindberg, 2013).
// Steps are exact: the zero of the objective's derivative along the line, to rounding. They keep no paths.

import type { Steps } from '../steps/progress.ts';
import { combine, curvature, emptyFlows, fixedChange, leastTotalCost, loadAll } from './kernels/flow-vector.ts';
import type { FlowVector } from './kernels/flow-vector.ts';
import { VolumeDelay } from './kernels/volume-delay.ts';
import { compensatedDot, fillCosts } from './kernels/volumes.ts';
import type { AssignOptions } from './options.ts';
import type { AssignmentProblem } from './problem.ts';
import type { AssignmentMethod, AssignmentProgress, StopReason } from './solution.ts';
import { StopRule } from './stop-rule.ts';
import { localSearcher, searchPlan } from './tree-searcher.ts';
import { tripTable } from './trip-table.ts';
import type { TripTable } from './trip-table.ts';

export interface LinkBasedState {
  readonly arcVolume: readonly Float64Array[];
  readonly outside: readonly Float64Array[];
  readonly stop: StopReason;
  readonly iterations: number;
  readonly relativeGap: number;
  readonly averageExcessCost: number;
}

/** They come closer slowly to the end, and are not stuck for that: iterations to wait for a tenth. */
const patience = 5000;
/** A conjugate point is given up where all but so little of the step would go to it. */
const mostConjugate = 0.99;

/** Solves by one of aon, msa, fw, cfw and bfw. All-or-nothing ends after its one load, whatever the gap. */
export function* linkBasedSteps(
  problem: AssignmentProblem,
  method: AssignmentMethod,
  options: AssignOptions,
): Steps<LinkBasedState, AssignmentProgress> {
  const trips = tripTable(problem);
  const delays = new VolumeDelay(problem.delays, false);
  const searcher = options.searcher ?? localSearcher(searchPlan(problem), problem.classes.length);
  searcher.forget();
  const flows = emptyFlows(problem, trips);
  const target = emptyFlows(problem, trips);
  const directions = new Directions(problem, trips, method, delays);
  const rule = new StopRule(method === 'aon' ? { ...options, maxIterations: 1 } : options, trips, patience);
  search();
  loadAll(problem, trips, searcher, flows);
  for (let step = 1; ; step += 1) {
    setVolumes(delays, flows.facility);
    search();
    const total = totalCostOf(trips, searcher.cost, flows);
    const progress = rule.measure(total, total - leastTotalCost(trips, searcher.distance));
    yield progress;
    const stop = rule.stop();
    if (stop !== undefined) {
      const outside = problem.classes.map((_, c) =>
        flows.outside.slice(trips.firstOfClass[c] ?? 0, trips.firstOfClass[c + 1] ?? 0),
      );
      return { arcVolume: flows.arc, outside, stop, ...rule.state() };
    }
    loadAll(problem, trips, searcher, target);
    directions.move(flows, target, step);
  }

  function search(): void {
    fillCosts(problem, delays.delay, searcher.cost);
    searcher.search(0, 1);
  }
}

function setVolumes(delays: VolumeDelay, volume: Float64Array): void {
  delays.volume.set(volume);
  delays.refreshAll();
}

/** What moves and what takes an outside option costs; demand with neither costs nothing. */
function totalCostOf(trips: TripTable, cost: readonly Float64Array[], flows: FlowVector): number {
  const away = trips.outsideCost.map((each) => (each === Infinity ? 0 : each));
  return flows.arc.reduce(
    (sum, volume, c) => sum + compensatedDot(volume, cost[c] ?? volume),
    compensatedDot(flows.outside, away),
  );
}

/** Points that flows move toward, and how far. */
class Directions {
  private readonly problem: AssignmentProblem;
  private readonly trips: TripTable;
  private readonly method: AssignmentMethod;
  private readonly delays: VolumeDelay;
  /** The last point and the one before it; `known` says how many are set. */
  private last: FlowVector;
  private before: FlowVector;
  private known = 0;
  private lastStep = 0;

  constructor(problem: AssignmentProblem, trips: TripTable, method: AssignmentMethod, delays: VolumeDelay) {
    this.problem = problem;
    this.trips = trips;
    this.method = method;
    this.delays = delays;
    this.last = emptyFlows(problem, trips);
    this.before = emptyFlows(problem, trips);
  }

  /** Moves flows toward the load `target`, whose contents are lost; delays must be those of flows. */
  move(flows: FlowVector, target: FlowVector, step: number): void {
    if (this.method === 'msa') {
      combine(flows, step / (step + 1), target, 1 / (step + 1));
      return;
    }
    if (this.method !== 'fw') this.conjugate(flows, target);
    const share = this.lineSearch(flows, target);
    // a full step ends on the point itself, to which no other is conjugate
    this.known = share > mostConjugate || share === 0 ? 0 : Math.min(2, this.known + 1);
    this.lastStep = share;
    [this.before, this.last] = [this.last, this.before];
    combine(this.last, 0, target, 1);
    combine(flows, 1 - share, target, share);
  }

  /** Turns the target into one whose direction is conjugate to the last one, or the last two. */
  private conjugate(flows: FlowVector, target: FlowVector): void {
    if (this.known === 0) return;
    if (this.method === 'cfw' || this.known === 1) {
      const share = this.conjugateShare(flows, target);
      if (share > 0) combine(target, 1 - share, this.last, share);
      return;
    }
    const { slope } = this.delays;
    const [x, y] = [flows.facility, target.facility];
    const [s1, s2] = [this.last.facility, this.before.facility];
    const step = this.lastStep;
    const mixed = s1.map((each, f) => step * each + (1 - step) * (s2[f] ?? 0));
    const mu = Math.max(0, -curvature(slope, mixed, x, y, x) / curvature(slope, mixed, x, s2, s1));
    const squared = curvature(slope, s1, x, s1, x);
    const nu = Math.max(0, -curvature(slope, s1, x, y, x) / squared + (mu * step) / (1 - step));
    const own = 1 / (1 + mu + nu);
    if (!(own > 1 - mostConjugate)) return;
    combine(target, own, this.last, nu * own, this.before, mu * own);
  }

  private conjugateShare(flows: FlowVector, target: FlowVector): number {
    const { slope } = this.delays;
    const [x, y, s] = [flows.facility, target.facility, this.last.facility];
    const above = curvature(slope, s, x, y, x);
    const below = above - curvature(slope, s, x, s, x);
    const share = above / below;
    return share > 0 && share < mostConjugate ? share : share >= mostConjugate ? mostConjugate : 0;
  }

  /** Share of the way to the target at which the objective is least: Newton's method kept within a bisection. */
  private lineSearch(flows: FlowVector, target: FlowVector): number {
    const { delays } = this;
    const fixed = fixedChange(this.problem, this.trips, flows, target);
    const change = target.facility.map((each, f) => each - (flows.facility[f] ?? 0));
    let [low, high, share] = [0, 1, 1];
    for (let round = 0; round < 60; round += 1) {
      for (const [f, each] of flows.facility.entries()) delays.volume[f] = each + share * (change[f] ?? 0);
      delays.refreshAll();
      let [first, second] = [fixed, 0];
      for (const [f, each] of change.entries()) {
        first += (delays.delay[f] ?? 0) * each;
        second += (delays.slope[f] ?? 0) * each * each;
      }
      if (first <= 0) low = share;
      else high = share;
      if (first === 0 || low === 1 || high - low < 1e-15) break;
      const next = share - first / second;
      share = next > low && next < high ? next : (low + high) / 2;
    }
    return low === 1 ? 1 : share;
  }
}
