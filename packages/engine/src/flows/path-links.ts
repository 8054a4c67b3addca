import { once } from '../memo/once.ts';
import type { ArcFacts, Network } from '../network/network.ts';

/** By arc: indices in `model.tables.link` of the links that it moves over or whose border it passes. */
export function linksOfArcs({ arcs }: Network): readonly (readonly number[])[] {
  return linksOf(arcs);
}

const linksOf = once((arcs: readonly ArcFacts[]) =>
  arcs.map(({ link, ride }): readonly number[] => ride?.links ?? (link === undefined ? nothing : [link])),
);

const nothing: readonly number[] = [];
