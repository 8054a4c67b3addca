import type { Steps as StepsTo } from '../steps/progress.ts';
import { isRefusal, refuse } from '../findings/refusal.ts';
import type { Refusal } from '../findings/refusal.ts';
import { assignSteps } from '../assignment/assign.ts';
import { deadlineOf } from '../assignment/deadline.ts';
import type { Deadline } from '../assignment/deadline.ts';
import type { ChoiceSetOptions } from '../assignment/choice-set.ts';
import type { AssignOptions } from '../assignment/options.ts';
import { stochasticSteps } from '../assignment/stochastic.ts';
import type { StochasticSolution } from '../assignment/stochastic.ts';
import { assignmentMethods } from '../questions/choices.ts';
import type { AssignmentProgress, AssignmentSolution } from '../assignment/solution.ts';
import { formatPeriod, parsePeriod, periodDays, periodsWithout, quarterOf } from '../calendar/period.ts';
import type { Period } from '../calendar/period.ts';
import { firstDay } from '../calendar/date.ts';
import { createMemo } from '../memo/memo.ts';
import type { Network } from '../network/network.ts';
import type { FlowsQuery } from './answer.ts';
import { basePrices, corridorPaths } from './base-prices.ts';
import type { BasePrices } from './base-prices.ts';
import { changedState } from './changed-state.ts';
import type { ChangedState } from './changed-state.ts';
import { choosePeriod } from './choose-period.ts';
import { corridorProblem } from './corridor-problem.ts';
import type { CorridorProblem } from './corridor-problem.ts';
import { emptyReturnFactors, emptyReturnRounds, nextFactors } from './empty-returns.ts';
import { createFlowLedger, solveStateSteps } from './flow-ledger.ts';
import { elementsOf, findEntry, nameOfElement } from './ledger-entry.ts';
import type { EntryBase, EntryState } from './ledger-entry.ts';
import { enterSteps, whatIfSteps } from './what-if.ts';
import type { NetworkChange } from '../scenario/change.ts';
import { linkTonnes } from './link-tonnes.ts';
import { demandDays, demandPeriods, odMatrices } from '../demand/od-matrix.ts';
import type { OdMatrix } from '../demand/od-matrix.ts';
import { flowParameters } from './parameters.ts';
import type { FlowParameters } from './parameters.ts';
import { periodState } from './period-state.ts';
import type { PeriodState } from './period-state.ts';

/** What a period's flows start from, whatever is changed: its network, demand, and what each pair's cargo would bear. */
export interface FlowsBase extends BasePrices {
  readonly period: string;
  readonly state: PeriodState;
  readonly matrices: readonly OdMatrix[];
  readonly parameters: FlowParameters;
  readonly choiceSet: ChoiceSetOptions;
  readonly emptyReturns: Float64Array | undefined;
  /** Solved as things are, by the stochastic equilibrium; undefined where no question has needed it. */
  readonly solution: AssignmentSolution | undefined;
  /** The ledger of its paths, and where what-ifs start. */
  readonly solved: Omit<EntryBase, 'choiceSet' | 'state'> | undefined;
  /** The limit that ended a solution of it, if one did. */
  readonly cutBy: 'time' | 'iterations' | undefined;
}

/** Flows that were solved, with the problem that they solve. */
export interface SolvedFlows {
  readonly base: FlowsBase;
  readonly changed: ChangedState;
  readonly corridor: CorridorProblem;
  readonly solution: AssignmentSolution;
}

export type FlowsOptions = Partial<
  Pick<AssignOptions, 'now' | 'maxSeconds' | 'maxIterations' | 'searcher' | 'solver'>
> & {
  /** In place of those of the model: for calibration. */
  readonly parameters?: FlowParameters | undefined;
  readonly matrices?: readonly OdMatrix[] | undefined;
};

type Steps<T> = StepsTo<T, AssignmentProgress>;

/** Relative gap of flows of which no other is asked. */
const defaultGap = 1e-6;

/** The quarters of six years, as calibration and a series of answers go through them; a base is some megabytes. */
const mostBases = 24;
const bases = createMemo<FlowsBase>(mostBases);

/**
 * Solves the flows of a question, one iteration at a time. The base of its period is solved once per network and kept, so
 * that a what-if starts from it. Refused where the question makes no sense.
 */
