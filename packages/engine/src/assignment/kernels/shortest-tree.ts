// Shortest trees that are kept between searches. When costs change, the tree of last time is priced anew along itself;
// one pass over the arcs finds those that now offer less, and Dijkstra's method (1959) with a 4-ary heap and lazy
// deletion repairs what hangs on them. Near an equilibrium next to nothing does, and a search costs one pass over the
// arcs. What lies farther than the farthest destination is left as it is: its distances are those of the tree, which
// are too high at most. Costs must not be negative; arcs of cost Infinity are closed. Ties go to the arc that the tree
// has, else to the one seen first, so results repeat to the bit.

import { KeyHeap } from '../../network/kernels/key-heap.ts';
import type { Graph } from '../../network/kernels/shortest-path.ts';

/** Searches trees of one graph; owns the scratch memory. */
export class ShortestTreeSearch {
  /**
   * Cost from the origin of the last search; Infinity where it does not reach. Exact for the destinations of that search
   * and for what is no farther than they are, at least that elsewhere.
   */
  readonly distance: Float64Array;
  private readonly graph: Graph;
  private readonly tail: Uint32Array;
  private readonly noThrough: Uint8Array;
  private readonly heap = new KeyHeap(4);
  private readonly firstChild: Int32Array;
  private readonly sibling: Int32Array;
  /** 1 at the destinations that a first search has not reached yet. */
  private readonly wanted: Uint8Array;

  constructor(graph: Graph, tail: Uint32Array, noThrough: Uint8Array) {
    this.graph = graph;
    this.tail = tail;
    this.noThrough = noThrough;
    this.distance = new Float64Array(graph.vertexCount);
    this.firstChild = new Int32Array(graph.vertexCount);
    this.sibling = new Int32Array(graph.vertexCount);
    this.wanted = new Uint8Array(graph.vertexCount);
  }

  /**
   * Brings a tree up to costs, for destinations `destination[first] .. destination[end - 1]`. `predecessor`: by vertex
   * the arc that leads to it, -1 where none does. `order`: [0] how many vertices the tree has (0: none yet), then those
   * vertices, most of them after the one before them on their path.
   */
  run(
    origin: number,
    cost: Float64Array,
    predecessor: Int32Array,
    order: Uint32Array,
    destination: Uint32Array,
    first: number,
    end: number,
  ): void {
    const { distance } = this;
    distance.fill(Infinity);
    distance[origin] = 0;
    this.heap.size = 0;
    if (order[0]! === 0) {
      this.start(origin, cost, predecessor, order, destination, first, end);
      return;
    }
    const detours = this.priceTree(cost, predecessor, order);
    let bound = 0;
    for (let at = first; at < end; at += 1) {
      const each = distance[destination[at]!]!;
      if (each > bound) bound = each;
    }
    this.seed(origin, cost, predecessor, order, bound);
    this.repair(origin, cost, predecessor, order, bound);
    if (4 * detours > order[0]!) this.arrange(origin, predecessor, order);
  }

  /** Distances along the tree as it is; returns how many vertices came before the one that leads to them. */
  private priceTree(cost: Float64Array, predecessor: Int32Array, order: Uint32Array): number {
    const { distance, tail } = this;
    const size = order[0]!;
    let detours = 0;
    for (let at = 2; at <= size; at += 1) {
      const vertex = order[at]!;
      const arc = predecessor[vertex]!;
      const from = distance[tail[arc]!]!;
      if (from < Infinity) distance[vertex] = from + cost[arc]!;
      else detours += this.pricePath(vertex, cost, predecessor);
    }
    return detours;
  }

  /** Distance of a vertex whose path has not been priced; returns the number of vertices on that part of the path. */
  private pricePath(vertex: number, cost: Float64Array, predecessor: Int32Array): number {
    const { distance, tail, sibling } = this;
    let below = -1;
    let at = vertex;
    let count = 0;
    while (distance[at]! === Infinity) {
      sibling[at] = below;
      below = at;
      at = tail[predecessor[at]!]!;
      count += 1;
    }
    for (let next = below; next >= 0; next = sibling[next]!) {
      distance[next] = distance[at]! + cost[predecessor[next]!]!;
      at = next;
    }
    return count;
  }

