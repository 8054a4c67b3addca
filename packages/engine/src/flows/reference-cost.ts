import type { AssignmentProblem } from '../assignment/problem.ts';
import { at } from '../network/at.ts';
import { ShortestPathSearch } from '../network/kernels/shortest-path.ts';

/**
 * Cost of the best path of each pair by class, before anything queues; Infinity where there is none. Ends of paths must have
 * no path through. Pairs left when `isOver` says so have Infinity too: the caller then has no use for any.
 */
export function bestCosts(problem: AssignmentProblem, isOver: () => boolean = () => false): readonly Float64Array[] {
  const search = new ShortestPathSearch(problem.graph);
  return problem.classes.map(({ origins, firstPair, destinations, fixedCost }) => {
    const costs = new Float64Array(destinations.length).fill(Infinity);
    for (const [i, origin] of origins.entries()) {
      if (isOver()) break;
      search.run(origin, fixedCost);
      for (let pair = at(firstPair, i); pair < at(firstPair, i + 1); pair += 1)
        costs[pair] = at(search.distance, at(destinations, pair));
    }
    return costs;
  });
}
