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
 * Probabilities of going from each state (row) to each (column) in some years: exp(Q t), with one rate for the whole time.
 */
export function transitionProbabilities(generator: Float64Array, years: number): Float64Array {
  return generatorExponential(generator, size, years);
}

/** Rates that hold for a time. */
export interface RatesForYears {
  readonly rates: readonly TransitionRate[];
  readonly years: number;
}

/**
 * The states after some times one after the other from a state now, with the range over all combinations of low and high
 * ends of the rates; a rate of the same transition is at the same end in all of them.
 */
export function stateOutlook(stages: readonly RatesForYears[], now: RegimeState): StateOutlook {
  const after = (rateOf: (rate: TransitionRate) => number): readonly number[] =>
    stages.reduce<readonly number[]>(
      (shares, { rates, years }) => {
        const step = transitionProbabilities(generatorMatrix(rates, rateOf), years);
        return shares.map((_, to) =>
          shares.reduce((sum, share, from) => sum + share * (step[from * size + to] ?? 0), 0),
        );
      },
      regimeStates.map((state) => (state === now ? 1 : 0)),
    );
  const middle = after(({ perYear }) => perYear);
  const [low, high] = [[...middle], [...middle]];
  const nameOf = ({ from, to }: Pair): string => `${from} ${to}`;
  const loose = [...new Set(stages.flatMap(({ rates }) => rates.filter((rate) => rate.low < rate.high).map(nameOf)))];
  for (let corner = 0; corner < 2 ** loose.length; corner += 1) {
    const each = after((rate) => {
      const bit = loose.indexOf(nameOf(rate));
      return bit < 0 ? rate.perYear : (corner >> bit) % 2 === 0 ? rate.low : rate.high;
    });
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
