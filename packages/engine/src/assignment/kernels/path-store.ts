// The paths that trips use, in one pool: paths of a trip are a linked list, their arcs lie in one array that is compacted
// when half of it is waste. The outside option of a trip is a path without arcs and of constant cost.

import type { PathFlows } from '../solution.ts';
import type { TreeSearcher } from '../tree-searcher.ts';
import type { TripTable } from '../trip-table.ts';

export class PathStore {
  readonly trips: TripTable;
  /** By trip: its first path, its outside option, -1 for none; and its demand that has not been put on a path. */
  readonly first: Int32Array;
  readonly outsidePath: Int32Array;
  readonly unplaced: Float64Array;
  /** By way: the next of the trip (-1: none), arcs `arcs[start .. start + length - 1]`, flow, and cost when last priced. */
  next = new Int32Array(256);
  start = new Uint32Array(256);
  length = new Uint32Array(256);
  flow = new Float64Array(256);
  cost = new Float64Array(256);
  arcs = new Uint32Array(4096);
  /** Sums of the last pricing: flow x cost, and flow x (cost - cost of the cheapest path). */
  totalCost = 0;
  excessCost = 0;
  private readonly tail: Uint32Array;
  private pathCount = 0;
  private arcCount = 0;
  private wasted = 0;
  private dropped = 0;

  constructor(trips: TripTable, tail: Uint32Array) {
    this.trips = trips;
    this.tail = tail;
    this.first = new Int32Array(trips.count).fill(-1);
    this.outsidePath = new Int32Array(trips.count).fill(-1);
    this.unplaced = trips.demand.slice();
    for (let trip = 0; trip < trips.count; trip += 1) {
      if (trips.outsideCost[trip]! < Infinity && trips.demand[trip]! > 0)
        this.outsidePath[trip] = this.addPath(trip, this.arcCount, 0);
    }
  }

  /**
   * Takes over paths of a former solution, `outside` being what did not move then: each trip's demand is shared out as it
   * was. Paths that are closed or no paths (`usable` says so) are left out, and their flow goes to those that remain.
   */
  take(paths: PathFlows, outside: readonly Float64Array[], usable: (path: number) => boolean): void {
    const { trips } = this;
    for (let path = 0; path < paths.flow.length; path += 1) {
      const trip = trips.firstOfClass[paths.classIndex[path]!]! + paths.pair[path]!;
      if (!(trips.demand[trip]! > 0) || !usable(path)) continue;
      const begin = paths.firstArc[path]!;
      const size = paths.firstArc[path + 1]! - begin;
      if (this.arcs.length < this.arcCount + size) this.arcs = grown(this.arcs, this.arcCount + size);
      for (let at = 0; at < size; at += 1) this.arcs[this.arcCount + at] = paths.arcs[begin + at]!;
      const added = this.addPath(trip, this.arcCount, size);
      this.arcCount += size;
      this.flow[added] = paths.flow[path]!;
    }
    for (let classIndex = 0; classIndex < outside.length; classIndex += 1) {
      for (let trip = trips.firstOfClass[classIndex]!; trip < trips.firstOfClass[classIndex + 1]!; trip += 1) {
        const option = this.outsidePath[trip]!;
        if (option >= 0) this.flow[option] = outside[classIndex]![trip - trips.firstOfClass[classIndex]!]!;
      }
    }
    for (let trip = 0; trip < trips.count; trip += 1) this.rescale(trip);
  }

  /** Whether all demand is on paths. */
  isPlaced(): boolean {
    return this.unplaced.every((waiting) => waiting === 0);
  }

