import { assignSteps } from '../assignment/assign.ts';
import type { ChoiceSetOptions } from '../assignment/choice-set.ts';
import type { AssignOptions } from '../assignment/options.ts';
import { stochasticSteps } from '../assignment/stochastic.ts';
import type { StochasticSolution } from '../assignment/stochastic.ts';
import { assignmentMethods } from '../assignment/solution.ts';
import type { AssignmentProgress, AssignmentSolution } from '../assignment/solution.ts';
import { formatPeriod, parsePeriod, periodDays, periodsWithout, quartersIn } from '../model/period.ts';
import type { Period } from '../model/period.ts';
import { firstDay } from '../model/date.ts';
import type { Network } from '../network/network.ts';
import type { FlowsQuery } from './answer.ts';
import { basePrices, corridorWays } from './base-prices.ts';
import type { BasePrices } from './base-prices.ts';
import { applyChanges } from './apply-changes.ts';
import type { ChangedState } from './apply-changes.ts';
import { corridorProblem } from './corridor-problem.ts';
import type { CorridorProblem } from './corridor-problem.ts';
import { emptyReturnFactors, emptyReturnRounds, nextFactors } from './empty-returns.ts';
import { linkTonnes } from './link-tonnes.ts';
import { demandDays, demandPeriods, odMatrices, zoneCountries } from './od-matrix.ts';
import type { OdMatrix } from './od-matrix.ts';
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
  /** Solved as things are, by the stochastic equilibrium. */
  readonly solution: AssignmentSolution;
  /** Whether a limit of time or iterations ended a solution of it. */
  readonly isCut: boolean;
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

type Steps<T> = Generator<AssignmentProgress, T>;

const bases = new WeakMap<Network, Map<string, FlowsBase>>();
/** Periods whose base is kept. */
const mostBases = 24;

/**
 * Solves the flows of a question, one iteration at a time. The base of its period is solved once per network and kept, so
 * that a what-if starts from it. Answers in words where the question makes no sense.
 */
export function* flowsSteps(
  network: Network,
  query: FlowsQuery,
  options: FlowsOptions = {},
): Steps<SolvedFlows | string> {
  const method = query.method ?? 'sue';
  if (!assignmentMethods.includes(method)) return `“${method}” is no method; they are ${assignmentMethods.join(', ')}.`;
  const gap = query.gap ?? 1e-6;
  if (!(gap >= 0 && gap < 1)) return `A relative gap is at least 0 and below 1, not ${gap}.`;
  const base = yield* baseSteps(network, query, gap, options);
  if (typeof base === 'string') return base;
  const changed = applyChanges(base.state, query.changes ?? []);
  if (typeof changed === 'string') return changed;
  const { emptyReturns, outsideCost, parameters, matrices } = base;
  const { demandFactor } = changed;
  const countries = zoneCountries(network.model);
  const corridor = corridorProblem(changed.state, matrices, parameters, {
    emptyReturns,
    outsideCost,
    demandFactor,
    countries,
  });
  const isBase = (query.changes ?? []).length === 0 && method === 'sue';
  if (isBase) return { base, changed, corridor, solution: base.solution };
  const solution = yield* methodSteps(base, corridor, method, { ...options, gap });
  return { base, changed, corridor, solution };
}

function* methodSteps(
  base: FlowsBase,
  corridor: CorridorProblem,
  method: NonNullable<FlowsQuery['method']>,
  options: AssignOptions,
): Steps<AssignmentSolution> {
  if (method !== 'sue') return yield* assignSteps(corridor.problem, method, options);
  const { scales, choiceSet, parameters, solution } = base;
  return yield* stochasticSteps(corridor.problem, {
    ...options,
    scales,
    sizePower: parameters.pathSizePower,
    choiceSet,
    // capacities are of the same rows, whatever they are now, so that facilities keep their numbers
    startVolume: solution.facilityVolume.length === corridor.facilityOf.length ? solution.facilityVolume : undefined,
  });
}

