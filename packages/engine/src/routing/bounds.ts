import type { Network } from '../network/network.ts';
import type { Overlay } from '../network/overlay.ts';
import { reverseGraph, ShortestPathSearch } from '../network/kernels/shortest-path.ts';
import type { Graph } from '../network/kernels/shortest-path.ts';
import { at } from '../network/at.ts';
import { createMemo } from '../memo/memo.ts';
import { once } from '../memo/once.ts';

/** Origins or targets of one overlay by turns: the zones of a model. Each bound is an array or two by vertex or arc. */
const mostBounds = 64;

const toTargets = createMemo<Float64Array>(mostBounds);
const fromOrigins = createMemo<ShortestPathSearch>(mostBounds);
const exposures = createMemo<Float64Array>(mostBounds);
const regimesOnPaths = createMemo<RegimesAhead>(mostBounds);

interface Reverse {
  readonly graph: Graph;
  readonly originalArc: Uint32Array;
}

/** The graph turned round. */
const reverseOf = once((graph: Graph): Reverse => reverseGraph(graph));

/** Least weight from every vertex to the nearest of some targets; Infinity where none is reached. Shared: not to be changed. */
export function leastToTargets(network: Network, targets: readonly number[], weight: Float64Array): Float64Array {
  return toTargets.of(weight, targets.join(' '), () => {
    const { graph, originalArc } = reverseOf(network.graph);
    const search = new ShortestPathSearch(graph);
    search.run(
      targets,
      Float64Array.from(originalArc, (arc) => at(weight, arc)),
    );
    return search.distance;
  });
}

/** Least weight from the nearest of some origins to every vertex. Shared: not to be run again. */
export function leastFromOrigins(
  network: Network,
  origins: readonly number[],
  weight: Float64Array,
): ShortestPathSearch {
  return fromOrigins.of(weight, origins.join(' '), () => {
    const search = new ShortestPathSearch(network.graph);
    search.run(origins, weight);
    return search;
  });
}

/** A figure of every arc, Infinity where the arc is closed. */
export function openWeights(overlay: Overlay, figure: Float64Array): Float64Array {
  return openedOf(overlay)(figure);
}

/** Overlays of one cargo share figures, which differ by what is closed. */
const openedOf = once(({ closed }: Overlay) =>
  once((figure: Float64Array) => Float64Array.from(figure, (value, arc) => (closed[arc] === 0 ? value : Infinity))),
);

/**
 * Risk that an arc adds at least, in 1e-6 of -ln(1-p): the least rates of its regimes times its duration; and, of a regime
 * under which no arc into its tail lies, times the whole least time from an origin to its end, for such an arc enters it.
 */
export function leastExposure(overlay: Overlay, origins: readonly number[]): Float64Array {
  return exposures.of(overlay, origins.join(' '), () => measureExposure(overlay, origins));
}

function measureExposure(overlay: Overlay, origins: readonly number[]): Float64Array {
  const { network, closed, minutes, regimeSet, sets } = overlay;
  const { graph, tail } = network;
  const earliest = leastFromOrigins(network, origins, openWeights(overlay, minutes)).distance;
  const into = Array.from({ length: graph.vertexCount }, () => new Set<number>());
  for (let arc = 0; arc < closed.length; arc += 1) {
    if (at(closed, arc) !== 0) continue;
    for (const regime of at(sets.members, at(regimeSet, arc))) at(into, at(graph.head, arc)).add(regime);
  }
  return Float64Array.from(regimeSet, (set, arc) => {
    const members = at(sets.members, set);
    if (members.length === 0 || at(earliest, at(tail, arc)) === Infinity) return 0;
    let sum = 0;
    for (const regime of members) {
      const enters = !at(into, at(tail, arc)).has(regime);
      sum += sets.leastRate(regime) * (at(minutes, arc) + (enters ? at(earliest, at(tail, arc)) : 0));
    }
    return sum;
  });
}

/**
 * Regimes that every path from a vertex to a target passes under: the target is out of reach without the arcs that they
 * rule. A label that is not under one of them has yet to enter it, and pays its rate for all the time since departure.
 */
export function regimesAhead(overlay: Overlay, targets: readonly number[]): RegimesAhead {
  return regimesOnPaths.of(overlay, targets.join(' '), () => findRegimesAhead(overlay, targets));
}

interface RegimesAhead {
  readonly ahead: Int32Array;
  readonly aheadRate: Float64Array;
}

function findRegimesAhead(overlay: Overlay, targets: readonly number[]): RegimesAhead {
  const { network, closed, regimeSet, regimes, sets } = overlay;
  const { vertexCount } = network.graph;
  const { graph, originalArc } = reverseOf(network.graph);
  const member = regimes.map((_, regime) => Uint8Array.from(sets.members, (set) => (set.includes(regime) ? 1 : 0)));
  const lists: number[][] = Array.from({ length: vertexCount }, () => []);
  for (const [regime, has] of member.entries()) {
    if (!has.includes(1)) continue;
    const reached = new Uint8Array(vertexCount);
    const stack = [...targets];
    for (const target of targets) reached[target] = 1;
    for (let vertex = stack.pop(); vertex !== undefined; vertex = stack.pop()) {
      for (let back = at(graph.firstArc, vertex); back < at(graph.firstArc, vertex + 1); back += 1) {
        const arc = at(originalArc, back);
        const from = at(graph.head, back);
        if (at(closed, arc) !== 0 || at(has, at(regimeSet, arc)) === 1 || at(reached, from) === 1) continue;
        reached[from] = 1;
        stack.push(from);
      }
    }
    for (let vertex = 0; vertex < vertexCount; vertex += 1)
      if (at(reached, vertex) === 0) at(lists, vertex).push(regime);
  }
  const rows = new Map<string, number>();
  const kept: (readonly number[])[] = [];
  const ahead = Int32Array.from(lists, (list) => {
    const key = list.join(' ');
    const known = rows.get(key);
    if (known !== undefined) return known;
    rows.set(key, kept.length);
    return kept.push(list) - 1;
  });
  const aheadRate = Float64Array.from({ length: kept.length * sets.members.length }, (_, index) => {
    const set = at(sets.members, index % sets.members.length);
    const list = at(kept, Math.floor(index / sets.members.length));
    return list.reduce((sum, regime) => sum + (set.includes(regime) ? 0 : sets.leastRate(regime)), 0);
  });
  return { ahead, aheadRate };
}
