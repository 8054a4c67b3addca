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
