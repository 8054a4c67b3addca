import type { Steps as StepsTo } from '../steps/progress.ts';
import { isRefusal, refuse } from '../findings/refusal.ts';
import type { Refusal } from '../findings/refusal.ts';
import type { Deadline } from '../assignment/deadline.ts';
import type { ChoiceSetOptions } from '../assignment/choice-set.ts';
import type { AssignOptions } from '../assignment/options.ts';
import { stochasticSteps } from '../assignment/stochastic.ts';
import type { StochasticSolution } from '../assignment/stochastic.ts';
import type { AssignmentProgress, AssignmentSolution } from '../assignment/solution.ts';
import { formatPeriod, parsePeriod, periodDays, periodsWithout, quarterOf } from '../calendar/period.ts';
import type { Period } from '../calendar/period.ts';
import { firstDay } from '../calendar/date.ts';
import { createMemo } from '../memo/memo.ts';
import type { Network } from '../network/network.ts';
import type { FlowsQuery } from './answer.ts';
import { basePrices, corridorPaths } from './base-prices.ts';
import type { BasePrices } from './base-prices.ts';
import { choosePeriod } from './choose-period.ts';
import { corridorProblem } from './corridor-problem.ts';
import type { CorridorProblem } from './corridor-problem.ts';
import { emptyReturnFactors, emptyReturnRounds, nextFactors } from './empty-returns.ts';
import { PathLedger } from '../assignment/path-ledger.ts';
import { createFlowLedger, solveStateSteps } from './flow-ledger.ts';
import type { EntryBase } from './ledger-entry.ts';
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

export type FlowsOptions = Partial<
  Pick<AssignOptions, 'now' | 'maxSeconds' | 'maxIterations' | 'searcher' | 'solver'>
> & {
  /** In place of those of the model: for calibration. */
  readonly parameters?: FlowParameters | undefined;
  readonly matrices?: readonly OdMatrix[] | undefined;
  /**
   * Look for the paths of a what-if from the beginning, as for a base, and not in the ledger: what the ledger is compared with.
   * It takes a hundred times as long, and flows jump where a small change finds other paths.
   */
  readonly anew?: boolean | undefined;
};

type Steps<T> = StepsTo<T, AssignmentProgress>;

/** Relative gap of flows of which no other is asked. */
export const defaultGap = 1e-6;

/** The quarters of six years, as calibration and a series of answers go through them; a base is some megabytes. */
const mostBases = 24;
const bases = createMemo<FlowsBase>(mostBases);

/** The problem of a state at the prices of its base. */
export function problemOf(
  { matrices, parameters, emptyReturns, outsideCost }: FlowsBase,
  state: PeriodState,
): CorridorProblem {
  return corridorProblem(state, matrices, parameters, { emptyReturns, outsideCost });
}

/** A base as its ledger's entries are made from it. */
export function entryBase({ solved, choiceSet, state }: FlowsBase): EntryBase {
  if (solved === undefined)
    throw new Error('seen a base without a solution, expected a stochastic equilibrium to have one');
  return { ...solved, choiceSet, state };
}

/** The period of a question, or of the model's reference date; refused where it has no answer. */
export function readPeriod(
  network: Network,
  query: FlowsQuery,
): { readonly name: string; readonly period: Period } | Refusal {
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

/** The base of a question's period, solved once per network and kept. */
export function* flowsBaseSteps(
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
  const paths = new PathLedger(problem, solution.classPaths, solution.unqueued);
  const ledger = createFlowLedger(problem, paths, unsolved, parameters.pathSizePower);
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
