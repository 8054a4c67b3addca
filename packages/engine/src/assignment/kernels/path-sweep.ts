// Path-based gradient projection (Jayakrishnan and others, 1994; Florian, Constantin and Florian, 2009; the greedy order
// of Xie, Nie and Liu, 2018), in sweeps over the trips that have several paths. Each way is held against one path of its
// trip, the one with most flow when the sweeps begin, by the list of facilities on which the two differ: the difference
// of their costs over the sum of slopes along that list is what Newton's method shifts from the dearer to the cheaper,
// as far as its flow goes. Where that overshoots by far the shift is corrected by false position and bisection in turns, so that powers below 1
// and far above 4 converge too. A facility that one path passes n times more often than the other counts n² times.

import type { AssignmentProblem } from '../problem.ts';
import { grown } from './path-store.ts';
import type { PathStore } from './path-store.ts';
import type { VolumeDelay } from './volume-delay.ts';

/**
 * Shifts are so many times Newton's (successive over-relaxation: Young, 1954). Where pairs are coupled by the same paths
 * plain sweeps creep: a crowded city of 865 zones took 172 iterations to a gap of 1e-10, and takes 20.
 */
const relaxation = 1.45;
/** Corrections of one shift at most. */
const mostCorrections = 40;

export class PathSweep {
  private readonly problem: AssignmentProblem;
  private readonly delays: VolumeDelay;
  private readonly store: PathStore;
  /** By entry, one path held against another: the two, where its differences begin, difference of fixed cost in delay. */
  private entryCount = 0;
  private path = new Int32Array(256);
  private against = new Int32Array(256);
  private firstDifference = new Uint32Array(257);
  private fixed = new Float64Array(256);
  private costPerDelay = new Float64Array(256);
  /** By difference: the facility and how many times more the path passes it than the other. */
  private facility = new Uint32Array(4096);
  private times = new Int16Array(4096);
  private differenceCount = 0;
  private readonly arcTimes: Int16Array;
  private readonly facilityTimes: Int16Array;
  private listed = new Uint32Array(256);
  private listedCount = 0;

  constructor(problem: AssignmentProblem, delays: VolumeDelay, store: PathStore) {
    this.problem = problem;
    this.delays = delays;
    this.store = store;
    this.arcTimes = new Int16Array(problem.tail.length);
    this.facilityTimes = new Int16Array(problem.delays.kind.length);
  }

  /** Lists the paths to be held against each other; returns how many. To be called when the store's paths have changed. */
  prepare(part: number, parts: number): number {
    const { store, problem } = this;
    this.entryCount = 0;
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
          if (path !== most) this.addEntry(trip, path, most, fixedCost, costPerDelay);
        }
      }
    }
    return this.entryCount;
  }

  private addEntry(trip: number, path: number, most: number, fixedCost: Float64Array, costPerDelay: number): void {
    const entry = this.entryCount;
    if (entry + 1 >= this.path.length) this.growEntries();
    const outside = this.store.outsidePath[trip]!;
    const outsideCost = this.store.trips.outsideCost[trip]!;
    const constant = path === outside ? outsideCost : most === outside ? -outsideCost : 0;
    this.count(path, 1);
    this.count(most, -1);
    this.listedCount = 0;
    const fixed = this.list(path, fixedCost) + this.list(most, fixedCost);
    this.keepDifferences();
    this.path[entry] = path;
    this.against[entry] = most;
    this.fixed[entry] = (constant + fixed) / costPerDelay;
    this.costPerDelay[entry] = costPerDelay;
    this.entryCount = entry + 1;
    this.firstDifference[entry + 1] = this.differenceCount;
  }

  private count(path: number, by: number): void {
    const { arcTimes } = this;
    const { arcs, start, length } = this.store;
    const end = start[path]! + length[path]!;
    for (let at = start[path]!; at < end; at += 1) arcTimes[arcs[at]!]! += by;
  }

  /** Adds the arcs of a path that make a difference to the facilities listed; returns their fixed cost. */
  private list(path: number, fixedCost: Float64Array): number {
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

  private growEntries(): void {
    this.path = grown(this.path, 0);
    this.against = grown(this.against, 0);
    this.firstDifference = grown(this.firstDifference, 2 * this.path.length + 1);
    this.fixed = grown(this.fixed, 0);
    this.costPerDelay = grown(this.costPerDelay, 0);
  }

  /** One sweep. Shifts that would save less than `least` cost are left; returns the cost that all shifts could save. */
  sweep(least: number): number {
    const { path, against, firstDifference, fixed, costPerDelay, facility, times, entryCount } = this;
    const { delay, slope } = this.delays;
    const { flow } = this.store;
    let excess = 0;
    for (let entry = 0; entry < entryCount; entry += 1) {
      const begin = firstDifference[entry]!;
      const end = firstDifference[entry + 1]!;
      let difference = fixed[entry]!;
      let steepness = 0;
      for (let at = begin; at < end; at += 1) {
        const f = facility[at]!;
        const n = times[at]!;
        difference += n * delay[f]!;
        steepness += n * n * slope[f]!;
      }
      const source = difference > 0 ? path[entry]! : against[entry]!;
      const available = flow[source]!;
      if (available === 0) continue;
      const size = difference > 0 ? difference : -difference;
      const saving = size * available * costPerDelay[entry]!;
      excess += saving;
      if (saving <= least) continue;
      const wanted = relaxation * size;
      let shift = steepness * available > wanted ? wanted / steepness : available;
      const sign = difference > 0 ? -1 : 1;
      const after = this.shift(begin, end, sign * shift, fixed[entry]!);
      if (after * sign > 0.5 * size) shift = this.correct(entry, shift, size, after, sign);
      const target = difference > 0 ? against[entry]! : path[entry]!;
      flow[source] = shift >= available ? 0 : available - shift;
      flow[target]! += shift;
    }
    return excess;
  }

  /** Shifts flow to a path from the one it is held against (back where `by` < 0); returns the difference of delay then. */
  private shift(begin: number, end: number, by: number, fixed: number): number {
    const { facility, times, delays } = this;
    const { volume, delay } = delays;
    let difference = fixed;
    for (let at = begin; at < end; at += 1) {
      const f = facility[at]!;
      const n = times[at]!;
      volume[f]! += n * by;
      delays.refresh(f);
      difference += n * delay[f]!;
    }
    return difference;
  }

  /** Takes back part of a shift after which the other path is dearer by more than half of what the first was. */
  private correct(entry: number, shifted: number, before: number, after: number, sign: number): number {
    const begin = this.firstDifference[entry]!;
    const end = this.firstDifference[entry + 1]!;
    const fixed = this.fixed[entry]!;
    let low = 0;
    let lowValue = before;
    let high = shifted;
    let highValue = after * sign;
    let at = shifted;
    for (let tries = 0; tries < mostCorrections; tries += 1) {
      // false position alone creeps where one end is dearer by orders of magnitude, as with powers far above 4
      const share = tries % 2 === 0 ? lowValue / (lowValue + highValue) : 0.5;
      const to = low + (high - low) * share;
      if (!(to > low && to < high)) break;
      const value = this.shift(begin, end, sign * (to - at), fixed) * sign;
      at = to;
      if (Math.abs(value) <= 0.1 * before) break;
      if (value > 0) {
        high = to;
        highValue = value;
        lowValue *= 0.5;
      } else {
        low = to;
        lowValue = -value;
        highValue *= 0.5;
      }
    }
    return at;
  }
}
