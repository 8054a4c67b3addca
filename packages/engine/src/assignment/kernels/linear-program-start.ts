// Prices to begin with: subgradients of Lagrange's bound, on volumes averaged over the rounds (after Barahona and Anbil,
// 2000). Measured on grids of 1,000 links: the master programs that follow are a third to a half as many.

import type { Master } from './linear-program-master.ts';
import { pairState } from './linear-program-trees.ts';
import type { PricedTrees } from './linear-program-trees.ts';

const rounds = 16;
/** Paths of the first rounds, at prices that are far too high or low, would only make the master larger. */
const firstKept = 6;
/** Step of a price where a facility carries twice its capacity, in the mean cost of a path; it falls with 1 / (1 + round / 5). */
const firstStep = 0.5;

/** Moves prices some rounds, gives the master rows and paths on the way, and returns the best bound; `isLate` ends it early. */
export function firstPrices(trees: PricedTrees, master: Master, isLate: () => boolean): number {
  const { capacity, price } = trees;
  const unit = meanCost(trees);
  const average = new Float64Array(capacity.length);
  let best = -Infinity;
  for (let round = 0; round < rounds && !isLate(); round += 1) {
    const volume = volumesAtPrices(trees, master);
    const weight = round === 0 ? 1 : 0.5;
    const full: number[] = [];
    for (let f = 0; f < capacity.length; f += 1) {
      average[f]! += weight * (volume[f]! - average[f]!);
      if (average[f]! > capacity[f]!) full.push(f);
    }
    master.takeIn(full);
    const step = (firstStep * unit) / (1 + round / 5);
    for (let f = 0; f < capacity.length; f += 1)
      if (master.rowOfFacility[f]! >= 0)
        price[f] = Math.max(0, price[f]! + step * Math.min(1, average[f]! / capacity[f]! - 1));
    trees.reprice();
    best = Math.max(best, trees.bound());
    if (round >= firstKept) master.addPaths(master.moving(), false);
  }
  return best;
}

/** Mean cost at free flow of the paths of all pairs that move. */
function meanCost({ state, pathCost }: PricedTrees): number {
  let [sum, count] = [0, 0];
  for (let p = 0; p < state.length; p += 1) {
    if (state[p]! !== pairState.path && state[p]! !== pairState.master) continue;
    sum += pathCost[p]!;
    count += 1;
  }
  return sum / count;
}

/** Volume of each facility where all take their cheapest path at the prices, or stay away. */
function volumesAtPrices(trees: PricedTrees, master: Master): Float64Array {
  const arcVolume = trees.waysVolume().map((each) => each.slice());
  for (const pair of master.moving()) {
    const volume = arcVolume[trees.classOf(pair)]!;
    for (const arc of trees.pathOf(pair)) volume[arc]! += trees.demand[pair]!;
  }
  return trees.facilityVolume(arcVolume);
}
