// The paths of each trip that has several, each held against one of them, the one with most flow when they are listed: the
// facilities on which the two differ. A facility that one path passes n times more often than the other counts n² times.

import type { AssignmentProblem } from '../problem.ts';
import { grown } from './path-store.ts';
import type { PathStore } from './path-store.ts';

export class PathPairs {
  count = 0;
  /** By pair, one path held against another: the two, where its differences begin, difference of fixed cost in delay. */
  path = new Int32Array(256);
  against = new Int32Array(256);
  firstDifference = new Uint32Array(257);
  fixed = new Float64Array(256);
  costPerDelay = new Float64Array(256);
  /** By difference: the facility and how many times more the path passes it than the other. */
  facility = new Uint32Array(4096);
  times = new Int16Array(4096);
  private readonly problem: AssignmentProblem;
  private readonly store: PathStore;
  private differenceCount = 0;
  private readonly arcTimes: Int16Array;
  private readonly facilityTimes: Int16Array;
  private listed = new Uint32Array(256);
  private listedCount = 0;

  constructor(problem: AssignmentProblem, store: PathStore) {
    this.problem = problem;
    this.store = store;
    this.arcTimes = new Int16Array(problem.tail.length);
    this.facilityTimes = new Int16Array(problem.delays.kind.length);
  }

  /** Lists the pairs of a part of the groups anew. To be called when the store's paths have changed. */
  list(part: number, parts: number): void {
    const { store, problem } = this;
    this.count = 0;
    this.differenceCount = 0;
    const { groups } = store.trips;
    for (let index = part; index < groups.length; index += parts) {
      const { classIndex, first, end } = groups[index]!;
      const { fixedCost, costPerDelay } = problem.classes[classIndex]!;
      for (let trip = first; trip < end; trip += 1) {
        const head = store.first[trip]!;
        if (head < 0 || store.next[head]! < 0) continue;
        let most = head;
        for (let path = store.next[head]!; path >= 0; path = store.next[path]!) {
          if (store.flow[path]! > store.flow[most]!) most = path;
        }
        for (let path = head; path >= 0; path = store.next[path]!) {
          if (path !== most) this.addPair(trip, path, most, fixedCost, costPerDelay);
        }
      }
    }
  }

  private addPair(trip: number, path: number, most: number, fixedCost: Float64Array, costPerDelay: number): void {
    const pair = this.count;
    if (pair + 1 >= this.path.length) this.growPairs();
    const outside = this.store.outsidePath[trip]!;
    const outsideCost = this.store.trips.outsideCost[trip]!;
    const constant = path === outside ? outsideCost : most === outside ? -outsideCost : 0;
    this.countArcs(path, 1);
    this.countArcs(most, -1);
    this.listedCount = 0;
    const fixed = this.listFacilities(path, fixedCost) + this.listFacilities(most, fixedCost);
    this.keepDifferences();
    this.path[pair] = path;
    this.against[pair] = most;
    this.fixed[pair] = (constant + fixed) / costPerDelay;
    this.costPerDelay[pair] = costPerDelay;
    this.count = pair + 1;
    this.firstDifference[pair + 1] = this.differenceCount;
  }

  private countArcs(path: number, by: number): void {
    const { arcTimes } = this;
    const { arcs, start, length } = this.store;
    const end = start[path]! + length[path]!;
    for (let at = start[path]!; at < end; at += 1) arcTimes[arcs[at]!]! += by;
  }

  /** Adds the arcs of a path that make a difference to the facilities listed; returns their fixed cost. */
  private listFacilities(path: number, fixedCost: Float64Array): number {
    const { arcTimes, facilityTimes } = this;
    const { arcs, start, length } = this.store;
    const { firstFacility, facilities } = this.problem;
    const end = start[path]! + length[path]!;
    let fixed = 0;
    for (let at = start[path]!; at < end; at += 1) {
      const arc = arcs[at]!;
      const times = arcTimes[arc]!;
      if (times === 0) continue;
      arcTimes[arc] = 0;
      fixed += times * fixedCost[arc]!;
      const last = firstFacility[arc + 1]!;
      for (let place = firstFacility[arc]!; place < last; place += 1) {
        const f = facilities[place]!;
        if (this.listedCount === this.listed.length) this.listed = grown(this.listed, 0);
        if (facilityTimes[f]! === 0) {
          this.listed[this.listedCount] = f;
          this.listedCount += 1;
        }
        facilityTimes[f]! += times;
      }
    }
    return fixed;
  }

  private keepDifferences(): void {
    const { facilityTimes, listed, listedCount } = this;
    while (this.facility.length < this.differenceCount + listedCount) {
      this.facility = grown(this.facility, 0);
      this.times = grown(this.times, 0);
    }
    let at = this.differenceCount;
    for (let place = 0; place < listedCount; place += 1) {
      const f = listed[place]!;
      const times = facilityTimes[f]!;
      if (times === 0) continue;
      facilityTimes[f] = 0;
      this.facility[at] = f;
      this.times[at] = times;
      at += 1;
    }
    this.differenceCount = at;
  }

  private growPairs(): void {
    this.path = grown(this.path, 0);
    this.against = grown(this.against, 0);
    this.firstDifference = grown(this.firstDifference, 2 * this.path.length + 1);
    this.fixed = grown(this.fixed, 0);
    this.costPerDelay = grown(this.costPerDelay, 0);
  }
}
