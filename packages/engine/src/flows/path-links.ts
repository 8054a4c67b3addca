import { once } from '../memo/once.ts';
import type { Network } from '../network/network.ts';

/** By arc: indices in `model.tables.link` of the links that it moves over or whose border it passes. */
export function linksOfArcs({ arcs }: Network): readonly (readonly number[])[] {
  return ofArcs(arcs);
}

const nothing: readonly number[] = [];
const ofArcs = once((arcs: Network['arcs']) =>
  arcs.map(({ link, ride }) => ride?.links ?? (link === undefined ? nothing : [link])),
);
