import type { ChoiceSetOptions } from '../assignment/choice-set.ts';
import { at } from '../network/at.ts';
import type { Network } from '../network/network.ts';
import { corridorProblem } from './corridor-problem.ts';
import type { CorridorProblem } from './corridor-problem.ts';
import type { OdMatrix } from '../demand/od-matrix.ts';
import type { FlowParameters } from './parameters.ts';
import type { PeriodState } from './period-state.ts';
import { bestCosts } from './reference-cost.ts';

/** What cargo of each pair compares with, by class and pair. */
export interface BasePrices {
  /** USD per tonne by the best path as things are, those that are shut included where there is no other. */
  readonly referenceCost: readonly Float64Array[];
  /** Generalized cost in USD per tonne at which cargo would as soon stay away. */
  readonly outsideCost: readonly Float64Array[];
  /** Logit scale per USD. */
  readonly scales: readonly Float64Array[];
}

/**
 * Reference cost, outside cost and logit scale of each pair. The scale falls with the cost of the pair, so that a path
 * that is so many per cent dearer loses the same share on short and on long hauls (Chen, Pravinvongvuth, Xu, Ryu and
 * Chootinan, 2012). Staying away is one more choice at a constant cost, set so that little of the cargo makes it as things are.
 */
export function basePrices(
  state: PeriodState,
  matrices: readonly OdMatrix[],
  parameters: FlowParameters,
  isOver?: () => boolean,
): BasePrices {
  const plain = corridorProblem(state, matrices, parameters);
  const referenceCost = referenceCosts(state, matrices, parameters, plain, isOver);
  const { outsideShare, relativeLogitScale } = parameters;
  // the cost at which a logit between the best path and staying away gives the stated share to the latter
  const margin = Math.log((1 - outsideShare) / outsideShare) / relativeLogitScale;
  const outsideCost = referenceCost.map((costs) => costs.map((cost) => cost * (1 + margin)));
  const scales = referenceCost.map((costs) =>
    costs.map((cost) => (cost > 0 && cost < Infinity ? relativeLogitScale / cost : 1)),
  );
  return { referenceCost, outsideCost, scales };
}

/** Best paths as things are; where there is none, were everything open. */
function referenceCosts(
  state: PeriodState,
  matrices: readonly OdMatrix[],
  parameters: FlowParameters,
  plain: CorridorProblem,
  isOver: (() => boolean) | undefined,
): readonly Float64Array[] {
  const now = bestCosts(plain.problem, isOver);
  if (now.every((costs) => costs.every((cost) => cost < Infinity))) return now;
  const open = state.cargo.map((cargo) => ({ ...cargo, closed: new Uint8Array(cargo.closed.length) }));
  const were = bestCosts(corridorProblem({ ...state, cargo: open }, matrices, parameters).problem, isOver);
  return now.map((costs, c) => costs.map((cost, pair) => (cost < Infinity ? cost : at(at(were, c), pair))));
}

/** Paths through what moves cargo, those through each branch, rival and passage before others, and no place twice. */
export function corridorPaths(network: Network): ChoiceSetOptions {
  const { corridor, link, passage, node } = network.model.tables;
  const groups = new Map<string, number>();
  for (const { corridorId, kind } of corridor) if (kind !== 'feeder') groups.set(corridorId, groups.size);
  const ofPassage = new Map<string, number>();
  for (const { passageId, linkIds } of passage) {
    const group = groups.size;
    groups.set(`passage ${passageId}`, group);
    for (const id of linkIds) ofPassage.set(id, group);
  }
  const groupOfLink = link.map(
    ({ linkId, corridorId }) =>
      ofPassage.get(linkId) ?? (corridorId === undefined ? -1 : (groups.get(corridorId) ?? -1)),
  );
  const viaArcs = network.arcs.flatMap(({ kind }, arc) => (kind === 'move' || kind === 'ride' ? [arc] : []));
  return {
    viaArcs: Uint32Array.from(viaArcs),
    groupOfArc: Int32Array.from(network.arcs, ({ kind, row, ride }) => {
      if (kind === 'move') return at(groupOfLink, row);
      const group = ride?.links.map((index) => at(groupOfLink, index)).find((each) => each >= 0) ?? -1;
      return group < 0 ? -1 : groups.size + group;
    }),
    groupCount: 2 * groups.size,
    placeOfVertex: network.vertexNode,
    placeCount: node.length,
    maxPaths: 16,
    stretch: 1.5,
    groupStretch: 2.5,
    leastOwnShare: 0.05,
  };
}
