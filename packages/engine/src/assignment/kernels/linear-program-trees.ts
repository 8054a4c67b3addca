// Prices and shortest paths for the linear program of hard capacities: one kept tree per class and origin, at the cost
// of free flow and the prices of full facilities.
//
// A pair stays out of the master program while its path at free flow touches no facility that has a row there: prices
// are never below 0, so that no path can come below it, and its tree, which gives ties to what it has, keeps that very path.

import type { AssignmentProblem } from '../problem.ts';
import { ShortestTreeSearch } from './shortest-tree.ts';
import { VolumeDelay } from './volume-delay.ts';

/** What a pair does: nothing (no demand), its path at free flow, the outside option at any price, or what the master says. */
export const pairState = { none: 0, path: 1, outside: 2, master: 3 } as const;

interface Tree {
  readonly classIndex: number;
  readonly origin: number;
  readonly firstPair: number;
  readonly endPair: number;
  readonly predecessor: Int32Array;
  readonly order: Uint32Array;
  /** Pairs that the master has: only their tree is priced again. */
  masterPairs: number;
}

/** Pairs are numbered through all classes, those of class c from `firstPairOfClass[c]`. */
export class PricedTrees {
  readonly problem: AssignmentProblem;
  /** By facility, delay at no volume. */
  readonly freeDelay: Float64Array;
  /** By facility, the volume that it can take: Infinity where delay does not depend on volume. */
  readonly capacity: Float64Array;
  /** By facility, cost of a unit of its capacity. */
  readonly price: Float64Array;
  readonly firstPairOfClass: Uint32Array;
  readonly demand: Float64Array;
  readonly destination: Uint32Array;
  /** Cost at which a pair stays away: its own, else `unservedPrice`. */
  readonly limit: Float64Array;
  /** Cost of a unit of demand that has no outside option and is not served: twice what any path without a loop can cost. */
  readonly unservedPrice: number;
  readonly state: Uint8Array;
  /** Cost of each pair's shortest path when its tree was last priced. */
  readonly pathCost: Float64Array;
  readonly trees: readonly Tree[];
  /** By class, cost of each arc at free flow. */
  readonly freeCost: readonly Float64Array[];
  private readonly treeOfPair: Uint32Array;
  private readonly search: ShortestTreeSearch;
  private readonly arcPrice: Float64Array;
  private readonly arcCost: Float64Array;
  private settledVolume: readonly Float64Array[] | undefined;

  constructor(problem: AssignmentProblem) {
    const { graph, delays, classes } = problem;
    this.problem = problem;
    this.freeDelay = new VolumeDelay(delays, false).delay.slice();
    this.capacity = delays.capacity.map((capacity, f) => (isBounded(problem, f) ? capacity : Infinity));
    this.price = new Float64Array(this.capacity.length);
    this.freeCost = classes.map((each) => this.costAtFreeFlow(each.fixedCost, each.costPerDelay));
    this.firstPairOfClass = new Uint32Array(classes.length + 1);
    for (let c = 0; c < classes.length; c += 1)
      this.firstPairOfClass[c + 1] = this.firstPairOfClass[c]! + classes[c]!.demand.length;
    const pairCount = this.firstPairOfClass[classes.length]!;
    this.demand = new Float64Array(pairCount);
    this.destination = new Uint32Array(pairCount);
    this.limit = new Float64Array(pairCount).fill(Infinity);
    this.state = new Uint8Array(pairCount);
    this.pathCost = new Float64Array(pairCount);
    this.treeOfPair = new Uint32Array(pairCount);
    this.trees = this.plantTrees();
    this.unservedPrice = this.priceOfUnserved();
    for (let p = 0; p < pairCount; p += 1) if (this.limit[p]! === Infinity) this.limit[p] = this.unservedPrice;
    this.search = new ShortestTreeSearch(graph, problem.tail, problem.noThrough);
    this.arcPrice = new Float64Array(graph.head.length);
    this.arcCost = new Float64Array(graph.head.length);
  }

