import type { PathFlows } from '../assignment/solution.ts';
import { at } from '../network/at.ts';
import type { Network } from '../network/network.ts';

/** By arc: indices in `model.tables.link` of the links that it moves over or whose border it passes. */
export function linksOfArcs(network: Network): readonly (readonly number[])[] {
  const before = known.get(network);
  if (before !== undefined) return before;
  const made = network.arcs.map(({ link, ride }) => ride?.links ?? (link === undefined ? nothing : [link]));
  known.set(network, made);
  return made;
}

const nothing: readonly number[] = [];
const known = new WeakMap<Network, readonly (readonly number[])[]>();

/** Whether each way has an arc of a set (1 by arc). */
export function waysThrough(paths: PathFlows, isSelected: Uint8Array): Uint8Array {
  return Uint8Array.from(paths.flow, (_, way) => {
    for (let k = at(paths.firstArc, way); k < at(paths.firstArc, way + 1); k += 1)
      if (at(isSelected, at(paths.arcs, k)) === 1) return 1;
    return 0;
  });
}
