// Shortest paths by Dijkstra (1959) with a heap of four branches, without decrease-key: an entry that was overtaken is skipped when
// it comes up. Where no open arc is free and the longest is at most a few thousand times the shortest, a ring of buckets
// as wide as the shortest arc takes the heap's place (Dinitz, 1978): what lies in one bucket cannot shorten what lies
// beside it, so each is settled in any order, and exactly. Ties go to the arc that was seen first, so results repeat to
// the bit. Weights must not be negative.

import { KeyHeap } from './key-heap.ts';

/** Arcs in compressed sparse rows: those that leave vertex v are `firstArc[v] .. firstArc[v + 1] - 1`. */
export interface Graph {
  readonly vertexCount: number;
  /** Length vertexCount + 1. */
  readonly firstArc: Uint32Array;
  /** Head of each arc. */
  readonly head: Uint32Array;
}

/** The same arcs turned round, and which arc of the graph each one is. */
export function reverseGraph(graph: Graph): { readonly graph: Graph; readonly originalArc: Uint32Array } {
  const { vertexCount, firstArc, head } = graph;
  const arcCount = head.length;
  const first = new Uint32Array(vertexCount + 1);
  for (let arc = 0; arc < arcCount; arc += 1) first[head[arc]! + 1]! += 1;
  for (let vertex = 0; vertex < vertexCount; vertex += 1) first[vertex + 1]! += first[vertex]!;
  const next = first.slice(0, vertexCount);
  const tails = new Uint32Array(arcCount);
  const originalArc = new Uint32Array(arcCount);
  for (let vertex = 0; vertex < vertexCount; vertex += 1) {
    for (let arc = firstArc[vertex]!; arc < firstArc[vertex + 1]!; arc += 1) {
      const place = next[head[arc]!]!++;
      tails[place] = vertex;
      originalArc[place] = arc;
    }
  }
  return { graph: { vertexCount, firstArc: first, head: tails }, originalArc };
}

/** Most buckets of the ring; a wider spread of weights is the heap's. */
const mostBuckets = 4096;

/** Searches one graph again and again; owns the scratch memory, so that a run allocates nothing unless its heap must grow. */
export class ShortestPathSearch {
  /** Distance from the origins; Infinity where they do not reach. */
  readonly distance: Float64Array;
  /** Arc by which the shortest way comes; -1 at an origin and where none comes. */
  readonly predecessorArc: Int32Array;
  private readonly graph: Graph;
  private readonly heap = new KeyHeap(4);
  private settled = new Uint8Array(0);
  private readonly stacks: Uint32Array[] = [];

  constructor(graph: Graph) {
    this.graph = graph;
    this.distance = new Float64Array(graph.vertexCount);
    this.predecessorArc = new Int32Array(graph.vertexCount);
  }

  /** From one or several origins; an arc of weight Infinity is closed. Stops when `target` is settled, where one is given. */
  run(origin: number | readonly number[], weight: Float64Array, options: { readonly target?: number } = {}): void {
    const { firstArc, head } = this.graph;
    const { distance, predecessorArc } = this;
    const target = options.target ?? -1;
    if (this.runBuckets(origin, weight, target)) return;
    const { heap } = this;
    heap.size = 0;
    distance.fill(Infinity);
    predecessorArc.fill(-1);
    for (const vertex of typeof origin === 'number' ? [origin] : origin) {
      distance[vertex] = 0;
      heap.push(0, vertex);
    }
    while (heap.size > 0) {
      const key = heap.keys[0]!;
      const vertex = heap.pop();
      if (key > distance[vertex]!) continue;
      if (vertex === target) return;
      const end = firstArc[vertex + 1]!;
      for (let arc = firstArc[vertex]!; arc < end; arc += 1) {
        const to = head[arc]!;
        const through = key + weight[arc]!;
        if (through >= distance[to]!) continue;
        distance[to] = through;
        predecessorArc[to] = arc;
        heap.push(through, to);
      }
    }
  }

  /** The search on a ring of buckets; false, with nothing done, where the weights do not suit it. */
  private runBuckets(origin: number | readonly number[], weight: Float64Array, target: number): boolean {
    let [least, most] = [Infinity, 0];
    for (let arc = 0; arc < weight.length; arc += 1) {
      const each = weight[arc]!;
      if (each < least) least = each;
      if (each > most && each < Infinity) most = each;
    }
    // a little narrower than the shortest arc, so that rounding cannot put two ends of an arc into one bucket
    const perUnit = 1 / (least * 0.999);
    const count = Math.ceil(most * perUnit) + 2;
    if (!(least > 0) || most === 0 || count > mostBuckets) return false;
    const { firstArc, head, vertexCount } = this.graph;
    const { distance, predecessorArc } = this;
    if (this.settled.length < vertexCount) this.settled = new Uint8Array(vertexCount);
    const { settled, stacks } = this;
    while (stacks.length < count) stacks.push(new Uint32Array(64));
    const sizes = new Int32Array(count);
    settled.fill(0);
    distance.fill(Infinity);
    predecessorArc.fill(-1);
    let waiting = 0;
    for (const vertex of typeof origin === 'number' ? [origin] : origin) {
      distance[vertex] = 0;
      if (sizes[0]! === stacks[0]!.length) stacks[0] = doubled(stacks[0]!);
      stacks[0]![sizes[0]!] = vertex;
      sizes[0]! += 1;
      waiting += 1;
    }
    for (let slot = 0; waiting > 0; slot = slot + 1 === count ? 0 : slot + 1) {
      const stack = stacks[slot]!;
      const size = sizes[slot]!;
      sizes[slot] = 0;
      waiting -= size;
      for (let place = 0; place < size; place += 1) {
        const vertex = stack[place]!;
        if (settled[vertex]! === 1) continue;
        settled[vertex] = 1;
        if (vertex === target) return true;
        const key = distance[vertex]!;
        const end = firstArc[vertex + 1]!;
        for (let arc = firstArc[vertex]!; arc < end; arc += 1) {
          const to = head[arc]!;
          const through = key + weight[arc]!;
          if (through >= distance[to]!) continue;
          distance[to] = through;
          predecessorArc[to] = arc;
          const into = Math.floor(through * perUnit) % count;
          const room = sizes[into]!;
          if (room === stacks[into]!.length) stacks[into] = doubled(stacks[into]!);
          stacks[into]![room] = to;
          sizes[into] = room + 1;
          waiting += 1;
        }
      }
    }
    return true;
  }
}

function doubled(old: Uint32Array): Uint32Array {
  const made = new Uint32Array(2 * old.length);
  made.set(old);
  return made;
}
