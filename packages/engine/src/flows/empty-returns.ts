import { at } from '../network/at.ts';
import type { Network } from '../network/network.ts';
import type { LinkTonnes } from './link-tonnes.ts';

/** Tonnes per day on each direction that an imbalance is seen against, so that a few trucks do not make one. */
const priorTonnes = 500;

/** Rounds of assignment and factors after which little changes: halving the way to the new factors all but ends the swing. */
export const emptyReturnRounds = 4;

/** Halfway from factors to new ones, since cargo that turns away from a dear direction makes the other one dear. */
export function nextFactors(before: Float64Array | undefined, wanted: Float64Array): Float64Array {
  return wanted.map((each, arc) => (each + (before?.[arc] ?? 1)) / 2);
}

/**
 * What empty ways back add to the cost of moving, by arc: the direction that carries more pays for the vehicles that
 * return with nothing, 1 + share x (1 - tonnes back / tonnes there). `tonnes` are per day.
 */
export function emptyReturnFactors(network: Network, { forward, backward }: LinkTonnes, share: number): Float64Array {
  const { link } = network.model.tables;
  const factorOf = (index: number, isForward: boolean): number => {
    const [there, back] = isForward
      ? [at(forward, index), at(backward, index)]
      : [at(backward, index), at(forward, index)];
    return there > back ? 1 + share * (1 - (back + priorTonnes) / (there + priorTonnes)) : 1;
  };
  return Float64Array.from(network.arcs, ({ kind, row, forward: isForward, ride }) => {
    if (kind === 'move') return factorOf(row, isForward);
    if (ride === undefined || ride.lengthKm === 0) return 1;
    return ride.links.reduce(
      (sum, index, k) => sum + (factorOf(index, ride.forward[k] ?? true) * at(link, index).lengthKm) / ride.lengthKm,
      0,
    );
  });
}