  /** The first search of an origin: until all destinations are reached. */
  private start(
    origin: number,
    cost: Float64Array,
    predecessor: Int32Array,
    order: Uint32Array,
    destination: Uint32Array,
    first: number,
    end: number,
  ): void {
    const { firstArc, head } = this.graph;
    const { distance, noThrough, wanted, heap } = this;
    let missing = 0;
    for (let at = first; at < end; at += 1) {
      if (wanted[destination[at]!]! === 0) missing += 1;
      wanted[destination[at]!] = 1;
    }
    predecessor.fill(-1);
    heap.push(0, origin);
    let size = 0;
    while (heap.size > 0) {
      const key = heap.keys[0]!;
      const vertex = heap.pop();
      if (key > distance[vertex]!) continue;
      size += 1;
      order[size] = vertex;
      if (wanted[vertex]! === 1) {
        wanted[vertex] = 0;
        missing -= 1;
        if (missing === 0) break;
      }
      if (noThrough[vertex]! === 1 && vertex !== origin) continue;
      const last = firstArc[vertex + 1]!;
      for (let arc = firstArc[vertex]!; arc < last; arc += 1) {
        const through = key + cost[arc]!;
        const to = head[arc]!;
        if (through >= distance[to]!) continue;
        distance[to] = through;
        predecessor[to] = arc;
        heap.push(through, to);
      }
    }
    order[0] = size;
    for (let at = 0; at < heap.size; at += 1) {
      const vertex = heap.items[at]!;
      // overtaken entries of vertices that were settled lie in the heap too
      if (heap.keys[at]! === distance[vertex]!) predecessor[vertex] = -1;
    }
    for (let at = first; at < end; at += 1) wanted[destination[at]!] = 0;
  }

  /** Takes every arc that offers less than the tree, and less than `bound`. */
  private seed(origin: number, cost: Float64Array, predecessor: Int32Array, order: Uint32Array, bound: number): void {
    const { firstArc, head, vertexCount } = this.graph;
    const { distance, noThrough } = this;
    for (let vertex = 0; vertex < vertexCount; vertex += 1) {
      const from = distance[vertex]!;
      if (from >= bound || (noThrough[vertex]! === 1 && vertex !== origin)) continue;
      const end = firstArc[vertex + 1]!;
      for (let arc = firstArc[vertex]!; arc < end; arc += 1) {
        const through = from + cost[arc]!;
        const to = head[arc]!;
        if (through >= distance[to]! || through >= bound) continue;
        this.improve(to, through, arc, predecessor, order);
      }
    }
  }

  private improve(to: number, through: number, arc: number, predecessor: Int32Array, order: Uint32Array): void {
    if (predecessor[to]! < 0) {
      order[0]! += 1;
      order[order[0]!] = to;
    }
    this.distance[to] = through;
    predecessor[to] = arc;
    this.heap.push(through, to);
  }

  private repair(origin: number, cost: Float64Array, predecessor: Int32Array, order: Uint32Array, bound: number): void {
    const { firstArc, head } = this.graph;
    const { distance, noThrough, heap } = this;
    while (heap.size > 0) {
      const key = heap.keys[0]!;
      const vertex = heap.pop();
      if (key > distance[vertex]! || (noThrough[vertex]! === 1 && vertex !== origin)) continue;
      const end = firstArc[vertex + 1]!;
      for (let arc = firstArc[vertex]!; arc < end; arc += 1) {
        const through = key + cost[arc]!;
        const to = head[arc]!;
        if (through >= distance[to]! || through >= bound) continue;
        this.improve(to, through, arc, predecessor, order);
      }
    }
  }

  /** Writes the vertices of the tree, each after its predecessor. */
  private arrange(origin: number, predecessor: Int32Array, order: Uint32Array): void {
    const { firstChild, sibling, tail } = this;
    firstChild.fill(-1);
    for (let at = 2; at <= order[0]!; at += 1) {
      const vertex = order[at]!;
      const parent = tail[predecessor[vertex]!]!;
      sibling[vertex] = firstChild[parent]!;
      firstChild[parent] = vertex;
    }
    let size = 1;
    for (let at = 1; at <= size; at += 1) {
      for (let child = firstChild[order[at]!]!; child >= 0; child = sibling[child]!) {
        size += 1;
        order[size] = child;
      }
    }
    if (origin !== order[1]! || size !== order[0]!) throw new Error('the tree has a cycle');
  }
}

/** Brings the tree of one group of trips up to costs and writes the cost of each trip's shortest path. */
export function searchGroup(
  trees: ShortestTreeSearch,
  group: { readonly origin: number; readonly first: number; readonly end: number },
  destination: Uint32Array,
  cost: Float64Array,
  predecessor: Int32Array,
  order: Uint32Array,
  distance: Float64Array,
): void {
  trees.run(group.origin, cost, predecessor, order, destination, group.first, group.end);
  for (let trip = group.first; trip < group.end; trip += 1) distance[trip] = trees.distance[destination[trip]!]!;
}
