import { VolumeDelay } from './kernels/volume-delay.ts';
import { compensatedDot, facilityVolumes, fillCosts } from './kernels/volumes.ts';
import type { AssignmentProblem } from './problem.ts';
import type { AssignmentMethod, AssignmentSolution, PathFlows, StopReason } from './solution.ts';
import { tripTable } from './trip-table.ts';

/** What a method has found. */
export interface FlowsFound {
  readonly method: AssignmentMethod;
  readonly stop: StopReason;
  readonly iterations: number;
  readonly relativeGap: number;
  readonly averageExcessCost: number;
  readonly arcVolume: readonly Float64Array[];
  readonly outside: readonly Float64Array[];
  readonly paths: PathFlows | undefined;
}

/** Measures flows on the delays that they cause and makes a solution of them. */
export function assemble(problem: AssignmentProblem, found: FlowsFound): AssignmentSolution {
  const delays = new VolumeDelay(problem.delays, false);
  facilityVolumes(problem, found.arcVolume, delays.volume);
  delays.refreshAll();
  const cost = problem.classes.map(() => new Float64Array(problem.tail.length));
  fillCosts(problem, delays.delay, cost);
  let totalCost = 0;
  for (const [index, volume] of found.arcVolume.entries()) {
    const ofClass = cost[index];
    if (ofClass !== undefined) totalCost += compensatedDot(volume, ofClass);
  }
  return {
    method: found.method,
    converged: found.stop === 'gap',
    stop: found.stop,
    relativeGap: found.relativeGap,
    averageExcessCost: found.averageExcessCost,
    beckmann: beckmann(problem, found, delays),
    totalCost,
    iterations: found.iterations,
    facilityVolume: delays.volume,
    facilityDelay: delays.delay,
    arcVolume: found.arcVolume,
    outside: found.outside,
    paths: found.paths,
    capacityPrice: undefined,
  };
}

/**
 * Beckmann's objective with the outside option as one more path (Gartner, 1980). Where classes value delay differently
 * its terms are in units of delay (fixed costs divided by cost per delay), brought to cost by the mean over demand.
 */
function beckmann(problem: AssignmentProblem, found: FlowsFound, delays: VolumeDelay): number {
  const { firstOfClass, outsideCost, demand } = tripTable(problem);
  let sum = delays.integral();
  let weighted = 0;
  let weight = 0;
  for (const [index, { fixedCost, costPerDelay }] of problem.classes.entries()) {
    const [begin, end] = [firstOfClass[index], firstOfClass[index + 1]];
    const [volume, outside] = [found.arcVolume[index], found.outside[index]];
    if (volume === undefined || outside === undefined) continue;
    sum += compensatedDot(volume, fixedCost) / costPerDelay;
    const option = outsideCost.slice(begin, end).map((each) => (each === Infinity ? 0 : each));
    sum += compensatedDot(outside, option) / costPerDelay;
    const ofClass = demand.slice(begin, end).reduce((total, each) => total + each, 0);
    weighted += ofClass * costPerDelay;
    weight += ofClass;
  }
  return weight === 0 ? sum : sum * (weighted / weight);
}
