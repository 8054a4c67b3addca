import type { Steps } from '../steps/progress.ts';
import { arcCosts } from '../assignment/arc-cost.ts';
import type { Deadline } from '../assignment/deadline.ts';
import type { ChoiceQuery } from '../assignment/kernels/path-choice.ts';
import { StateSolver } from '../assignment/kernels/state-solver.ts';
import { VolumeDelay } from '../assignment/kernels/volume-delay.ts';
import type { PathLedger } from '../assignment/path-ledger.ts';
import type { BasePaths, LedgerPaths } from '../assignment/path-ledger.ts';
import { totalDemand } from '../assignment/problem.ts';
import type { AssignmentProblem } from '../assignment/problem.ts';
import { stochasticSolution } from '../assignment/stochastic-solution.ts';
import type { LoadedPaths } from '../assignment/stochastic-solution.ts';
import type { AssignmentProgress, AssignmentSolution, StopReason } from '../assignment/solution.ts';
import { createMemo } from '../memo/memo.ts';
import type { BasePrices } from './base-prices.ts';

/** The path ledger of a period's base, and what every state of it is solved with. */
export interface FlowLedger {
  readonly paths: PathLedger;
  /** By row of the ledger: logit scale per USD, USD per hour of delay, and what staying away counts in the logit. */
  readonly scale: Float64Array;
  readonly costPerDelay: Float64Array;
  readonly outside: Float64Array;
  readonly sizePower: number;
  readonly arcCount: number;
  readonly facilityCount: number;
}

/** A state that was solved, and the volumes by facility at whose delays it was loaded: where another may start. */
export interface SolvedState {
  readonly solution: AssignmentSolution;
  readonly start: Float64Array;
  /** By open path, those of the base first in each row. */
  readonly flow: Float64Array;
}

/** What states of a ledger are solved with, at the prices of a base. */
export function createFlowLedger(
  problem: AssignmentProblem,
  paths: PathLedger,
  { scales, outsideCost }: Pick<BasePrices, 'scales' | 'outsideCost'>,
  sizePower: number,
): FlowLedger {
  const scale = inRows(scales);
  return {
    paths,
    scale,
    costPerDelay: Float64Array.from(paths.pairClass, (c) => problem.classes[c]?.costPerDelay ?? 1),
    outside: inRows(outsideCost).map((cost, row) => cost * (scale[row] ?? 1)),
    sizePower,
    arcCount: problem.graph.head.length,
    facilityCount: problem.delays.kind.length,
  };
}

/** A figure by class and pair, by row of a ledger. */
export function inRows(figures: readonly Float64Array[]): Float64Array {
  const result = new Float64Array(figures.reduce((sum, { length }) => sum + length, 0));
  let first = 0;
  for (const own of figures) {
    result.set(own, first);
    first += own.length;
  }
  return result;
}

/** A solver that no question is at work with, some megabytes, and what it holds: the next one takes it up. */
interface Spare {
  readonly solver: StateSolver;
  readonly held: Held | undefined;
}

/** A choice that a solver has been prepared for, and its paths. */
interface Held {
  readonly choice: ChoiceQuery;
  readonly listed: ReturnType<StateSolver['choice']['list']>;
}

const spare = createMemo<Spare | undefined>(1);

/** A solver of a ledger's states that nobody else is at work with, and what it was prepared for. */
export function takeSolver(ledger: FlowLedger): Spare {
  const { scale, costPerDelay, outside, arcCount, facilityCount } = ledger;
  const found = spare.find(ledger, '');
  spare.keep(ledger, '', undefined);
  if (found !== undefined) return found;
  const scalePerDelay = scale.map((each, row) => each * (costPerDelay[row] ?? 1));
  return { solver: new StateSolver({ scalePerDelay, outside }, arcCount, facilityCount), held: undefined };
}

/** Whether two states choose between the same at the same costs: their arrays, which nobody changes, are the same. */
function isSame(a: ChoiceQuery, b: ChoiceQuery): boolean {
  const same = (some: readonly unknown[], others: readonly unknown[]): boolean =>
    some.length === others.length && some.every((each, index) => each === others[index]);
  return (
    a.base === b.base &&
    same(a.entries, b.entries) &&
    same(a.cost, b.cost) &&
    same(a.length, b.length) &&
    same(a.charges.flat(), b.charges.flat())
  );
}