export function* flowsSteps(
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
  const base = yield* baseSteps(network, query, { ...options, gap }, deadline);
  if (isRefusal(base)) return base;
  const changes = query.changes ?? [];
  const changed = changedState(base.state, changes, query.comply ?? []);
  if (isRefusal(changed)) return changed;
  const corridor = problemOf(base, changed.state);
  const isBase = changes.length === 0 && method === 'sue';
  if (isBase && base.solution !== undefined) return { base, changed, corridor, solution: base.solution };
  const found =
    method === 'sue'
      ? yield* whatIfSteps(entryBase(base), changes, corridor.problem, {
          ...options,
          gap,
          deadline,
          stateOf: (some) => entryState(base, some, query.comply),
        })
      : yield* assignSteps(corridor.problem, method, { ...options, gap, maxSeconds: deadline.secondsLeft() });
  if (isRefusal(found)) return found;
  // what rests on something cut short is no equilibrium, however close it came
  const isUnsound = base.cutBy !== undefined && found.converged;
  const solution = isUnsound ? { ...found, converged: false, stop: base.cutBy } : found;
  return { base, changed, corridor, solution };
}

/** The problem of a state at the prices of its base. */
function problemOf(
  { matrices, parameters, emptyReturns, outsideCost }: FlowsBase,
  state: PeriodState,
): CorridorProblem {
  return corridorProblem(state, matrices, parameters, { emptyReturns, outsideCost });
}

function entryBase({ solved, choiceSet, state }: FlowsBase): EntryBase {
  if (solved === undefined)
    throw new Error('seen a base without a solution, expected a stochastic equilibrium to have one');
  return { ...solved, choiceSet, state };
}

function entryState(
  base: FlowsBase,
  changes: readonly NetworkChange[],
  comply: readonly string[] = [],
): EntryState | Refusal {
  const changed = changedState(base.state, changes, comply);
  return isRefusal(changed) ? changed : { state: changed.state, problem: problemOf(base, changed.state).problem };
}

/**
 * Enters an element (changes of one kind that may close or open something) in the ledger of its base, so that what-ifs with it
 * need no search; true where it was not known. No answer hangs on whether it was. Refused where the question makes no sense.
 */
