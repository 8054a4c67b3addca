import type { AssignmentProblem } from '../problem.ts';
import type { PathFlows } from '../solution.ts';
import type { TripTable } from '../trip-table.ts';

/** Which paths of a former solution can still be used: they lead from origin to destination by open arcs. */
export function listUsablePaths(
  problem: AssignmentProblem,
  trips: TripTable,
  paths: PathFlows,
): (path: number) => boolean {
  const { graph, tail, noThrough, classes } = problem;
  const origin = new Uint32Array(trips.count);
  for (const group of trips.groups) origin.fill(group.origin, group.first, group.end);
  return (path) => {
    const { fixedCost } = classes[paths.classIndex[path]!]!;
    const trip = trips.firstOfClass[paths.classIndex[path]!]! + paths.pair[path]!;
    const begin = paths.firstArc[path]!;
    let vertex = origin[trip]!;
    for (let at = begin; at < paths.firstArc[path + 1]!; at += 1) {
      const arc = paths.arcs[at]!;
      if (tail[arc] !== vertex || !(fixedCost[arc]! < Infinity) || (at > begin && noThrough[vertex] === 1))
        return false;
      vertex = graph.head[arc]!;
    }
    return vertex === trips.destination[trip];
  };
}