/** What a state of a ledger chooses between: paths of the base, and those of the state's elements. */
function choiceOf(
  { paths, scale, sizePower }: FlowLedger,
  problem: AssignmentProblem,
  entries: readonly LedgerPaths[],
  base: BasePaths,
): ChoiceQuery {
  const isFree = problem.delays.free.every((each) => each === 0);
  const cost = problem.classes.map(({ fixedCost, charges }) => charges?.arcCost ?? fixedCost);
  return {
    base,
    entries,
    sets: paths.facilitySets,
    pairClass: paths.pairClass,
    scale,
    sizePower,
    cost,
    charges: problem.classes.map(({ charges }) => charges?.groups ?? []),
    length: isFree
      ? cost
      : problem.classes.map((each, c) =>
          arcCosts(problem, { ...each, fixedCost: cost[c] ?? each.fixedCost }, problem.delays.free),
        ),
  };
}

/** What a state is solved from and to. */
export interface StateOptions {
  readonly start: Float64Array;
  readonly gap: number;
  readonly maxIterations?: number | undefined;
  readonly now?: (() => number) | undefined;
  readonly deadline: Deadline;
  /** Default: all paths of the base. */
  readonly base?: BasePaths | undefined;
}

/**
 * Solves a state on the paths of the base and of `entries`, to a relative gap. Where it starts changes how long it takes, and
 * nothing else beyond the gap.
 */
export function* solveStateSteps(
  ledger: FlowLedger,
  problem: AssignmentProblem,
  entries: readonly LedgerPaths[],
  { start, gap, maxIterations = 200, now, deadline, base = ledger.paths.base }: StateOptions,
): Steps<SolvedState, AssignmentProgress> {
  const { solver, held: before } = takeSolver(ledger);
  const demand = inRows(problem.classes.map((each) => each.demand));
  const choice = choiceOf(ledger, problem, entries, base);
  const isHeld = before !== undefined && isSame(before.choice, choice);
  if (!isHeld) solver.choice.prepare(choice);
  solver.prepare(demand);
  const held = isHeld ? before : { choice, listed: solver.choice.list(choice) };
  const delays = new VolumeDelay(problem.delays, false);
  const began = now?.() ?? 0;
  const total = totalDemand(problem);
  let [from, iterations, target] = [start, 0, gap / 10];
  for (;;) {
    solver.begin(delays, from);
    let stop: StopReason | undefined;
    for (;;) {
      yield {
        phase: 'assignment',
        done: iterations + solver.iterations,
        relativeGap: solver.gap,
        averageExcessCost: total > 0 ? solver.loading.excessCost(ledger.costPerDelay) / total : 0,
        seconds: (now?.() ?? 0) - began,
      };
      stop = solver.stopAt(target, maxIterations - iterations, deadline.isOver);
      if (stop !== undefined) break;
      solver.iterate(delays, deadline.isOver);
    }
    iterations += solver.iterations;
    from = solver.volume.slice();
    const loaded = { ...held.listed, ...load(ledger, solver, delays) };
    const found = stochasticSolution(problem, delays, { ...loaded, stop, iterations });
    const converged = found.relativeGap <= gap;
    if (converged || stop !== 'gap') {
      spare.keep(ledger, '', { solver, held });
      return { solution: { ...found, converged, stop: converged ? 'gap' : stop }, start: from, flow: loaded.flow };
    }
    // flows are those that the delays of the volumes call forth: where delays are steep their own gap is above that of volumes
    target *= Math.min(0.5, gap / found.relativeGap);
  }
}

/** The flows as they stand, and those that the delays of their own volumes call forth. */
function load(
  ledger: FlowLedger,
  { choice, loading }: StateSolver,
  delays: VolumeDelay,
): Omit<LoadedPaths, 'stop' | 'iterations' | 'row' | 'firstArc' | 'arcs'> {
  const { pairClass, pairIndex } = ledger.paths;
  const count = choice.firstPath[pairClass.length] ?? 0;
  const flow = new Float64Array(count);
  const answered = new Float64Array(count);
  const cost = new Float64Array(count);
  loading.flows(flow);
  const outsideShare = loading.outsideShare.slice();
  delays.volume.set(loading.volume);
  delays.refreshAll();
  loading.load(delays.delay);
  loading.flows(answered);
  loading.costs(delays.delay, ledger.costPerDelay, cost);
  const fixedCost = choice.pathCost.slice(0, count);
  return { flow, answered, cost, fixedCost, pairClass, pairIndex, outsideShare };
}
