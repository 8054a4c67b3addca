export { loadLinearSolver } from './linear-solver.ts';
