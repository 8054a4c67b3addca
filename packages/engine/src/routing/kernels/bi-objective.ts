// All non-dominated paths for two criteria of whole numbers, by BOA* (Hernández Ulloa, Yeoh, Baier, Zhang, Suazo and
// Koenig, 2020): labels leave the queue in order of their first bound, and one number per vertex, the least second cost
// seen, decides whether a label can still matter. The queue is a bucket for each value of the first bound (Dial, 1969),
// drained in order of the second, which whole numbers allow. Labels that leave a bucket together are compared only then.
// Not supported: more than two criteria, negative or fractional weights, more than 2^31 - 1 in a sum.
import { ShortestPathSearch, reverseGraph } from '../../network/kernels/shortest-path.ts';
import type { Graph } from '../../network/kernels/shortest-path.ts';

export interface BiObjectiveFront {
  /** Costs of the front, first ascending and second descending. */
  readonly first: Int32Array;
  readonly second: Int32Array;
  readonly labelCount: number;
  /** Arcs of the path of one point of the front. */
  path(point: number): readonly number[];
}

/** Labels in parallel arrays: 16 bytes each; they are kept, since paths lead back through them. */
class LabelStore {
  size = 0;
  second = new Int32Array(1 << 16);
  arc = new Int32Array(1 << 16);
  parent = new Int32Array(1 << 16);
  /** Next label in the same bucket; -1: none. */
  next = new Int32Array(1 << 16);

  grow(): void {
    const bigger = (old: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> => {
      const made = new Int32Array(2 * old.length);
      made.set(old);
      return made;
    };
    this.second = bigger(this.second);
    this.arc = bigger(this.arc);
    this.parent = bigger(this.parent);
    this.next = bigger(this.next);
  }
}

/** The exact front from one vertex to another; empty when no path leads there. Weights are whole numbers, not negative. */
export function biObjectiveFront(
  graph: Graph,
  first: Int32Array,
  second: Int32Array,
  origin: number,
  target: number,
): BiObjectiveFront {
  const { firstArc, head, vertexCount } = graph;
  const [least1, least2] = [leastTo(graph, first, target), leastTo(graph, second, target)];
  const labels = new LabelStore();
  const found: number[] = [];
  const found1: number[] = [];
  const minSecond = new Int32Array(vertexCount).fill(0x7fffffff);
  const start = least1[origin]!;
  // the queue: bucket of f1 - start; grows as larger sums appear
  let buckets = new Int32Array(1 << 12).fill(-1);
  let last = -1;
  const batch: number[] = [];
  if (start < Infinity) {
    add(0, -1, -1, 0);
  }
  function add(bucket: number, arc: number, parent: number, cost2: number): void {
    if (bucket >= buckets.length) {
      const made = new Int32Array(Math.max(2 * buckets.length, bucket + 1)).fill(-1);
      made.set(buckets);
      buckets = made;
    }
    if (labels.size === labels.arc.length) labels.grow();
    const label = labels.size++;
    labels.second[label] = cost2;
    labels.arc[label] = arc;
    labels.parent[label] = parent;
    labels.next[label] = buckets[bucket]!;
    buckets[bucket] = label;
    if (bucket > last) last = bucket;
  }
  for (let bucket = 0; bucket <= last; bucket += 1) {
    while (buckets[bucket]! >= 0) {
      batch.length = 0;
      for (let label = buckets[bucket]!; label >= 0; label = labels.next[label]!) batch.push(label);
      buckets[bucket] = -1;
      const secondOf = labels.second;
      const arcOf = labels.arc;
      if (batch.length > 1) batch.sort((a, b) => secondOf[a]! - secondOf[b]!);
      for (const label of batch) {
        const arcIn = arcOf[label]!;
        const vertex = arcIn < 0 ? origin : head[arcIn]!;
        const cost2 = labels.second[label]!;
        if (cost2 >= minSecond[vertex]! || cost2 + least2[vertex]! >= minSecond[target]!) continue;
        minSecond[vertex] = cost2;
        if (vertex === target) {
          found.push(label);
          found1.push(start + bucket);
          continue;
        }
        // least1 is exact, so bucket = f1 - start and g1 = f1 - least1[vertex]
        const cost1 = start + bucket - least1[vertex]!;
        const bound = minSecond[target]!;
        for (let arc = firstArc[vertex]!; arc < firstArc[vertex + 1]!; arc += 1) {
          const to = head[arc]!;
          const next2 = cost2 + second[arc]!;
          if (next2 >= minSecond[to]! || next2 + least2[to]! >= bound) continue;
          add(cost1 + first[arc]! + least1[to]! - start, arc, label, next2);
        }
      }
    }
  }
  return {
    first: Int32Array.from(found1),
    second: Int32Array.from(found, (label) => labels.second[label]!),
    labelCount: labels.size,
    path(point) {
      const arcs: number[] = [];
      for (let label = found[point] ?? -1; label >= 0 && labels.arc[label]! >= 0; label = labels.parent[label]!)
        arcs.push(labels.arc[label]!);
      return arcs.reverse();
    },
  };
}

function leastTo(graph: Graph, weight: Int32Array, target: number): Float64Array {
  const { graph: reverse, originalArc } = reverseGraph(graph);
  const search = new ShortestPathSearch(reverse);
  search.run(
    target,
    Float64Array.from(originalArc, (arc) => weight[arc]!),
  );
  return search.distance;
}
