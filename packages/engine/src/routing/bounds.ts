import type { Network } from '../network/network.ts';
import type { Overlay } from '../network/overlay.ts';
import { reverseGraph, ShortestPathSearch } from '../network/kernels/shortest-path.ts';
import type { Graph } from '../network/kernels/shortest-path.ts';
import { at } from '../network/at.ts';

interface Reverse {
  readonly graph: Graph;
  readonly originalArc: Uint32Array;
}

const reversed = new WeakMap<Network, Reverse>();

/** The network turned round, made once. */
function reverseOf(network: Network): Reverse {
  const before = reversed.get(network);
  if (before !== undefined) return before;
  const made = reverseGraph(network.graph);
  reversed.set(network, made);
  return made;
}

/** Least weight from every vertex to the nearest of some targets; Infinity where none is reached. */
export function leastToTargets(network: Network, targets: readonly number[], weight: Float64Array): Float64Array {
  const { graph, originalArc } = reverseOf(network);
  const search = new ShortestPathSearch(graph);
  search.run(
    targets,
    Float64Array.from(originalArc, (arc) => at(weight, arc)),
  );
  return search.distance;
}

/** Least weight from the nearest of some origins to every vertex. */
export function leastFromOrigins(
  network: Network,
  origins: readonly number[],
  weight: Float64Array,
): ShortestPathSearch {
  const search = new ShortestPathSearch(network.graph);
  search.run(origins, weight);
  return search;
}

/** A figure of every arc, Infinity where the arc is closed. */
export function openWeights({ closed }: Overlay, figure: Float64Array): Float64Array {
  return Float64Array.from(figure, (value, arc) => (closed[arc] === 0 ? value : Infinity));
}