  /** The paths with flow, trip after trip; outside options are none. */
  list(): PathFlows {
    const { trips, first, next, flow, start, length, outsidePath } = this;
    let count = 0;
    let size = 0;
    const visit = (look: (trip: number, path: number) => void): void => {
      for (let trip = 0; trip < trips.count; trip += 1) {
        for (let path = first[trip]!; path >= 0; path = next[path]!) {
          if (flow[path]! > 0 && path !== outsidePath[trip]!) look(trip, path);
        }
      }
    };
    visit((_, path) => {
      count += 1;
      size += length[path]!;
    });
    const made = {
      classIndex: new Uint16Array(count),
      pair: new Uint32Array(count),
      firstArc: new Uint32Array(count + 1),
      arcs: new Uint32Array(size),
      flow: new Float64Array(count),
    };
    let classIndex = 0;
    let at = 0;
    let used = 0;
    visit((trip, path) => {
      while (trip >= trips.firstOfClass[classIndex + 1]!) classIndex += 1;
      made.classIndex[at] = classIndex;
      made.pair[at] = trip - trips.firstOfClass[classIndex]!;
      made.flow[at] = flow[path]!;
      made.arcs.set(this.arcs.subarray(start[path], start[path]! + length[path]!), used);
      used += length[path]!;
      at += 1;
      made.firstArc[at] = used;
    });
    return made;
  }

  /** By class and pair, what does not move: it takes the outside option or has no path. */
  listOutside(): readonly Float64Array[] {
    const { firstOfClass } = this.trips;
    const made: Float64Array[] = [];
    for (let classIndex = 0; classIndex + 1 < firstOfClass.length; classIndex += 1) {
      const begin = firstOfClass[classIndex]!;
      const outside = this.unplaced.slice(begin, firstOfClass[classIndex + 1]);
      for (let pair = 0; pair < outside.length; pair += 1) {
        const option = this.outsidePath[begin + pair]!;
        if (option >= 0) outside[pair]! += this.flow[option]!;
      }
      made.push(outside);
    }
    return made;
  }

  private rescale(trip: number): void {
    let sum = 0;
    for (let path = this.first[trip]!; path >= 0; path = this.next[path]!) sum += this.flow[path]!;
    if (!(sum > 0)) return;
    const demand = this.trips.demand[trip]!;
    const factor = demand / sum;
    for (let path = this.first[trip]!; path >= 0; path = this.next[path]!) this.flow[path]! *= factor;
    this.unplaced[trip] = 0;
  }

  /**
   * Prices all paths at the costs of the searcher's last search, takes up the shortest where it is new (with no flow,
   * or with the demand that had no path before), and drops paths that are neither used nor cheapest.
   */
  price(searcher: TreeSearcher, part: number, parts: number): void {
    this.totalCost = 0;
    this.excessCost = 0;
    const { groups } = this.trips;
    for (let index = part; index < groups.length; index += parts) {
      const group = groups[index]!;
      const predecessor = searcher.predecessors[index]!;
      const cost = searcher.cost[group.classIndex]!;
      for (let trip = group.first; trip < group.end; trip += 1) {
        if (this.trips.demand[trip]! > 0) this.priceTrip(trip, cost, searcher.distance[trip]!, predecessor);
      }
    }
    if (this.dropped > 1000 && (2 * this.wasted > this.arcCount || 2 * this.dropped > this.pathCount)) this.compact();
  }

  private priceTrip(trip: number, arcCost: Float64Array, shortest: number, predecessor: Int32Array): void {
    const { arcs, start, length, next, flow, cost } = this;
    const outside = this.outsidePath[trip]!;
    let lowest = Infinity;
    let cheapest = -1;
    let total = 0;
    let placed = 0;
    let before = -1;
    for (let path = this.first[trip]!; path >= 0; path = next[path]!) {
      let sum = path === outside ? this.trips.outsideCost[trip]! : 0;
      const end = start[path]! + length[path]!;
      for (let at = start[path]!; at < end; at += 1) sum += arcCost[arcs[at]!]!;
      cost[path] = sum;
      const carried = flow[path]!;
      if (carried === 0 && path !== outside && sum > shortest) {
        this.drop(trip, path, before);
        continue;
      }
      before = path;
      total += carried * sum;
      placed += carried;
      if (sum < lowest) {
        lowest = sum;
        cheapest = path;
      }
    }
    if (shortest < lowest) {
      cheapest = this.addFromTree(trip, predecessor);
      this.cost[cheapest] = shortest;
      lowest = shortest;
    }
    const waiting = this.unplaced[trip]!;
    if (waiting > 0 && cheapest >= 0) {
      this.flow[cheapest]! += waiting;
      this.unplaced[trip] = 0;
      total += waiting * lowest;
      placed += waiting;
    }
    if (placed === 0) return;
    this.totalCost += total;
    for (let path = this.first[trip]!; path >= 0; path = this.next[path]!) {
      this.excessCost += this.flow[path]! * (this.cost[path]! - lowest);
    }
  }

