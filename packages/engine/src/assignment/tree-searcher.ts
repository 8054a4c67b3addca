import type { Graph } from '../network/kernels/shortest-path.ts';
import { searchGroup, ShortestTreeSearch } from './kernels/shortest-tree.ts';
import type { AssignmentProblem } from './problem.ts';
import { tripTable } from './trip-table.ts';
import type { TripGroup } from './trip-table.ts';

/** What a search of all groups needs to know; arrays may lie in shared memory. */
export interface SearchPlan {
  readonly graph: Graph;
  readonly tail: Uint32Array;
  readonly noThrough: Uint8Array;
  readonly groups: readonly TripGroup[];
  /** By trip. */
  readonly destination: Uint32Array;
}

/**
 * Searches the shortest tree of every group of trips: the port that threads fit in. The result depends on the costs of
 * this and of earlier searches alone, never on how the groups are shared out.
 */
export interface TreeSearcher {
  /** By class, cost of each arc; to be filled before a search. */
  readonly cost: readonly Float64Array[];
  /** By trip, cost of the shortest path as of the last search; Infinity where there is none. */
  readonly distance: Float64Array;
  /** By group, the arc that leads to each vertex in its tree; -1 where none does. */
  readonly predecessors: readonly Int32Array[];
  /** Searches the groups part, part + parts, part + 2 parts, ... */
  search(part: number, parts: number): void;
  /** Forgets the trees, so that the next search does not depend on those before. */
  forget(): void;
}

export function searchPlan(problem: AssignmentProblem): SearchPlan {
  const { graph, tail, noThrough } = problem;
  const { groups, destination } = tripTable(problem);
  return { graph, tail, noThrough, groups, destination };
}

/** What searches read and write; for threads all arrays lie in shared memory. */
export interface SearchMemory extends SearchPlan, Pick<TreeSearcher, 'cost' | 'distance' | 'predecessors'> {
  /** By group, the vertices of its tree: see `ShortestTreeSearch.run`. All zero at first. */
  readonly orders: readonly Uint32Array[];
}

/** A searcher of one thread that can also search a single group. */
export interface SingleSearcher extends TreeSearcher {
  readonly searchOne: (group: number) => void;
}

/** Searches in the thread of the caller. */
export function localSearcher(plan: SearchPlan, classCount: number): TreeSearcher {
  const { vertexCount } = plan.graph;
  return treeSearcherOf({
    ...plan,
    cost: Array.from({ length: classCount }, () => new Float64Array(plan.tail.length)),
    distance: new Float64Array(plan.destination.length),
    predecessors: plan.groups.map(() => new Int32Array(vertexCount)),
    orders: plan.groups.map(() => new Uint32Array(vertexCount + 1)),
  });
}

/** Searches in the thread of the caller, in memory that others may search in too, each other groups. */
export function treeSearcherOf(memory: SearchMemory): SingleSearcher {
  const { graph, tail, noThrough, groups, destination, cost, distance, predecessors, orders } = memory;
  const trees = new ShortestTreeSearch(graph, tail, noThrough);
  const searchOne = (index: number): void => {
    const group = groups[index];
    const [predecessor, order] = [predecessors[index], orders[index]];
    const classCost = cost[group?.classIndex ?? 0];
    if (group === undefined || predecessor === undefined || order === undefined || classCost === undefined) return;
    searchGroup(trees, group, destination, classCost, predecessor, order, distance);
  };
  return {
    cost,
    distance,
    predecessors,
    searchOne,
    search: (part, parts) => {
      for (let index = part; index < groups.length; index += parts) searchOne(index);
    },
    forget: () => {
      for (const order of orders) order[0] = 0;
    },
  };
}