/** The period of a question, or of the model's reference date; in words, why it has no answer. */
function readPeriod(network: Network, query: FlowsQuery): { readonly name: string; readonly period: Period } | string {
  const known = demandDays(network);
  if (known.length === 0)
    return 'The model has no demand: add a table demand, or trade and generation, from which it is estimated.';
  const name = query.period ?? defaultPeriod(network, known);
  const period = parsePeriod(name);
  if (period === undefined) return `“${name}” is no period; write a quarter (2023-Q1) or a year (2023).`;
  const missing = periodsWithout(period, known);
  if (missing.length === 0) return { name, period };
  const isNone = missing.reduce((sum, each) => sum + periodDays(each), 0) === periodDays(period);
  const none = isNone ? `none for ${name}` : `none for ${missing.map(formatPeriod).join(', ')}, which ${name} has too`;
  return `The model has demand for ${known.map(formatPeriod).join(', ')}, ${none}.`;
}

/** The quarter of the reference date; where not all of it has demand, the demand's own period that has that day, else its first. */
function defaultPeriod(network: Network, known: readonly Period[]): string {
  const names = demandPeriods(network);
  const reference = firstDay(network.model.tables.config[0]?.referenceDate ?? '');
  if (reference === undefined) return names[0] ?? '';
  const [quarter] = quartersIn({ first: reference, last: reference });
  if (quarter !== undefined && periodsWithout(quarter, known).length === 0) return quarter.name;
  const around = names.find((name) => {
    const own = parsePeriod(name);
    return own !== undefined && own.first <= reference && own.last >= reference;
  });
  return around ?? names[0] ?? '';
}

function* baseSteps(
  network: Network,
  query: FlowsQuery,
  gap: number,
  options: FlowsOptions,
): Steps<FlowsBase | string> {
  const read = readPeriod(network, query);
  if (typeof read === 'string') return read;
  const isOwn = options.parameters !== undefined || options.matrices !== undefined;
  const key = JSON.stringify([read.name, query.comply ?? [], gap]);
  const kept = bases.get(network) ?? new Map<string, FlowsBase>();
  bases.set(network, kept);
  const before = isOwn ? undefined : kept.get(key);
  if (before !== undefined) return before;
  const state = periodState(network, read.period, query.comply ?? []);
  if (typeof state === 'string') return state;
  const matrices = options.matrices ?? odMatrices(network, read.period);
  const parameters = options.parameters ?? flowParameters(network.model);
  const made = yield* solveBase(read.name, state, matrices, parameters, { ...options, gap });
  // what was cut short must not answer a question that sets no limit
  if (isOwn || made.isCut) return made;
  const [oldest] = kept.keys();
  if (kept.size >= mostBases && oldest !== undefined) kept.delete(oldest);
  kept.set(key, made);
  return made;
}

function* solveBase(
  period: string,
  state: PeriodState,
  matrices: readonly OdMatrix[],
  parameters: FlowParameters,
  options: AssignOptions,
): Steps<FlowsBase> {
  const prices = basePrices(state, matrices, parameters);
  const { outsideCost, scales } = prices;
  const shared = { period, state, matrices, parameters, ...prices };
  const choiceSet = corridorWays(state.network);
  const given = { ...options, scales, sizePower: parameters.pathSizePower, choiceSet };
  let emptyReturns: Float64Array | undefined;
  let isCut = false;
  let solution = yield* solveWith(undefined, undefined, undefined);
  // what imbalance adds changes who goes where, and so the imbalance
  for (let left = emptyReturnRounds; left > 0 && parameters.emptyReturnShare > 0; left -= 1) {
    const tonnes = linkTonnes(state.network, solution.arcVolume);
    const wanted = emptyReturnFactors(state.network, tonnes, parameters.emptyReturnShare);
    emptyReturns = nextFactors(emptyReturns, wanted);
    // new ways are looked for at the end: until then only the factors move
    solution = yield* solveWith(emptyReturns, solution.facilityVolume, left > 1 ? solution.ways : undefined);
  }
  return { ...shared, choiceSet, emptyReturns, solution, isCut };

  function* solveWith(
    factors: Float64Array | undefined,
    startVolume: Float64Array | undefined,
    ways: StochasticSolution['ways'] | undefined,
  ): Steps<StochasticSolution> {
    const { problem } = corridorProblem(state, matrices, parameters, { outsideCost, emptyReturns: factors });
    const found = yield* stochasticSteps(problem, { ...given, startVolume, ways });
    isCut ||= found.stop === 'time' || (found.stop === 'iterations' && options.maxIterations !== undefined);
    return found;
  }
}
