// Choice sets of single-via paths: for each arc the best path that passes it (Abraham, Delling, Goldberg and Werneck, 2013),
// the cheapest first, kept where it comes to no place twice and is not nearly a path kept already. Paths through a named
// group of arcs (a branch, a passage) come before the rest, so that a choice is one between branches: Ben-Akiva and
// others' labels (1984). Follows from costs alone: no chance, and nothing of an earlier search, is in it.

import { reverseGraph, ShortestPathSearch } from '../../network/kernels/shortest-path.ts';
import type { AssignmentProblem, ClassDemand } from '../problem.ts';
import { heapify, takeCheapest } from './cheapest-heap.ts';

/** Paths of the pairs of one class: those of pair p are `firstPath[p] ..`, the arcs of path k `arcs[firstArc[k] ..]`. */
export interface ClassPaths {
  readonly firstPath: Uint32Array;
  readonly firstArc: Uint32Array;
  readonly arcs: Uint32Array;
}

export interface PathsQuery {
  /** Arcs that a path may be looked for through. */
  readonly viaArcs: Uint32Array;
  /** By arc: the named group that it belongs to, -1 for none. */
  readonly groupOfArc: Int32Array;
  readonly groupCount: number;
  /** By vertex: the place where it stands; a path that comes back to a place is left out. */
  readonly placeOfVertex: Int32Array;
  readonly placeCount: number;
  /** Paths per pair at most; 31 or fewer. */
  readonly maxPaths: number;
  /** Costliest path, as a multiple of the best; the same for the best through a group. */
  readonly stretch: number;
  readonly groupStretch: number;
  /** Least share of the cost of a path that it must not have in common with any one path kept before. */
  readonly leastOwnShare: number;
  /** Whether even the best path is left out where it comes back to a place, as it may do to pass what it must. */
  readonly isBestSimple?: boolean | undefined;
}

/** Finds the paths of one class after another; owns the scratch memory. */
export class ViaPaths {
  private readonly problem: AssignmentProblem;
  private readonly query: PathsQuery;
  private readonly search: ShortestPathSearch;
  private readonly reverse: ShortestPathSearch;
  private readonly originalArc: Uint32Array;
  /** Paths that an arc is on, one bit each, of the pair whose number is in `stamp`. */
  private readonly bits: Int32Array;
  private readonly stamp: Int32Array;
  private readonly placeStamp: Int32Array;
  private readonly groupBest: Int32Array;
  private readonly shared = new Float64Array(32);
  private readonly total: Float64Array;
  private readonly candidates: Uint32Array;
  private path = new Uint32Array(256);
  private wayLength = 0;
  private stamps = 0;
  private placeStamps = 0;

  constructor(problem: AssignmentProblem, query: PathsQuery) {
    const { graph } = problem;
    this.problem = problem;
    this.query = query;
    this.search = new ShortestPathSearch(graph);
    const turned = reverseGraph(graph);
    this.originalArc = turned.originalArc;
    this.reverse = new ShortestPathSearch(turned.graph);
    this.bits = new Int32Array(graph.head.length);
    this.stamp = new Int32Array(graph.head.length);
    this.placeStamp = new Int32Array(query.placeCount);
    this.groupBest = new Int32Array(query.groupCount);
    this.total = new Float64Array(query.viaArcs.length);
    this.candidates = new Uint32Array(query.viaArcs.length);
  }

  /**
   * The paths of a class at a cost by arc, Infinity where it may not pass; `isWanted` leaves out pairs where it is 0. Pairs
   * that are come to after `isOver` says so have their best path alone.
   */
  find(demand: ClassDemand, cost: Float64Array, isOver: () => boolean, isWanted?: Uint8Array): ClassPaths {
    const pairCount = demand.destinations.length;
    const firstPath = new Uint32Array(pairCount + 1);
    const firstArc: number[] = [0];
    const arcs: number[] = [];
    const passable = this.closeThrough(cost);
    const toDestination = this.treesTo(demand, passable, isOver, isWanted);
    for (let i = 0; i < demand.origins.length; i += 1) {
      const origin = demand.origins[i]!;
      let isSearched = false;
      for (let pair = demand.firstPair[i]!; pair < demand.firstPair[i + 1]!; pair += 1) {
        const destination = demand.destinations[pair]!;
        const isAsked = demand.demand[pair]! > 0 && destination !== origin && isWanted?.[pair] !== 0;
        if (isAsked && !isSearched) {
          this.runFrom(origin, cost, passable);
          isSearched = true;
        }
        const to = isOver() ? undefined : toDestination.get(destination);
        if (isAsked) this.findPair(origin, destination, cost, to, firstArc, arcs);
        firstPath[pair + 1] = firstArc.length - 1;
      }
    }
    return { firstPath, firstArc: Uint32Array.from(firstArc), arcs: Uint32Array.from(arcs) };
  }