  private costAtFreeFlow(fixedCost: Float64Array, costPerDelay: number): Float64Array {
    const { firstFacility, facilities } = this.problem;
    const cost = fixedCost.slice();
    for (let arc = 0; arc < cost.length; arc += 1) {
      for (let at = firstFacility[arc]!; at < firstFacility[arc + 1]!; at += 1)
        cost[arc]! += costPerDelay * this.freeDelay[facilities[at]!]!;
      if (!(cost[arc]! >= 0))
        throw new RangeError(`The cost of an arc is a number from 0 on; at free flow arc ${arc} costs ${cost[arc]!}.`);
    }
    return cost;
  }

  private plantTrees(): readonly Tree[] {
    const { graph, classes } = this.problem;
    const trees: Tree[] = [];
    for (let c = 0; c < classes.length; c += 1) {
      const { origins, firstPair, destinations, demand, outsideCost } = classes[c]!;
      const base = this.firstPairOfClass[c]!;
      this.demand.set(demand, base);
      this.destination.set(destinations, base);
      if (outsideCost !== undefined) this.limit.set(outsideCost, base);
      for (let i = 0; i < origins.length; i += 1) {
        const [first, end] = [firstPair[i]!, firstPair[i + 1]!];
        if (!demand.subarray(first, end).some((each) => each > 0)) continue;
        this.treeOfPair.fill(trees.length, base + first, base + end);
        trees.push({
          classIndex: c,
          origin: origins[i]!,
          firstPair: base + first,
          endPair: base + end,
          predecessor: new Int32Array(graph.vertexCount),
          order: new Uint32Array(graph.vertexCount + 1),
          masterPairs: 0,
        });
      }
    }
    return trees;
  }

  /** A path without a loop comes into each vertex at most once, by an arc that costs at most the dearest one there. */
  private priceOfUnserved(): number {
    const { head, vertexCount } = this.problem.graph;
    let most = 0;
    for (const cost of this.freeCost) {
      const dearest = new Float64Array(vertexCount);
      for (let arc = 0; arc < head.length; arc += 1) {
        const each = cost[arc]!;
        if (each < Infinity && each > dearest[head[arc]!]!) dearest[head[arc]!] = each;
      }
      most = Math.max(
        most,
        dearest.reduce((sum, each) => sum + each, 0),
      );
    }
    return most > 0 ? 2 * most : 1;
  }

  /** Searches all trees at free flow and settles what each pair does while no facility is full. */
  plant(): void {
    for (const tree of this.trees) {
      this.searchTree(tree, this.freeCost[tree.classIndex]!);
      for (let p = tree.firstPair; p < tree.endPair; p += 1) {
        if (!(this.demand[p]! > 0)) continue;
        this.state[p] = this.pathCost[p]! <= this.limit[p]! ? pairState.path : pairState.outside;
      }
    }
  }

  /** Prices the trees of the master's pairs anew. */
  reprice(): void {
    const { firstFacility, facilities, classes } = this.problem;
    const { arcPrice, arcCost } = this;
    for (let arc = 0; arc < arcPrice.length; arc += 1) {
      let sum = 0;
      for (let at = firstFacility[arc]!; at < firstFacility[arc + 1]!; at += 1) sum += this.price[facilities[at]!]!;
      arcPrice[arc] = sum;
    }
    let at = 0;
    for (let c = 0; c < classes.length; c += 1) {
      const freeCost = this.freeCost[c]!;
      for (let arc = 0; arc < arcCost.length; arc += 1) arcCost[arc] = freeCost[arc]! + arcPrice[arc]!;
      for (; at < this.trees.length && this.trees[at]!.classIndex === c; at += 1)
        if (this.trees[at]!.masterPairs > 0) this.searchTree(this.trees[at]!, arcCost);
    }
  }

  private searchTree(tree: Tree, cost: Float64Array): void {
    const { origin, predecessor, order, firstPair, endPair } = tree;
    this.search.run(origin, cost, predecessor, order, this.destination, firstPair, endPair);
    for (let p = firstPair; p < endPair; p += 1) this.pathCost[p] = this.search.distance[this.destination[p]!]!;
  }

