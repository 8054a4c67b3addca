import { generatorExponential } from './kernels/generator-exponential.ts';
import { regimeStates } from './regime-state.ts';
import type { RegimeState } from './regime-state.ts';
import type { TransitionRate } from './transition-rates.ts';

const size = regimeStates.length;
export const quarterYears = 0.25;

type Pair = Pick<TransitionRate, 'from' | 'to'>;

/** Probability of each state. */
export type StateShares = Readonly<Record<RegimeState, number>>;

/** Probability of each state after a time, and its lowest and highest over the ranges of the rates. */
export interface StateOutlook extends StateShares {
  readonly low: StateShares;
  readonly high: StateShares;
}

/** Generator matrix by rows of the state before (open, restricted, closed), per year; the diagonal makes each row's sum 0. */
export function generatorMatrix<T extends Pair>(rates: readonly T[], rateOf: (rate: T) => number): Float64Array {
  const matrix = new Float64Array(size * size);
  for (const rate of rates) {
    const [from, to] = [regimeStates.indexOf(rate.from), regimeStates.indexOf(rate.to)];
    matrix[from * size + to] = (matrix[from * size + to] ?? 0) + rateOf(rate);
    matrix[from * size + from] = (matrix[from * size + from] ?? 0) - rateOf(rate);
  }
  return matrix;
}

/**
 * Probabilities of going from each state (row) to each (column) in some years: exp(Q t). The rates are taken as they are on
 * the first day for the whole time.
 */
export function transitionProbabilities(generator: Float64Array, years: number): Float64Array {
  return generatorExponential(generator, size, years);
}

/** The states after some years from a state now, with the range over all combinations of low and high ends of the rates. */
export function stateOutlook(rates: readonly TransitionRate[], now: RegimeState, years: number): StateOutlook {
  const from = (generator: Float64Array): readonly number[] => {
    const row = regimeStates.indexOf(now) * size;
    return [...transitionProbabilities(generator, years).subarray(row, row + size)];
  };
  const middle = from(generatorMatrix(rates, ({ perYear }) => perYear));
  const [low, high] = [[...middle], [...middle]];
  const loose = rates.filter((rate) => rate.low < rate.high);
  for (let corner = 0; corner < 2 ** loose.length; corner += 1) {
    const each = from(
      generatorMatrix(rates, (rate) => {
        const bit = loose.indexOf(rate);
        return bit < 0 ? rate.perYear : (corner >> bit) % 2 === 0 ? rate.low : rate.high;
      }),
    );
    for (const [state, share] of each.entries()) {
      low[state] = Math.min(low[state] ?? share, share);
      high[state] = Math.max(high[state] ?? share, share);
    }
  }
  return { ...toShares(middle), low: toShares(low), high: toShares(high) };
}

function toShares(row: readonly number[]): StateShares {
  const [open = 0, restricted = 0, closed = 0] = row;
  return { open, restricted, closed };
}