  /** Costs with the arcs closed that leave places which nothing may pass. */
  private closeThrough(cost: Float64Array): Float64Array {
    const { tail, noThrough } = this.problem;
    return cost.map((each, arc) => (noThrough[tail[arc]!] === 1 ? Infinity : each));
  }

  /** The tree of an origin, which may be left though it may not be passed. */
  private runFrom(origin: number, cost: Float64Array, passable: Float64Array): void {
    const { firstArc } = this.problem.graph;
    const [first, end] = [firstArc[origin]!, firstArc[origin + 1]!];
    const closed = passable.slice(first, end);
    passable.set(cost.subarray(first, end), first);
    this.search.run(origin, passable);
    passable.set(closed, first);
  }

  /** By destination: distance to it from each vertex, and the arc by which the shortest path goes on. */
  private treesTo(
    demand: ClassDemand,
    cost: Float64Array,
    isOver: () => boolean,
    isWanted: Uint8Array | undefined,
  ): ReadonlyMap<number, TreeTo> {
    const turnedCost = Float64Array.from(this.originalArc, (arc) => cost[arc]!);
    const result = new Map<number, TreeTo>();
    for (const [pair, destination] of demand.destinations.entries()) {
      if (result.has(destination) || isWanted?.[pair] === 0) continue;
      if (isOver()) break;
      this.reverse.run(destination, turnedCost);
      result.set(destination, {
        distance: this.reverse.distance.slice(),
        next: this.reverse.predecessorArc.map((arc) => (arc < 0 ? -1 : this.originalArc[arc]!)),
      });
    }
    return result;
  }

  private findPair(
    origin: number,
    destination: number,
    cost: Float64Array,
    to: TreeTo | undefined,
    firstArc: number[],
    arcs: number[],
  ): void {
    const { viaArcs, groupOfArc, maxPaths, stretch, groupStretch } = this.query;
    const best = this.search.distance[destination]!;
    if (best === Infinity) return;
    this.stamps += 1;
    this.traceTo(destination);
    let kept = 0;
    if (this.query.isBestSimple !== true || this.isSimple(origin)) {
      this.keep(firstArc, arcs, 0);
      kept = 1;
    } else this.cover();
    if (to === undefined) return;
    const { total, groupBest } = this;
    this.priceVias(origin, destination, cost, to, best * Math.max(stretch, groupStretch));
    groupBest.fill(-1);
    for (let k = 0; k < viaArcs.length; k += 1) {
      const group = groupOfArc[viaArcs[k]!]!;
      if (group < 0 || total[k]! > best * groupStretch) continue;
      const other = groupBest[group]!;
      if (other < 0 || total[k]! < total[other]!) groupBest[group] = k;
    }
    const cheapestFirst = [...groupBest].filter((k) => k >= 0).sort((a, b) => total[a]! - total[b]! || a - b);
    for (const k of cheapestFirst) {
      if (kept >= maxPaths) return;
      if (this.stamp[viaArcs[k]!] === this.stamps) continue;
      if (this.tryVia(viaArcs[k]!, origin, to, cost, total[k]!, kept)) {
        this.keep(firstArc, arcs, kept);
        kept += 1;
      }
    }
    let left = this.gather(best * stretch);
    heapify(this.candidates, left, total);
    for (let tries = 0; kept < maxPaths && tries < 3 * maxPaths && left > 0; left -= 1) {
      const least = takeCheapest(this.candidates, left, total);
      const via = viaArcs[least]!;
      // the best path through it is one that was looked at
      if (this.stamp[via] === this.stamps) continue;
      tries += 1;
      if (this.tryVia(via, origin, to, cost, total[least]!, kept)) {
        this.keep(firstArc, arcs, kept);
        kept += 1;
      } else this.cover();
    }
  }

