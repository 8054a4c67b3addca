import { at } from '../network/at.ts';
import type { Network } from '../network/network.ts';

/** Tonnes per day on each link, by index in `model.tables.link`. */
export interface LinkTonnes {
  /** From begin to end, all commodities. */
  readonly forward: Float64Array;
  readonly backward: Float64Array;
  /** By commodity, both directions. */
  readonly byCommodity: readonly Float64Array[];
}

/** Adds up the arcs that move cargo over links, those of services on every link that they follow. */
export function linkTonnes(network: Network, arcVolume: readonly Float64Array[]): LinkTonnes {
  const count = network.model.tables.link.length;
  const result = {
    forward: new Float64Array(count),
    backward: new Float64Array(count),
    byCommodity: arcVolume.map(() => new Float64Array(count)),
  };
  for (const [arc, { kind, row, forward, ride }] of network.arcs.entries()) {
    const links = kind === 'move' ? [row] : (ride?.links ?? []);
    for (const [k, link] of links.entries()) {
      const direction = (kind === 'move' ? forward : (ride?.forward[k] ?? true)) ? result.forward : result.backward;
      for (const [c, volume] of arcVolume.entries()) {
        const tonnes = at(volume, arc);
        if (tonnes === 0) continue;
        direction[link] = at(direction, link) + tonnes;
        const own = at(result.byCommodity, c);
        own[link] = at(own, link) + tonnes;
      }
    }
  }
  return result;
}