  /** Cost of all demand at the last prices less what capacity is worth at them: no assignment costs less (Lagrange). */
  bound(): number {
    let sum = 0;
    for (let p = 0; p < this.state.length; p += 1)
      if (this.state[p]! !== pairState.none) sum += this.demand[p]! * Math.min(this.pathCost[p]!, this.limit[p]!);
    for (let f = 0; f < this.price.length; f += 1) if (this.price[f]! > 0) sum -= this.price[f]! * this.capacity[f]!;
    return sum;
  }

  classOf(p: number): number {
    return this.trees[this.treeOfPair[p]!]!.classIndex;
  }

  /** Arcs of a pair's path in its tree, from origin to destination. */
  pathOf(p: number): Uint32Array {
    const { predecessor, origin } = this.trees[this.treeOfPair[p]!]!;
    const { tail } = this.problem;
    let length = 0;
    for (let vertex = this.destination[p]!; vertex !== origin; vertex = tail[predecessor[vertex]!]!) length += 1;
    const arcs = new Uint32Array(length);
    for (let vertex = this.destination[p]!; vertex !== origin; vertex = tail[predecessor[vertex]!]!) {
      length -= 1;
      arcs[length] = predecessor[vertex]!;
    }
    return arcs;
  }

  /** Hands the pairs over to the master whose path touches one of the facilities; gives them in order of number. */
  enlist(isFull: Uint8Array): readonly number[] {
    const { firstFacility, facilities, tail } = this.problem;
    const touches = new Uint8Array(tail.length);
    for (let arc = 0; arc < tail.length; arc += 1) {
      for (let at = firstFacility[arc]!; at < firstFacility[arc + 1]!; at += 1)
        if (isFull[facilities[at]!]! === 1) touches[arc] = 1;
    }
    const enlisted: number[] = [];
    for (const tree of this.trees) {
      const { origin, predecessor } = tree;
      for (let p = tree.firstPair; p < tree.endPair; p += 1) {
        if (this.state[p]! !== pairState.path) continue;
        let touched = 0;
        for (let vertex = this.destination[p]!; vertex !== origin && touched === 0;) {
          const arc = predecessor[vertex]!;
          touched = touches[arc]!;
          vertex = tail[arc]!;
        }
        if (touched === 0) continue;
        this.state[p] = pairState.master;
        tree.masterPairs += 1;
        enlisted.push(p);
      }
    }
    if (enlisted.length > 0) this.settledVolume = undefined;
    return enlisted;
  }

  /** Volume of the pairs that the master has not, by arc, class by class; the caller must not write to it. */
  waysVolume(): readonly Float64Array[] {
    if (this.settledVolume !== undefined) return this.settledVolume;
    const { tail, classes } = this.problem;
    const volumes = classes.map(() => new Float64Array(tail.length));
    for (const { classIndex, origin, firstPair, endPair, predecessor } of this.trees) {
      const volume = volumes[classIndex]!;
      for (let p = firstPair; p < endPair; p += 1) {
        if (this.state[p]! !== pairState.path) continue;
        const demand = this.demand[p]!;
        for (let vertex = this.destination[p]!; vertex !== origin;) {
          const arc = predecessor[vertex]!;
          volume[arc]! += demand;
          vertex = tail[arc]!;
        }
      }
    }
    this.settledVolume = volumes;
    return volumes;
  }

  /** Volume of each facility by that of its arcs. */
  facilityVolume(arcVolume: readonly Float64Array[]): Float64Array {
    const { firstFacility, facilities } = this.problem;
    const volume = new Float64Array(this.capacity.length);
    for (const each of arcVolume) {
      for (let arc = 0; arc < each.length; arc += 1) {
        const flow = each[arc]!;
        if (flow === 0) continue;
        for (let at = firstFacility[arc]!; at < firstFacility[arc + 1]!; at += 1) volume[facilities[at]!]! += flow;
      }
    }
    return volume;
  }
}

/** Whether a facility's capacity holds volume back: that of one whose delay does not depend on volume is a mere unit. */
function isBounded({ delays }: AssignmentProblem, f: number): boolean {
  const { kind, free, coefficient, power } = delays;
  switch (kind[f]!) {
    case 0:
      return free[f]! > 0 && coefficient[f]! > 0 && power[f]! > 0;
    case 1:
      return free[f]! > 0;
    default:
      return true;
  }
}
