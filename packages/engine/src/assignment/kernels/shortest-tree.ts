// Shortest trees that are kept between searches. When costs change, the tree of last time is priced anew along itself;
// one pass over the arcs finds those that now offer less, and Dijkstra's method (1959) with a 4-ary heap and lazy
// deletion repairs what hangs on them. Near an equilibrium next to nothing does, and a search costs one pass over the
// arcs. A first search is the repair of an empty tree. Costs must not be negative; arcs of cost Infinity are closed.
// Ties go to the arc that the tree has, else to the one seen first, so results repeat to the bit.

import type { Graph } from '../../network/kernels/shortest-path.ts';

/** Searches trees of one graph; owns the scratch memory. */
export class ShortestTreeSearch {
  /** Cost from the origin of the last search; Infinity where it does not reach. */
  readonly distance: Float64Array;
  private readonly graph: Graph;
  private readonly tail: Uint32Array;
  private readonly noThrough: Uint8Array;
  private heapKey = new Float64Array(1024);
  private heapVertex = new Uint32Array(1024);
  private heapSize = 0;
  private readonly firstChild: Int32Array;
  private readonly sibling: Int32Array;

  constructor(graph: Graph, tail: Uint32Array, noThrough: Uint8Array) {
    this.graph = graph;
    this.tail = tail;
    this.noThrough = noThrough;
    this.distance = new Float64Array(graph.vertexCount);
    this.firstChild = new Int32Array(graph.vertexCount);
    this.sibling = new Int32Array(graph.vertexCount);
  }

  /**
   * Brings a tree up to costs. `predecessor`: by vertex the arc that leads to it, -1 where none does. `order`: [0] how
   * many vertices the tree has (0: none yet), then those vertices, each after the one before it on its way.
   */
  run(origin: number, cost: Float64Array, predecessor: Int32Array, order: Uint32Array): void {
    const { distance, tail } = this;
    const size = order[0]!;
    distance.fill(Infinity);
    distance[origin] = 0;
    this.heapSize = 0;
    if (size === 0) {
      predecessor.fill(-1);
      this.push(0, origin);
    } else {
      for (let at = 2; at <= size; at += 1) {
        const vertex = order[at]!;
        const arc = predecessor[vertex]!;
        distance[vertex] = distance[tail[arc]!]! + cost[arc]!;
      }
      this.seed(origin, cost, predecessor);
      if (this.heapSize === 0) return;
    }
    this.repair(origin, cost, predecessor);
    this.arrange(origin, predecessor, order);
  }

  /** Takes every arc that offers less than the tree. */
  private seed(origin: number, cost: Float64Array, predecessor: Int32Array): void {
    const { firstArc, head, vertexCount } = this.graph;
    const { distance, noThrough } = this;
    for (let vertex = 0; vertex < vertexCount; vertex += 1) {
      if (noThrough[vertex]! === 1 && vertex !== origin) continue;
      const from = distance[vertex]!;
      if (from === Infinity) continue;
      const end = firstArc[vertex + 1]!;
      for (let arc = firstArc[vertex]!; arc < end; arc += 1) {
        const through = from + cost[arc]!;
        const to = head[arc]!;
        if (through >= distance[to]!) continue;
        distance[to] = through;
        predecessor[to] = arc;
        this.push(through, to);
      }
    }
  }

  private repair(origin: number, cost: Float64Array, predecessor: Int32Array): void {
    const { firstArc, head } = this.graph;
    const { distance, noThrough } = this;
    while (this.heapSize > 0) {
      const key = this.heapKey[0]!;
      const vertex = this.heapVertex[0]!;
      this.pop();
      if (key > distance[vertex]! || (noThrough[vertex]! === 1 && vertex !== origin)) continue;
      const end = firstArc[vertex + 1]!;
      for (let arc = firstArc[vertex]!; arc < end; arc += 1) {
        const through = key + cost[arc]!;
        const to = head[arc]!;
        if (through >= distance[to]!) continue;
        distance[to] = through;
        predecessor[to] = arc;
        this.push(through, to);
      }
    }
  }

  /** Writes the vertices of the tree, each after its predecessor. */
  private arrange(origin: number, predecessor: Int32Array, order: Uint32Array): void {
    const { firstChild, sibling, tail } = this;
    firstChild.fill(-1);
    for (let vertex = 0; vertex < firstChild.length; vertex += 1) {
      const arc = predecessor[vertex]!;
      if (arc < 0) continue;
      const parent = tail[arc]!;
      sibling[vertex] = firstChild[parent]!;
      firstChild[parent] = vertex;
    }
    order[1] = origin;
    let size = 1;
    for (let at = 1; at <= size; at += 1) {
      for (let child = firstChild[order[at]!]!; child >= 0; child = sibling[child]!) {
        size += 1;
        order[size] = child;
      }
    }
    order[0] = size;
  }

  private push(key: number, vertex: number): void {
    if (this.heapSize === this.heapKey.length) this.grow();
    const { heapKey, heapVertex } = this;
    let place = this.heapSize;
    this.heapSize += 1;
    while (place > 0) {
      const parent = (place - 1) >> 2;
      const parentKey = heapKey[parent]!;
      if (parentKey <= key) break;
      heapKey[place] = parentKey;
      heapVertex[place] = heapVertex[parent]!;
      place = parent;
    }
    heapKey[place] = key;
    heapVertex[place] = vertex;
  }

  private pop(): void {
    const { heapKey, heapVertex } = this;
    this.heapSize -= 1;
    const size = this.heapSize;
    const lastKey = heapKey[size]!;
    const lastVertex = heapVertex[size]!;
    let place = 0;
    for (let child = 1; child < size; child = 4 * place + 1) {
      let least = child;
      let leastKey = heapKey[child]!;
      const end = child + 4 < size ? child + 4 : size;
      for (let other = child + 1; other < end; other += 1) {
        const otherKey = heapKey[other]!;
        if (otherKey < leastKey) {
          least = other;
          leastKey = otherKey;
        }
      }
      if (leastKey >= lastKey) break;
      heapKey[place] = leastKey;
      heapVertex[place] = heapVertex[least]!;
      place = least;
    }
    heapKey[place] = lastKey;
    heapVertex[place] = lastVertex;
  }

  private grow(): void {
    const keys = new Float64Array(2 * this.heapKey.length);
    const vertices = new Uint32Array(2 * this.heapVertex.length);
    keys.set(this.heapKey);
    vertices.set(this.heapVertex);
    this.heapKey = keys;
    this.heapVertex = vertices;
  }
}
