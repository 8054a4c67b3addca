import type { AssignmentOptions, AssignmentSolution } from './solution.ts';
import type { LinearSolver } from './linear-program-solver.ts';
import type { TreeSearcher } from './tree-searcher.ts';

/** What the methods that search trees understand beside. */
export interface AssignOptions extends AssignmentOptions {
  /**
   * A solution to start from, of a problem with the same graph and the same pairs: demand, costs and delays may differ.
   * Its paths that are closed now are left out, and demand is shared among the rest as it was.
   */
  readonly start?: Pick<AssignmentSolution, 'paths' | 'outside'> | undefined;
  /** Searches for this problem, in threads for instance; without one the search is done here. */
  readonly searcher?: TreeSearcher | undefined;
  /** Solves linear programs: `lp` needs one. */
  readonly solver?: LinearSolver | undefined;
}
