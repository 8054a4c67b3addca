export { loadLinearSolver } from './linear-solver.ts';
export { createTreeSearchPool } from './tree-search-pool.ts';
export type { TreeSearchPool } from './tree-search-pool.ts';
