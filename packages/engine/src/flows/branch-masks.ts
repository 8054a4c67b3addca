import { once } from '../memo/once.ts';
import { indexById } from '../model/rows-by-id.ts';
import { at } from '../network/at.ts';
import type { Network } from '../network/network.ts';
import { linksOfArcs } from './path-links.ts';

/** By arc, a bit for each of 32 branches that it moves cargo on, and so on for the next. */
export const branchMasks = once((network: Network): readonly Int32Array[] => {
  const { corridor, link } = network.model.tables;
  const number = indexById(network.model.tables, 'corridor');
  const masks = Array.from({ length: Math.ceil(corridor.length / 32) }, () => new Int32Array(network.arcs.length));
  for (const [arc, links] of linksOfArcs(network).entries()) {
    for (const index of links) {
      const branch = number.get(at(link, index).corridorId ?? '');
      if (branch === undefined) continue;
      const own = at(masks, branch >> 5);
      own[arc] = at(own, arc) | (1 << (branch & 31));
    }
  }
  return masks;
});
