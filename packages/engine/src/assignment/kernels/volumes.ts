// Volumes and costs of arcs and facilities, one from the other.

import type { AssignmentProblem } from '../problem.ts';
import type { PathStore } from './path-store.ts';
import type { VolumeDelay } from './volume-delay.ts';

/** By class, what each arc costs at the delays: fixed cost + cost per delay x the delays of its facilities. */
export function fillCosts(problem: AssignmentProblem, delay: Float64Array, cost: readonly Float64Array[]): void {
  const { firstFacility, facilities, classes } = problem;
  for (let index = 0; index < classes.length; index += 1) {
    const { fixedCost, costPerDelay } = classes[index]!;
    const into = cost[index]!;
    for (let arc = 0; arc < into.length; arc += 1) {
      const end = firstFacility[arc + 1]!;
      let sum = 0;
      for (let at = firstFacility[arc]!; at < end; at += 1) sum += delay[facilities[at]!]!;
      into[arc] = fixedCost[arc]! + costPerDelay * sum;
    }
  }
}

/** Volume of the facilities from the volumes of arcs. */
export function facilityVolumes(
  problem: AssignmentProblem,
  arcVolume: readonly Float64Array[],
  volume: Float64Array,
): void {
  const { firstFacility, facilities } = problem;
  volume.fill(0);
  for (const ofClass of arcVolume) {
    for (let arc = 0; arc < ofClass.length; arc += 1) {
      const carried = ofClass[arc]!;
      if (carried === 0) continue;
      const end = firstFacility[arc + 1]!;
      for (let at = firstFacility[arc]!; at < end; at += 1) volume[facilities[at]!]! += carried;
    }
  }
}

/** By class, volume of each arc from the flows of the paths. */
export function arcVolumes(store: PathStore, arcVolume: readonly Float64Array[]): void {
  const { arcs, start, length, flow, next, first } = store;
  for (const ofClass of arcVolume) ofClass.fill(0);
  for (const { classIndex, first: begin, end } of store.trips.groups) {
    const into = arcVolume[classIndex]!;
    for (let trip = begin; trip < end; trip += 1) {
      for (let path = first[trip]!; path >= 0; path = next[path]!) {
        const carried = flow[path]!;
        const last = start[path]! + length[path]!;
        for (let at = start[path]!; at < last; at += 1) into[arcs[at]!]! += carried;
      }
    }
  }
}

/** Brings delays up to the flows of the paths, without the rounding that many shifts leave behind. */
export function refreshVolumes(
  problem: AssignmentProblem,
  store: PathStore,
  arcVolume: readonly Float64Array[],
  delays: VolumeDelay,
): void {
  arcVolumes(store, arcVolume);
  facilityVolumes(problem, arcVolume, delays.volume);
  delays.refreshAll();
}

/** Sum of products, with what rounding loses carried along (Neumaier, 1974). A product of 0 and Infinity counts as 0. */
export function compensatedDot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  let lost = 0;
  for (let at = 0; at < a.length; at += 1) {
    const factor = a[at]!;
    if (factor === 0) continue;
    const term = factor * b[at]!;
    const next = sum + term;
    lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
    sum = next;
  }
  return sum + lost;
}