  private addFromTree(trip: number, predecessor: Int32Array): number {
    const { tail } = this;
    const destination = this.trips.destination[trip]!;
    let size = 0;
    for (let arc = predecessor[destination]!; arc >= 0; arc = predecessor[tail[arc]!]!) size += 1;
    const begin = this.arcCount;
    if (this.arcs.length < begin + size) this.arcs = grown(this.arcs, begin + size);
    let at = begin + size;
    for (let arc = predecessor[destination]!; arc >= 0; arc = predecessor[tail[arc]!]!) {
      at -= 1;
      this.arcs[at] = arc;
    }
    this.arcCount += size;
    return this.addPath(trip, begin, size);
  }

  private addPath(trip: number, begin: number, size: number): number {
    const path = this.pathCount;
    this.pathCount += 1;
    if (path === this.next.length) this.growPaths();
    this.start[path] = begin;
    this.length[path] = size;
    this.flow[path] = 0;
    this.next[path] = this.first[trip]!;
    this.first[trip] = path;
    return path;
  }

  /** Takes a way out of its trip's list, `before` being the one before it there; it still leads on to the next. */
  private drop(trip: number, path: number, before: number): void {
    if (before < 0) this.first[trip] = this.next[path]!;
    else this.next[before] = this.next[path]!;
    this.wasted += this.length[path]!;
    this.dropped += 1;
  }

  /** Writes the arcs anew in the order of trips, and numbers the paths in it. */
  private compact(): void {
    const { first, next, start, length } = this;
    const old = { arcs: this.arcs, flow: this.flow, cost: this.cost };
    const arcs = new Uint32Array(this.arcs.length);
    const made = {
      next: new Int32Array(next.length),
      start: new Uint32Array(next.length),
      length: new Uint32Array(next.length),
      flow: new Float64Array(next.length),
      cost: new Float64Array(next.length),
    };
    let count = 0;
    let used = 0;
    for (let trip = 0; trip < first.length; trip += 1) {
      let last = -1;
      for (let path = first[trip]!; path >= 0; path = next[path]!) {
        if (last < 0) first[trip] = count;
        else made.next[last] = count;
        if (path === this.outsidePath[trip]!) this.outsidePath[trip] = count;
        made.start[count] = used;
        made.length[count] = length[path]!;
        made.flow[count] = old.flow[path]!;
        made.cost[count] = old.cost[path]!;
        const end = start[path]! + length[path]!;
        for (let at = start[path]!; at < end; at += 1) {
          arcs[used] = old.arcs[at]!;
          used += 1;
        }
        last = count;
        count += 1;
      }
      if (last >= 0) made.next[last] = -1;
    }
    Object.assign(this, made);
    this.arcs = arcs;
    this.pathCount = count;
    this.arcCount = used;
    this.wasted = 0;
    this.dropped = 0;
  }

  private growPaths(): void {
    const size = 2 * this.next.length;
    this.next = grown(this.next, size);
    this.start = grown(this.start, size);
    this.length = grown(this.length, size);
    this.flow = grown(this.flow, size);
    this.cost = grown(this.cost, size);
  }
}

/** A copy of at least so many places, and at least twice as many as before. */
export function grown<T extends Int32Array | Int16Array | Uint32Array | Float64Array>(old: T, least: number): T {
  const made = new (old.constructor as new (size: number) => T)(Math.max(least, 2 * old.length));
  made.set(old);
  return made;
}
