import type { OdMatrix } from '../demand/od-matrix.ts';
import { isRefusal } from '../findings/refusal.ts';
import { createMemo } from '../memo/memo.ts';
import { once } from '../memo/once.ts';
import type { Network } from '../network/network.ts';
import { selectArcs } from './select-arcs.ts';

/** What captive cargo of some demand must pass, as an assignment problem has it. */
export interface CaptiveCargo {
  /** By lens, its arcs. */
  readonly lenses: readonly Uint8Array[];
  /** By class and pair, 1 + the number of its lens, 0 for free cargo; undefined where all of a class is free. */
  readonly lensOfPair: readonly (Uint8Array | undefined)[];
}

/** The arcs of what cargo is captive to, and which of them each pair must pass. Expects a model without errors. */
export function captiveOf(network: Network, matrices: readonly OdMatrix[]): CaptiveCargo {
  const { selectors, lensOfPair } = selectorsOf(matrices);
  return { lenses: selectors.map((text) => arcsOfLens(network, text)), lensOfPair };
}

const selectorsOf = once((matrices: readonly OdMatrix[]) => {
  const selectors = [...new Set(matrices.flatMap(({ captiveTo = [] }) => captiveTo))].filter(
    (each) => each !== undefined,
  );
  const lensOfPair = matrices.map(({ captiveTo }) =>
    captiveTo?.some((each) => each !== undefined) === true
      ? Uint8Array.from(captiveTo, (each) => (each === undefined ? 0 : 1 + selectors.indexOf(each)))
      : undefined,
  );
  return { selectors, lensOfPair };
});

/** Lenses that one demand has; a set of arcs is some kilobytes. */
const mostLenses = 64;
const arcsOfLenses = createMemo<Uint8Array>(mostLenses);

function arcsOfLens(network: Network, text: string): Uint8Array {
  return arcsOfLenses.of(network, text, () => {
    const arcs = selectArcs(network, text, 'captive_to');
    if (isRefusal(arcs)) throw new RangeError(`${arcs.message} checkModel is expected to refuse it`);
    return arcs;
  });
}