  /** Lists the vias within a limit of cost; answers how many. */
  private gather(limit: number): number {
    const { total, candidates } = this;
    let count = 0;
    for (let k = 0; k < total.length; k += 1) if (total[k]! <= limit) candidates[count++] = k;
    return count;
  }

  /** Cost of the best path through each via arc; Infinity above a limit. */
  private priceVias(origin: number, destination: number, cost: Float64Array, to: TreeTo, limit: number): void {
    const { tail, noThrough, graph } = this.problem;
    const { viaArcs } = this.query;
    const { distance } = this.search;
    const { total } = this;
    for (let k = 0; k < viaArcs.length; k += 1) {
      const arc = viaArcs[k]!;
      const [from, head] = [tail[arc]!, graph.head[arc]!];
      const sum = distance[from]! + cost[arc]! + to.distance[head]!;
      const isBarred =
        (noThrough[from] === 1 && from !== origin) ||
        (noThrough[head] === 1 && head !== destination) ||
        !(sum <= limit);
      total[k] = isBarred ? Infinity : sum;
    }
  }

  /** Writes the path through an arc into `path`; false where it is no choice of its own. */
  private tryVia(via: number, origin: number, to: TreeTo, cost: Float64Array, total: number, kept: number): boolean {
    const { tail, graph } = this.problem;
    this.traceTo(tail[via]!);
    this.append(via);
    for (let arc = to.next[graph.head[via]!]!; arc >= 0; arc = to.next[graph.head[arc]!]!) this.append(arc);
    return this.isSimple(origin) && this.isOwn(cost, total, kept);
  }

  /** Writes the path of the forward tree to a vertex into `path`. */
  private traceTo(vertex: number): void {
    const { tail } = this.problem;
    const { predecessorArc } = this.search;
    this.wayLength = 0;
    for (let arc = predecessorArc[vertex]!; arc >= 0; arc = predecessorArc[tail[arc]!]!) this.append(arc);
    this.path.subarray(0, this.wayLength).reverse();
  }

  private isSimple(origin: number): boolean {
    const { placeOfVertex } = this.query;
    const { head } = this.problem.graph;
    this.placeStamps += 1;
    let place = placeOfVertex[origin]!;
    this.placeStamp[place] = this.placeStamps;
    for (let at = 0; at < this.wayLength; at += 1) {
      const next = placeOfVertex[head[this.path[at]!]!]!;
      if (next === place) continue;
      if (this.placeStamp[next] === this.placeStamps) return false;
      this.placeStamp[next] = this.placeStamps;
      place = next;
    }
    return true;
  }

  private isOwn(cost: Float64Array, total: number, kept: number): boolean {
    const { shared } = this;
    shared.fill(0, 0, kept);
    for (let at = 0; at < this.wayLength; at += 1) {
      const arc = this.path[at]!;
      if (this.stamp[arc] !== this.stamps) continue;
      const bits = this.bits[arc]!;
      for (let k = 0; k < kept; k += 1) if ((bits >>> k) & 1) shared[k]! += cost[arc]!;
    }
    for (let k = 0; k < kept; k += 1) if (shared[k]! > (1 - this.query.leastOwnShare) * total) return false;
    return true;
  }

  private keep(firstArc: number[], arcs: number[], number: number): void {
    this.cover();
    for (let at = 0; at < this.wayLength; at += 1) {
      const arc = this.path[at]!;
      this.bits[arc]! |= 1 << number;
      arcs.push(arc);
    }
    firstArc.push(arcs.length);
  }

  /** Marks the arcs of `path` as looked at: the best path through each of them is this one. */
  private cover(): void {
    for (let at = 0; at < this.wayLength; at += 1) {
      const arc = this.path[at]!;
      if (this.stamp[arc] === this.stamps) continue;
      this.stamp[arc] = this.stamps;
      this.bits[arc] = 0;
    }
  }

  private append(arc: number): void {
    if (this.wayLength === this.path.length) {
      const longer = new Uint32Array(2 * this.path.length);
      longer.set(this.path);
      this.path = longer;
    }
    this.path[this.wayLength] = arc;
    this.wayLength += 1;
  }
}

interface TreeTo {
  readonly distance: Float64Array;
  readonly next: Int32Array;
}
