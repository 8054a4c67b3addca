import { periodDays } from '../calendar/period.ts';
import type { Steps } from '../steps/progress.ts';
import { at } from '../network/at.ts';
import type { Network } from '../network/network.ts';
import { countedShares } from '../flows/counts.ts';
import type { Count } from '../flows/counts.ts';
import type { OdMatrix } from '../demand/od-matrix.ts';
import type { FlowParameters } from '../flows/parameters.ts';
import { countResidual, spreadOf } from './fit-parameters.ts';
import type { FitProgress } from './fit-parameters.ts';
import { isWithin, modeledVolumes, solveAll } from './quarter.ts';
import type { CountedQuarter, SolvedQuarter } from './quarter.ts';

/** Farthest that a pair's demand may move from what the trade says, as a factor either way. */
export const mostDemandFactor = 2;
const rounds = 8;
/** Share of a count's misfit that one round takes back. */
const pace = 0.6;

/**
 * Demand brought nearer to the fitted counts: pairs are multiplied by the count's ratio of observed to modelled, to the
 * power of the share of the pair's cargo that the count counts (multiplicative adjustment, the entropy estimate of Van
 * Zuylen and Willumsen, 1980), within a factor of two of where they started. Assignment and adjustment take turns.
 */
export function* fitDemand(
  network: Network,
  quarters: readonly CountedQuarter[],
  counts: readonly Count[],
  parameters: FlowParameters,
): Steps<readonly (readonly OdMatrix[])[], FitProgress> {
  const factors = quarters.map(({ matrices }) => matrices.map(({ tonnes }) => new Float64Array(tonnes.length).fill(1)));
  let matrices = quarters.map((quarter) => quarter.matrices);
  let current = quarters;
  for (let round = 1; round <= rounds; round += 1) {
    current = current.map((quarter, q) => ({ ...quarter, matrices: at(matrices, q) }));
    const solved = solveAll(network, current, parameters, counts);
    const modelled = modeledVolumes(counts, quarters, solved);
    const misfit = counts.map((count, k) => countResidual(count, at(modelled, k)));
    yield { phase: 'demand', done: round - 1, of: rounds, spread: spreadOf(counts, modelled) };
    for (const [q, quarter] of quarters.entries()) {
      const turn = turnsOf(network, quarter, at(solved, q), counts, misfit);
      for (const [c, own] of at(factors, q).entries()) {
        for (const [pair, factor] of own.entries()) {
          const next = factor * Math.exp(-pace * (turn[c]?.[pair] ?? 0));
          own[pair] = Math.min(mostDemandFactor, Math.max(1 / mostDemandFactor, next));
        }
      }
    }
    matrices = quarters.map((quarter, q) => scaled(quarter.matrices, at(factors, q)));
  }
  return matrices;
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
