// Shortest paths by Dijkstra (1959), and toward one target with lower bounds (A*: Hart, Nilsson and Raphael, 1968), on a
// 4-ary heap without decrease-key: an entry that was overtaken is skipped when it comes up. Of arcs that are equally
// good the one of lowest index is kept, so results repeat to the bit. Not supported: negative weights.

/** Arcs in compressed sparse rows: those that leave vertex v are `firstArc[v] .. firstArc[v + 1] - 1`. */
export interface Graph {
  readonly vertexCount: number;
  /** Length vertexCount + 1, ascending from 0 to the number of arcs. */
  readonly firstArc: Uint32Array;
  /** Head of each arc. */
  readonly head: Uint32Array;
}

/** The same arcs turned round, and which arc of the graph each one is; within a vertex in order of the original arcs. */
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

export interface SearchOptions {
  /** Stop when this vertex is settled; then only vertices nearer than it are final. */
  readonly target?: number;
  /** By vertex: never more than the distance from there to the target, and consistent. */
  readonly lowerBound?: Float64Array;
}

/** Searches one graph again and again; owns the scratch memory, so that a run allocates nothing unless its heap must grow. */
export class ShortestPathSearch {
  /** Distance from the origins; Infinity where they do not reach. */
  readonly distance: Float64Array;
  /** Arc by which the shortest way comes; -1 at an origin and where none comes. */
  readonly predecessorArc: Int32Array;
  private readonly graph: Graph;
  private readonly noBound: Float64Array;
  private heapKey = new Float64Array(4096);
  private heapVertex = new Uint32Array(4096);

  constructor(graph: Graph) {
    this.graph = graph;
    this.distance = new Float64Array(graph.vertexCount);
    this.predecessorArc = new Int32Array(graph.vertexCount);
    this.noBound = new Float64Array(0);
  }

  /** From one or several origins; an arc of weight Infinity is closed. */
  run(origin: number | readonly number[], weight: Float64Array, options: SearchOptions = {}): void {
    const { firstArc, head } = this.graph;
    const { distance, predecessorArc } = this;
    const target = options.target ?? -1;
    const bound = options.lowerBound ?? this.noBound;
    const bounded = bound.length > 0;
    distance.fill(Infinity);
    predecessorArc.fill(-1);
    let size = 0;
    let { heapKey, heapVertex } = this;
    const push = (key: number, vertex: number): void => {
      if (size === heapKey.length) [heapKey, heapVertex] = this.grow();
      let place = size++;
      while (place > 0) {
        const parent = (place - 1) >> 2;
        if (heapKey[parent]! <= key) break;
        heapKey[place] = heapKey[parent]!;
        heapVertex[place] = heapVertex[parent]!;
        place = parent;
      }
      heapKey[place] = key;
      heapVertex[place] = vertex;
    };
    for (const vertex of typeof origin === 'number' ? [origin] : origin) {
      distance[vertex] = 0;
      push(bounded ? bound[vertex]! : 0, vertex);
    }
    while (size > 0) {
      const key = heapKey[0]!;
      const vertex = heapVertex[0]!;
      size -= 1;
      const lastKey = heapKey[size]!;
      const lastVertex = heapVertex[size]!;
      let at = 0;
      for (let child = 1; child < size; child = 4 * at + 1) {
        let least = child;
        const end = child + 4 < size ? child + 4 : size;
        for (let other = child + 1; other < end; other += 1) if (heapKey[other]! < heapKey[least]!) least = other;
        if (heapKey[least]! >= lastKey) break;
        heapKey[at] = heapKey[least]!;
        heapVertex[at] = heapVertex[least]!;
        at = least;
      }
      heapKey[at] = lastKey;
      heapVertex[at] = lastVertex;
      const here = distance[vertex]!;
      if (key > (bounded ? here + bound[vertex]! : here)) continue;
      if (vertex === target) return;
      const end = firstArc[vertex + 1]!;
      for (let arc = firstArc[vertex]!; arc < end; arc += 1) {
        const to = head[arc]!;
        const through = here + weight[arc]!;
        if (through < distance[to]!) {
          distance[to] = through;
          predecessorArc[to] = arc;
          push(bounded ? through + bound[to]! : through, to);
        } else if (through === distance[to]! && arc < predecessorArc[to]! && through > here && through < Infinity) {
          predecessorArc[to] = arc;
        }
      }
    }
  }

  private grow(): [Float64Array<ArrayBuffer>, Uint32Array<ArrayBuffer>] {
    const keys = new Float64Array(2 * this.heapKey.length);
    const vertices = new Uint32Array(2 * this.heapVertex.length);
    keys.set(this.heapKey);
    vertices.set(this.heapVertex);
    this.heapKey = keys;
    this.heapVertex = vertices;
    return [keys, vertices];
  }
}
