import type { Steps as StepsTo } from '../steps/progress.ts';
import { isRefusal, refuse } from '../findings/refusal.ts';
import type { Refusal } from '../findings/refusal.ts';
import { assignSteps } from '../assignment/assign.ts';
import { deadlineOf } from '../assignment/deadline.ts';
import type { Deadline } from '../assignment/deadline.ts';
import { stochasticSteps } from '../assignment/stochastic.ts';
import { assignmentMethods } from '../questions/choices.ts';
import type { AssignmentProgress, AssignmentSolution } from '../assignment/solution.ts';
import type { Network } from '../network/network.ts';
import type { FlowsQuery } from './answer.ts';
import { changedState } from './changed-state.ts';
import type { ChangedState } from './changed-state.ts';
import type { CorridorProblem } from './corridor-problem.ts';
import { elementsOf, findEntry, nameOfElement } from './ledger-entry.ts';
import type { EntryState } from './ledger-entry.ts';
import { enterSteps, whatIfSteps } from './what-if.ts';
import type { NetworkChange } from '../scenario/change.ts';
import { defaultGap, entryBase, flowsBaseSteps, problemOf } from './flows-base.ts';
import type { FlowsBase, FlowsOptions } from './flows-base.ts';

type Steps<T> = StepsTo<T, AssignmentProgress>;

/** Flows of one state of the network that were solved, with the problem that they solve. */
export interface SolvedFlows {
  readonly base: FlowsBase;
  readonly changes: readonly NetworkChange[];
  readonly changed: ChangedState;
  readonly corridor: CorridorProblem;
  readonly solution: AssignmentSolution;
}

/**
 * Solves the flows of a question on the network of one day, one iteration at a time. The base of its period is solved once per network and kept, so
 * that a what-if starts from it. Refused where the question makes no sense.
 */
export function* stateOfPeriodSteps(
  network: Network,
  query: FlowsQuery,
  options: FlowsOptions = {},
): Steps<SolvedFlows | Refusal> {
  const method = query.method ?? 'sue';
  if (!assignmentMethods.includes(method))
    return refuse('value-invalid', 'method', `“${method}” is no method.`, `They are ${assignmentMethods.join(', ')}.`);
  const gap = query.gap ?? defaultGap;
  if (!(gap >= 0 && gap < 1))
    return refuse(
      'value-invalid',
      'gap',
      `A relative gap is at least 0 and below 1, not ${gap}.`,
      'Write a small share, such as 1e-6.',
    );
  const deadline = deadlineOf(options);
  const base = yield* flowsBaseSteps(network, query, { ...options, gap }, deadline);
  if (isRefusal(base)) return base;
  const changes = query.changes ?? [];
  const changed = changedState(base.state, changes, query.comply ?? []);
  if (isRefusal(changed)) return changed;
  const corridor = problemOf(base, changed.state);
  const isBase = changes.length === 0 && method === 'sue';
  if (isBase && base.solution !== undefined) return { base, changes, changed, corridor, solution: base.solution };
  const found = yield* methodSteps(base, changes, corridor, method, {
    ...options,
    gap,
    deadline,
    comply: query.comply,
  });
  if (isRefusal(found)) return found;
  // what rests on something cut short is no equilibrium, however close it came
  const isUnsound = base.cutBy !== undefined && found.converged;
  const solution = isUnsound ? { ...found, converged: false, stop: base.cutBy } : found;
  return { base, changes, changed, corridor, solution };
}

/** Solves a problem of a base by a method. */
function* methodSteps(
  base: FlowsBase,
  changes: readonly NetworkChange[],
  { problem }: CorridorProblem,
  method: NonNullable<FlowsQuery['method']>,
  options: FlowsOptions & { readonly gap: number; readonly deadline: Deadline; readonly comply: FlowsQuery['comply'] },
): Steps<AssignmentSolution | Refusal> {
  const { deadline, comply, anew } = options;
  const left = { ...options, maxSeconds: deadline.secondsLeft() };
  if (method !== 'sue') return yield* assignSteps(problem, method, left);
  if (anew === true) {
    const { scales, choiceSet, parameters, solution } = base;
    const startVolume = solution?.facilityVolume;
    return yield* stochasticSteps(problem, {
      ...left,
      scales,
      sizePower: parameters.pathSizePower,
      choiceSet,
      startVolume,
    });
  }
  const stateOf = (some: readonly NetworkChange[]): EntryState | Refusal => entryState(base, some, comply);
  return yield* whatIfSteps(entryBase(base), changes, problem, { ...options, stateOf });
}

function entryState(
  base: FlowsBase,
  changes: readonly NetworkChange[],
  comply: readonly string[] = [],
): EntryState | Refusal {
  const changed = changedState(base.state, changes, comply);
  return isRefusal(changed) ? changed : { state: changed.state, problem: problemOf(base, changed.state).problem };
}

/** Enters an element in the ledger of the base of one state of the network; true where it was not known. */
export function* enterStateElementSteps(
  network: Network,
  query: FlowsQuery,
  options: FlowsOptions = {},
): Steps<boolean | Refusal> {
  const deadline = deadlineOf(options);
  const base = yield* flowsBaseSteps(network, query, { ...options, gap: query.gap ?? defaultGap }, deadline);
  if (isRefusal(base)) return base;
  const ledger = entryBase(base);
  let isNew = false;
  for (const element of elementsOf(query.changes ?? [])) {
    if (findEntry(ledger, nameOfElement(element)) !== undefined) continue;
    const stateOf = (some: readonly NetworkChange[]): EntryState | Refusal => entryState(base, some, query.comply);
    const entry = yield* enterSteps(ledger, element, { stateOf, deadline });
    if (isRefusal(entry)) return entry;
    isNew = true;
  }
  return isNew;
}