export function* enterElementSteps(
  network: Network,
  query: FlowsQuery,
  options: FlowsOptions = {},
): Steps<boolean | Refusal> {
  const deadline = deadlineOf(options);
  const base = yield* baseSteps(network, query, { ...options, gap: query.gap ?? defaultGap }, deadline);
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

/** The period of a question, or of the model's reference date; refused where it has no answer. */
function readPeriod(network: Network, query: FlowsQuery): { readonly name: string; readonly period: Period } | Refusal {
  const known = demandDays(network);
  if (known.length === 0)
    return refuse(
      'not-covered',
      'model',
      'The model has no demand.',
      'Add a table demand, or trade and generation, from which it is estimated.',
    );
  const name = query.period ?? defaultPeriod(network, known);
  const period = parsePeriod(name);
  if (period === undefined)
    return refuse('value-invalid', 'period', `“${name}” is no period.`, 'Write a quarter (2023-Q1) or a year (2023).');
  const missing = periodsWithout(period, known);
  if (missing.length === 0) return { name, period };
  const isNone = missing.reduce((sum, each) => sum + periodDays(each), 0) === periodDays(period);
  const none = isNone ? `none for ${name}` : `none for ${missing.map(formatPeriod).join(', ')}, which ${name} has too`;
  const covered = known.map(formatPeriod).join(', ');
  return refuse(
    'not-covered',
    'period',
    `The model has demand for ${covered}, ${none}.`,
    'Ask for a period within those.',
  );
}

/** The quarter of the reference date; where not all of it has demand, the demand's own period that stands for that day. */
function defaultPeriod(network: Network, known: readonly Period[]): string {
  const names = demandPeriods(network);
  const date = network.model.tables.config[0]?.referenceDate ?? '';
  const reference = firstDay(date);
  if (reference === undefined) return names[0] ?? '';
  const quarter = quarterOf(reference);
  if (periodsWithout(quarter, known).length === 0) return quarter.name;
  return choosePeriod(names, date) ?? '';
}

function* baseSteps(
  network: Network,
  query: FlowsQuery,
  options: FlowsOptions & { readonly gap: number },
  deadline: Deadline,
): Steps<FlowsBase | Refusal> {
  const read = readPeriod(network, query);
  if (isRefusal(read)) return read;
  const isOwn = options.parameters !== undefined || options.matrices !== undefined;
  const parameters = options.parameters ?? flowParameters(network.model);
  const isSolved = (query.method ?? 'sue') === 'sue' || parameters.emptyReturnShare > 0;
  const key = JSON.stringify([read.name, query.comply ?? [], options.gap, isSolved]);
  const before = isOwn ? undefined : bases.find(network, key);
  if (before !== undefined) return before;
  const state = periodState(network, read.period, query.comply ?? []);
  if (isRefusal(state)) return state;
  const matrices = options.matrices ?? odMatrices(network, read.period);
  const prices = basePrices(state, matrices, parameters, deadline.isOver);
  if (deadline.isOver())
    return refuse(
      'value-invalid',
      'maxSeconds',
      'The limit of time ended before the costs of all pairs were known: there are no flows yet.',
      'Give more seconds.',
    );
  const unsolved = { period: read.name, state, matrices, parameters, ...prices, choiceSet: corridorPaths(network) };
  const made = isSolved
    ? yield* solveBase(unsolved, options, deadline)
    : { ...unsolved, emptyReturns: undefined, solution: undefined, solved: undefined, cutBy: undefined };
  // what was cut short must not answer a question that sets no limit
  if (isOwn || made.cutBy !== undefined) return made;
  bases.keep(network, key, made);
  return made;
}

type UnsolvedBase = Omit<FlowsBase, 'emptyReturns' | 'solution' | 'solved' | 'cutBy'>;

/** Solves the stochastic equilibrium of things as they are, which alone says what comes back empty. */
function* solveBase(
  unsolved: UnsolvedBase,
  options: FlowsOptions & { readonly gap: number },
  deadline: Deadline,
): Steps<FlowsBase> {
  const { state, matrices, parameters, outsideCost, scales, choiceSet } = unsolved;
  const given = { ...options, scales, sizePower: parameters.pathSizePower, choiceSet };
  let emptyReturns: Float64Array | undefined;
  let cutBy: FlowsBase['cutBy'];
  let solution = yield* solveWith(undefined, undefined, undefined);
  // what imbalance adds changes who goes where, and so the imbalance
  for (let left = emptyReturnRounds; left > 0 && parameters.emptyReturnShare > 0; left -= 1) {
    if (deadline.isOver()) {
      solution = { ...solution, converged: false, stop: 'time' };
      cutBy = 'time';
      break;
    }
    const tonnes = linkTonnes(state.network, solution.arcVolume);
    const wanted = emptyReturnFactors(state.network, tonnes, parameters.emptyReturnShare);
    emptyReturns = nextFactors(emptyReturns, wanted);
    // new paths are looked for at the end: until then only the factors move
    solution = yield* solveWith(emptyReturns, solution.facilityVolume, left > 1 ? solution.classPaths : undefined);
  }
  // solved once more as what-ifs are, so that one that changes nothing changes no bit
  const { problem } = corridorProblem(state, matrices, parameters, { outsideCost, emptyReturns });
  const ledger = createFlowLedger(problem, solution, unsolved, parameters.pathSizePower);
  const start = solution.facilityVolume;
  const maxIterations = options.maxIterations === undefined ? undefined : options.maxIterations - solution.iterations;
  const found = yield* solveStateSteps(ledger, problem, [], { ...options, maxIterations, start, deadline });
  const { converged, stop } = solution.converged ? found.solution : solution;
  return {
    ...unsolved,
    emptyReturns,
    solution: { ...found.solution, iterations: solution.iterations + found.solution.iterations, converged, stop },
    solved: { ledger, start: found.start, queues: solution.queues, flow: found.flow },
    cutBy,
  };

  function* solveWith(
    factors: Float64Array | undefined,
    startVolume: Float64Array | undefined,
    classPaths: StochasticSolution['classPaths'] | undefined,
  ): Steps<StochasticSolution> {
    const { problem } = corridorProblem(state, matrices, parameters, { outsideCost, emptyReturns: factors });
    const maxSeconds = deadline.secondsLeft();
    const found = yield* stochasticSteps(problem, { ...given, maxSeconds, startVolume, classPaths });
    if (found.stop === 'time') cutBy = 'time';
    else if (found.stop === 'iterations' && options.maxIterations !== undefined) cutBy ??= 'iterations';
    return found;
  }
}
