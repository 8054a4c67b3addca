import { isRefusal } from '../findings/refusal.ts';
import type { Refusal } from '../findings/refusal.ts';
import type { ClassPaths } from '../assignment/choice-set.ts';
import { deadlineOf } from '../assignment/deadline.ts';
import { PathLedger } from '../assignment/path-ledger.ts';
import type { AssignmentProblem } from '../assignment/problem.ts';
import { stochasticSteps } from '../assignment/stochastic.ts';
import type { StochasticSolution } from '../assignment/stochastic.ts';
import type { AssignmentSolution, PathFlows } from '../assignment/solution.ts';
import { createMemo } from '../memo/memo.ts';
import { createFlowLedger, solveStateSteps } from '../flows/flow-ledger.ts';
import { periodDays, quartersIn } from '../calendar/period.ts';
import type { Period } from '../calendar/period.ts';
import { at } from '../network/at.ts';
import type { Network } from '../network/network.ts';
import { countedPerDay, listCounts } from '../flows/counts.ts';
import type { Count } from '../flows/counts.ts';
import { corridorProblem } from '../flows/corridor-problem.ts';
import type { CorridorProblem } from '../flows/corridor-problem.ts';
import { drain } from '../steps/pump.ts';
import { emptyReturnFactors, nextFactors } from '../flows/empty-returns.ts';
import { linkTonnes } from '../flows/link-tonnes.ts';
import type { LinkTonnes } from '../flows/link-tonnes.ts';
import { odMatrices } from '../demand/od-matrix.ts';
import type { OdMatrix } from '../demand/od-matrix.ts';
import type { FlowParameters } from '../flows/parameters.ts';
import { periodState } from '../flows/period-state.ts';
import type { PeriodState } from '../flows/period-state.ts';
import { basePrices, corridorPaths } from '../flows/base-prices.ts';
import type { BasePrices } from '../flows/base-prices.ts';

/** A quarter that counts touch: its network and demand, and what the next solution starts from. */
export interface CountedQuarter {
  readonly name: string;
  readonly period: Period;
  readonly state: PeriodState;
  readonly matrices: readonly OdMatrix[];
  startVolume: Float64Array | undefined;
  /** What the imbalance of the last whole solution adds to moving. */
  emptyReturns: Float64Array | undefined;
}

/** A quarter solved with some parameters. */
export interface SolvedQuarter {
  readonly period: Period;
  readonly corridor: CorridorProblem;
  readonly paths: PathFlows;
  readonly classPaths: readonly ClassPaths[];
  /** By count: tonnes or TEU per day. */
  readonly perDay: Float64Array;
  readonly tonnes: LinkTonnes;
}

/** Relative gap to which quarters are solved while parameters are looked for. */
const calibrationGap = 1e-6;

/** The quarters that counts of a model touch and for which it has demand; refused where a network cannot be made. */
export function countedQuarters(network: Network, counts: readonly Count[]): readonly CountedQuarter[] | Refusal {
  const names = new Map<string, Period>();
  for (const { period } of counts) for (const { name, ...days } of quartersIn(period)) names.set(name, days);
  const found: CountedQuarter[] = [];
  for (const [name, period] of [...names].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const matrices = odMatrices(network, period);
    if (matrices.every(({ destinations }) => destinations.length === 0)) continue;
    const state = periodState(network, period, []);
    if (isRefusal(state)) return state;
    found.push({ name, period, state, matrices, startVolume: undefined, emptyReturns: undefined });
  }
  return found;
}

/** Counts that lie within the quarters that can be solved, and no longer than two years. */
export function usableCounts(network: Network): readonly Count[] {
  return listCounts(network).filter(({ period }) => periodDays(period) <= 2 * 366);
}

/** Solves a quarter; with `paths`, between those alone. Remembers its volumes for the next start. */
export function solveQuarter(
  network: Network,
  quarter: CountedQuarter,
  parameters: FlowParameters,
  counts: readonly Count[],
  classPaths?: readonly ClassPaths[],
): SolvedQuarter {
  const { matrices } = quarter;
  const prices = basePrices(quarter.state, matrices, parameters);
  const corridor = corridorProblem(quarter.state, matrices, parameters, {
    outsideCost: prices.outsideCost,
    emptyReturns: quarter.emptyReturns,
  });
  const solution =
    classPaths === undefined
      ? searchPaths(network, quarter, corridor.problem, prices, parameters)
      : { ...solveOn(classPaths, quarter, corridor.problem, prices, parameters), classPaths };
  quarter.startVolume = solution.facilityVolume;
  const { paths } = solution;
  if (paths === undefined) throw new Error('seen a stochastic equilibrium without paths, expected it to keep them');
  const counted = countedPerDay(network, corridor, paths, counts);
  const perDay = Float64Array.from(counts, (count, index) => (isWithin(count, quarter) ? at(counted, index) : 0));
  return {
    period: quarter.period,
    corridor,
    paths,
    classPaths: solution.classPaths,
    perDay,
    tonnes: linkTonnes(network, solution.arcVolume),
  };
}

/** The equilibrium of a quarter with its paths looked for. */
function searchPaths(
  network: Network,
  { startVolume }: CountedQuarter,
  problem: AssignmentProblem,
  { scales }: BasePrices,
  { pathSizePower }: FlowParameters,
): StochasticSolution {
  const choiceSet = corridorPaths(network);
  const options = { gap: calibrationGap, scales, sizePower: pathSizePower, choiceSet, startVolume };
  return drain(stochasticSteps(problem, options));
}

/** The equilibrium of a quarter on paths that are known, as a ledger's states are solved. */
function solveOn(
  classPaths: readonly ClassPaths[],
  { startVolume }: CountedQuarter,
  problem: AssignmentProblem,
  prices: BasePrices,
  { pathSizePower }: FlowParameters,
): AssignmentSolution {
  const ledger = createFlowLedger(
    problem,
    ledgers.of(classPaths, '', () => new PathLedger(problem, classPaths)),
    prices,
    pathSizePower,
  );
  const start = startVolume ?? new Float64Array(ledger.facilityCount);
  const deadline = deadlineOf({});
  return drain(solveStateSteps(ledger, problem, [], { start, gap: calibrationGap, deadline })).solution;
}

/** The ledger of paths by class, one for all prices that a fit tries: which facilities arcs use does not change with them. */
const ledgers = createMemo<PathLedger>(1);

/**
 * Solves quarters, and then again with what their imbalance adds to moving, for so many rounds. The factors stay with the
 * quarters as they are until the next time, and go on from there.
 */
export function solveAll(
  network: Network,
  quarters: readonly CountedQuarter[],
  parameters: FlowParameters,
  counts: readonly Count[],
  rounds = 1,
): readonly SolvedQuarter[] {
  return quarters.map((quarter) => {
    let solved = solveQuarter(network, quarter, parameters, counts);
    for (let left = rounds; left > 0 && parameters.emptyReturnShare > 0; left -= 1) {
      const wanted = emptyReturnFactors(network, solved.tonnes, parameters.emptyReturnShare);
      quarter.emptyReturns = nextFactors(quarter.emptyReturns, wanted);
      solved = solveQuarter(network, quarter, parameters, counts, left > 1 ? solved.classPaths : undefined);
    }
    return solved;
  });
}

/** Whether a count touches a quarter. */
export function isWithin({ period }: Count, quarter: CountedQuarter): boolean {
  return period.first <= quarter.period.last && period.last >= quarter.period.first;
}
