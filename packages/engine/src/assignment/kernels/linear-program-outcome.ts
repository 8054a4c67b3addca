// What the trees and the master program say together: cost, volumes, paths and who stays away.

import type { PathFlows } from '../solution.ts';
import type { Master } from './linear-program-master.ts';
import { pairState } from './linear-program-trees.ts';
import type { PricedTrees } from './linear-program-trees.ts';

/** By class, volume of each arc. */
export function arcVolumes(trees: PricedTrees, master: Master | undefined): readonly Float64Array[] {
  const volume = trees.waysVolume().map((each) => each.slice());
  master?.loadPaths(volume);
  return volume;
}

/** Facilities that carry more than they can, by number. */
export function overloaded(
  trees: PricedTrees,
  master: Master | undefined,
  arcVolume: readonly Float64Array[],
): readonly number[] {
  const volume = trees.facilityVolume(arcVolume);
  const found: number[] = [];
  for (let f = 0; f < volume.length; f += 1) {
    const isOver = master === undefined ? volume[f]! > trees.capacity[f]! : master.isOver(f, volume[f]!);
    if (isOver) found.push(f);
  }
  return found;
}

/** By pair, demand that stays away. */
export function stayingAway(trees: PricedTrees, master: Master | undefined): Float64Array {
  const away = new Float64Array(trees.demand.length);
  for (let p = 0; p < away.length; p += 1) if (trees.state[p]! === pairState.outside) away[p] = trees.demand[p]!;
  if (master !== undefined) {
    for (let k = 0; k < master.columns.length; k += 1)
      if (master.columns[k]!.arcs === undefined) away[master.columns[k]!.pair] = master.flow[k]!;
  }
  return away;
}

/** Cost of all that moves. */
export function movingCost(trees: PricedTrees, arcVolume: readonly Float64Array[]): number {
  let sum = 0;
  for (let c = 0; c < arcVolume.length; c += 1) {
    const [volume, cost] = [arcVolume[c]!, trees.freeCost[c]!];
    for (let arc = 0; arc < volume.length; arc += 1) if (volume[arc]! > 0) sum += volume[arc]! * cost[arc]!;
  }
  return sum;
}

/** Cost of all that moves and of all that stays away at its limit. */
export function objectiveOf(trees: PricedTrees, arcVolume: readonly Float64Array[], away: Float64Array): number {
  let sum = movingCost(trees, arcVolume);
  for (let p = 0; p < away.length; p += 1) if (away[p]! > 0) sum += away[p]! * trees.limit[p]!;
  return sum;
}

/** All paths with flow, by pair. */
export function pathFlows(trees: PricedTrees, master: Master | undefined): PathFlows {
  const paths: { readonly pair: number; readonly arcs: Uint32Array; readonly flow: number }[] = [];
  for (let pair = 0; pair < trees.state.length; pair += 1) {
    if (trees.state[pair]! === pairState.path)
      paths.push({ pair, arcs: trees.pathOf(pair), flow: trees.demand[pair]! });
    for (const k of master?.columnsOf(pair) ?? []) {
      const { arcs } = master!.columns[k]!;
      if (arcs !== undefined && master!.flow[k]! > 0) paths.push({ pair, arcs, flow: master!.flow[k]! });
    }
  }
  const firstArc = new Uint32Array(paths.length + 1);
  for (let path = 0; path < paths.length; path += 1) firstArc[path + 1] = firstArc[path]! + paths[path]!.arcs.length;
  const arcs = new Uint32Array(firstArc[paths.length]!);
  for (let path = 0; path < paths.length; path += 1) arcs.set(paths[path]!.arcs, firstArc[path]);
  const classIndex = Uint16Array.from(paths, ({ pair }) => trees.classOf(pair));
  return {
    classIndex,
    pair: Uint32Array.from(paths, ({ pair }, path) => pair - trees.firstPairOfClass[classIndex[path]!]!),
    firstArc,
    arcs,
    flow: Float64Array.from(paths, ({ flow }) => flow),
  };
}

/** A value of every pair, class by class. */
export function byClass(trees: PricedTrees, values: Float64Array): readonly Float64Array[] {
  return trees.problem.classes.map((_, c) => values.slice(trees.firstPairOfClass[c], trees.firstPairOfClass[c + 1]));
}
