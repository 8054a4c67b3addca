import { periodDays } from '../calendar/period.ts';
import type { Steps } from '../steps/progress.ts';
import { at } from '../network/at.ts';
import type { Network } from '../network/network.ts';
import { countedShares, modeledVolumes } from '../flows/counts.ts';
import type { Count } from '../flows/counts.ts';
import { emptyReturnRounds } from '../flows/empty-returns.ts';
import type { OdMatrix } from '../demand/od-matrix.ts';
import type { FlowParameters } from '../flows/parameters.ts';
import { chooseRounds, foldsOf, mostFolds } from './cross-validation.ts';
import type { CrossValidation } from './cross-validation.ts';
import { countResidual, spreadOf } from './fit-parameters.ts';
import type { FitProgress } from './fit-parameters.ts';
import { isWithin, solveAll, solveQuarter } from './quarter.ts';
import type { CountedQuarter, SolvedQuarter } from './quarter.ts';

/** Farthest that a pair's demand may move from what the trade says, as a factor either way. */
export const mostDemandFactor = 2;
/** Rounds of adjustment that are tried. */
export const mostDemandRounds = 8;
/** Share of a count's misfit that one round takes back. */
const pace = 0.6;

/** Demand by quarter and commodity, and how far it was moved. */
export interface FittedDemand {
  readonly matrices: readonly (readonly OdMatrix[])[];
  /** Undefined where there is too little to leave out; demand is then as the trade has it. */
  readonly validation: CrossValidation | undefined;
}

/**
 * Demand brought nearer to the fitted counts: pairs are multiplied by the count's ratio of observed to modelled, to the
 * power of the share of the pair's cargo that the count counts (multiplicative adjustment, the entropy estimate of Van
 * Zuylen and Willumsen, 1980), within a factor of two of where they started. Each round goes a part of the way, so the number
 * of rounds is the strength; it is the one that helps counts which are left out (`chooseRounds`). Paths are those of the
 * fitted parameters: demand moves no price.
 */
export function* fitDemand(
  network: Network,
  quarters: readonly CountedQuarter[],
  counts: readonly Count[],
  parameters: FlowParameters,
): Steps<FittedDemand, FitProgress> {
  const start = quarters.map(({ matrices }) => matrices);
  const folds = foldsOf(counts);
  if (folds === undefined) return { matrices: start, validation: undefined };
  const solved = solveAll(network, quarters, parameters, counts, emptyReturnRounds);
  const paths = solved.map(({ classPaths }) => classPaths);
  const fit: DemandFit = { network, quarters, counts, parameters, paths };
  const used = Math.min(mostFolds, Math.max(...folds) + 1);
  const of = mostDemandRounds * used;
  const errors = Array.from({ length: mostDemandRounds + 1 }, () => new Float64Array(counts.length));
  for (let fold = 0; fold < used; fold += 1) {
    const rounds = adjustments(fit, (k) => at(folds, k) !== fold);
    for (let round = 0; round <= mostDemandRounds; round += 1) {
      const { modelled } = rounds.advance();
      for (const [k, count] of counts.entries())
        if (at(folds, k) === fold) at(errors, round)[k] = countResidual(count, at(modelled, k));
      if (round < mostDemandRounds) {
        const done = mostDemandRounds * fold + round;
        yield { phase: 'left_out', done, of, spread: spreadOf(counts, modelled) };
      }
    }
  }
  const validation = chooseRounds(counts, errors);
  const rounds = adjustments(fit, () => true);
  let { matrices, modelled } = rounds.advance();
  for (let round = 0; round < validation.rounds; round += 1) {
    yield { phase: 'demand', done: round, of: validation.rounds, spread: spreadOf(counts, modelled) };
    ({ matrices, modelled } = rounds.advance());
  }
  return { matrices, validation };
}

/** What rounds of adjustment work on. */
interface DemandFit {
  readonly network: Network;
  readonly quarters: readonly CountedQuarter[];
  readonly counts: readonly Count[];
  readonly parameters: FlowParameters;
  readonly paths: readonly SolvedQuarter['classPaths'][];
}

interface Adjusted {
  readonly matrices: readonly (readonly OdMatrix[])[];
  /** By count. */
  readonly modelled: Float64Array;
}

/** Demand as it is, and then after each round in which the counts that `isSeen` names pull it. */
function adjustments(fit: DemandFit, isSeen: (count: number) => boolean): { advance: () => Adjusted } {
  const { network, counts, parameters, paths } = fit;
  const factors = fit.quarters.map(({ matrices }) =>
    matrices.map(({ tonnes }) => new Float64Array(tonnes.length).fill(1)),
  );
  let solved: readonly SolvedQuarter[] | undefined;
  let modelled = new Float64Array(counts.length);
  // each run starts from the same volumes, so that none of them hangs on the one before
  let current = fit.quarters.map((quarter) => ({ ...quarter }));
  return {
    advance() {
      if (solved !== undefined) {
        const misfit = counts.map((count, k) => (isSeen(k) ? countResidual(count, at(modelled, k)) : 0));
        for (const [q, quarter] of current.entries())
          move(at(factors, q), quarter.matrices, turnsOf(network, quarter, at(solved, q), counts, misfit));
        current = current.map((quarter, q) => ({
          ...quarter,
          matrices: scaled(at(fit.quarters, q).matrices, at(factors, q)),
        }));
      }
      solved = current.map((quarter, q) => solveQuarter(network, quarter, parameters, counts, at(paths, q)));
      modelled = Float64Array.from(modeledVolumes(counts, solved));
      return { matrices: current.map(({ matrices }) => matrices), modelled };
    },
  };
}

function move(factors: readonly Float64Array[], matrices: readonly OdMatrix[], turns: readonly Float64Array[]): void {
  for (const [c, own] of factors.entries()) {
    for (const [pair, factor] of own.entries()) {
      // captive cargo is what was counted on its way
      if (at(matrices, c).captiveTo?.[pair] !== undefined) continue;
      const next = factor * Math.exp(-pace * (turns[c]?.[pair] ?? 0));
      own[pair] = Math.min(mostDemandFactor, Math.max(1 / mostDemandFactor, next));
    }
  }
}

/** By class and pair: sum over counts of misfit times the share of the pair's cargo that the count counts. */
function turnsOf(
  network: Network,
  quarter: CountedQuarter,
  { corridor, paths }: SolvedQuarter,
  counts: readonly Count[],
  misfit: readonly number[],
): readonly Float64Array[] {
  const turns = corridor.problem.classes.map(({ demand }) => new Float64Array(demand.length));
  for (const [k, count] of counts.entries()) {
    const off = at(misfit, k);
    if (off === 0 || !isWithin(count, quarter)) continue;
    const shares = countedShares(network, corridor, paths, count);
    // a count of several years says less of each quarter than one of the quarter itself
    const weight = Math.min(1, periodDays(quarter.period) / periodDays(count.period) + 0.5);
    for (const [path, flow] of paths.flow.entries()) {
      if (at(shares, path) === 0) continue;
      const c = at(paths.classIndex, path);
      const pair = at(paths.pair, path);
      const demand = at(at(corridor.problem.classes, c).demand, pair);
      const own = at(turns, c);
      own[pair] = at(own, pair) + (weight * off * flow) / demand;
    }
  }
  return turns;
}

function scaled(matrices: readonly OdMatrix[], factors: readonly Float64Array[]): readonly OdMatrix[] {
  return matrices.map((matrix, c) => ({
    ...matrix,
    tonnes: matrix.tonnes.map((tonnes, pair) => tonnes * at(at(factors, c), pair)),
  }));
}
