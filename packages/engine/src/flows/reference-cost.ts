import type { AssignmentProblem, ClassDemand } from '../assignment/problem.ts';
import { chargesOf } from '../assignment/kernels/path-charges.ts';
import { lensParts } from '../assignment/lens-parts.ts';
import { at } from '../network/at.ts';
import { ShortestPathSearch } from '../network/kernels/shortest-path.ts';

/**
 * Cost of the best path of each pair by class, before anything queues, of captive pairs the best that passes their lens; Infinity
 * where there is none. Ends of paths must have no path through. Where paths bear charges once, it is the better of the best path with the charges on arcs and the best
 * without them, each with its own. Pairs left when `isOver` says so have Infinity too: the caller then has no use for any;
 * `isWanted`, by class and pair, leaves out origins that no pair of which is wanted.
 */
export function bestCosts(
  problem: AssignmentProblem,
  isOver: () => boolean = () => false,
  isWanted?: readonly Uint8Array[],
): readonly Float64Array[] {
  const parts = lensParts(problem);
  if (parts.length === 1) return bestOfAll(problem, isOver, isWanted);
  const costs = problem.classes.map(({ demand }) => new Float64Array(demand.length).fill(Infinity));
  for (const { problem: own, pairs } of parts) {
    const wanted = isWanted?.map((each, c) => Uint8Array.from(at(pairs, c), (pair) => at(each, pair)));
    for (const [c, found] of bestOfAll(own, isOver, wanted).entries())
      for (const [index, cost] of found.entries()) at(costs, c)[at(at(pairs, c), index)] = cost;
  }
  return costs;
}

/** Those of a problem without captive pairs. */
function bestOfAll(
  problem: AssignmentProblem,
  isOver: () => boolean,
  isWanted: readonly Uint8Array[] | undefined,
): readonly Float64Array[] {
  const search = new ShortestPathSearch(problem.graph);
  return problem.classes.map((demand, c) => {
    const { origins, firstPair, destinations, fixedCost, charges } = demand;
    const costs = new Float64Array(destinations.length).fill(Infinity);
    for (const [i, origin] of origins.entries()) {
      if (isOver()) break;
      if (isWanted?.[c]?.subarray(firstPair[i], firstPair[i + 1]).includes(1) === false) continue;
      for (const cost of charges === undefined ? [fixedCost] : [fixedCost, charges.arcCost]) {
        search.run(origin, cost);
        for (let pair = at(firstPair, i); pair < at(firstPair, i + 1); pair += 1)
          costs[pair] = Math.min(at(costs, pair), costTo(problem, search, demand, at(destinations, pair)));
      }
    }
    return costs;
  });
}

/** What the path of a search's tree to a vertex costs, its charges once. */
function costTo(
  { tail }: AssignmentProblem,
  { distance, predecessorArc }: ShortestPathSearch,
  { charges }: ClassDemand,
  vertex: number,
): number {
  if (charges === undefined || at(distance, vertex) === Infinity) return at(distance, vertex);
  const arcs: number[] = [];
  for (let arc = at(predecessorArc, vertex); arc >= 0; arc = at(predecessorArc, at(tail, arc))) arcs.push(arc);
  const sum = arcs.reduceRight((cost, arc) => cost + at(charges.arcCost, arc), 0);
  return sum + chargesOf(charges.groups, Uint32Array.from(arcs), 0, arcs.length);
}
