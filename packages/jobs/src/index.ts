export { loadLinearSolver } from './linear-solver.ts';
export { createTreeSearchPool } from './tree-search-pool.ts';
export type { TreeSearchPool } from './tree-search-pool.ts';
export { isOver, JobRunner, jobLimits } from './job-runner.ts';
export type { JobLimits } from './job-runner.ts';
export { jobStatuses } from './job.ts';
export type { JobRequest, JobState } from './job.ts';
