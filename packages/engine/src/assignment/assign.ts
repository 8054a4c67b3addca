import { drain } from '../steps/pump.ts';
import type { Steps as StepsTo } from '../steps/progress.ts';
import { assemble } from './assemble.ts';
import { foldSolution, joinParts, lensParts } from './lens-parts.ts';
import type { LensPart } from './lens-parts.ts';
import { linkBasedSteps } from './link-based.ts';
import { linearProgramSteps } from './linear-program.ts';
import type { AssignOptions } from './options.ts';
import { pathEquilibriumSteps } from './path-equilibrium.ts';
import type { AssignmentProblem } from './problem.ts';
import { stochasticSteps } from './stochastic.ts';
import type { AssignmentMethod, AssignmentProgress, AssignmentSolution } from './solution.ts';

type Steps = StepsTo<AssignmentSolution, AssignmentProgress>;
type Method = (problem: AssignmentProblem, method: AssignmentMethod, options: AssignOptions) => Steps;

const methods: Readonly<Record<AssignmentMethod, Method>> = {
  aon: linkBased,
  msa: linkBased,
  fw: linkBased,
  cfw: linkBased,
  bfw: linkBased,
  bush: pathBased,
  sue: (problem, _, options) => stochasticSteps(problem, options),
  so: pathBased,
  lp: linear,
};

/**
 * Assigns demand by a method, one iteration at a time: the caller shows the progress and may stop by not going on.
 * Throws where the method needs something that `options` do not hold.
 */
export function assignSteps(problem: AssignmentProblem, method: AssignmentMethod, options: AssignOptions): Steps {
  const parts = lensParts(problem);
  return method === 'sue' || parts.length === 1
    ? methods[method](problem, method, options)
    : captive(problem, parts, method, options);
}

/** Methods that search all pairs together see the parts of a problem side by side. */
function* captive(
  problem: AssignmentProblem,
  parts: readonly LensPart[],
  method: AssignmentMethod,
  options: AssignOptions,
): Steps {
  return foldSolution(yield* methods[method](joinParts(parts, problem), method, options), parts, problem);
}

/** Assigns demand by a method. */
export function assign(
  problem: AssignmentProblem,
  method: AssignmentMethod,
  options: AssignOptions,
): AssignmentSolution {
  return drain(assignSteps(problem, method, options));
}

function* linkBased(problem: AssignmentProblem, method: AssignmentMethod, options: AssignOptions): Steps {
  const found = yield* linkBasedSteps(problem, method, options);
  return assemble(problem, { method, ...found, paths: undefined });
}

function* pathBased(problem: AssignmentProblem, method: AssignmentMethod, options: AssignOptions): Steps {
  const { store, arcVolume, ...found } = yield* pathEquilibriumSteps(problem, method === 'so', options);
  return assemble(problem, { method, ...found, arcVolume, outside: store.listOutside(), paths: store.list() });
}

/** Throws where no solver is given. */
function linear(problem: AssignmentProblem, _: AssignmentMethod, options: AssignOptions): Steps {
  const { solver } = options;
  if (solver === undefined) throw new Error('The method lp needs a solver of linear programs, and none was given.');
  return linearProgramSteps(problem, { ...options, solver });
}
