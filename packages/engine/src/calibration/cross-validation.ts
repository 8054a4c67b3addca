import { at } from '../network/at.ts';
import type { Count } from '../flows/counts.ts';

/** Folds that counts are put in, at most. */
export const mostFolds = 5;

/**
 * By count, the fold in which it is left out. Counts through one lens (the same ways, whatever the period or the cargo)
 * stay together, since one of them would tell of another. Undefined where there are fewer than three lenses: nothing is
 * left then that could tell what helps what was not fitted.
 */
export function foldsOf(counts: readonly Count[]): readonly number[] | undefined {
  const lenses = [...new Set(counts.map(lensOf))].sort((a, b) => (a < b ? -1 : 1));
  if (lenses.length < 3) return undefined;
  const foldOf = new Map(lenses.map((lens, k) => [lens, k % mostFolds]));
  return counts.map((count) => foldOf.get(lensOf(count)) ?? 0);
}

function lensOf({ selector }: Count): string {
  return selector;
}

/** The error of what was left out, after each so many rounds. */
export interface CrossValidation {
  /** Root mean square of ln(model / observed) of the counts while each was left out; index: rounds. */
  readonly leftOut: readonly number[];
  /** The fewest rounds that are as good as the best of them within a standard error. */
  readonly rounds: number;
}

/**
 * Chooses how many rounds of a fit help what they do not see: K-fold cross-validation (Stone 1974) with the rule of one
 * standard error (Breiman, Friedman, Olshen and Stone 1984), taken over the differences of squared errors by lens, since
 * counts through one lens are no independent evidence.
 *
 * @param counts what was left out in turn
 * @param errors by rounds, then by count: ln(model / observed) of the count while it was left out
 */
export function chooseRounds(counts: readonly Count[], errors: readonly Float64Array[]): CrossValidation {
  const leftOut = errors.map((own) => Math.sqrt(own.reduce((sum, each) => sum + each * each, 0) / own.length));
  const best = leftOut.indexOf(Math.min(...leftOut));
  const lenses = new Map<string, number[]>();
  for (const [k, count] of counts.entries()) {
    const members = lenses.get(lensOf(count));
    if (members === undefined) lenses.set(lensOf(count), [k]);
    else members.push(k);
  }
  const isAsGood = (rounds: number): boolean => {
    const differences = [...lenses.values()].map((members) =>
      members.reduce((sum, k) => sum + at(at(errors, rounds), k) ** 2 - at(at(errors, best), k) ** 2, 0),
    );
    const n = differences.length;
    const mean = differences.reduce((sum, each) => sum + each, 0) / n;
    const variance = differences.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (n - 1);
    return mean <= Math.sqrt(variance / n);
  };
  let rounds = 0;
  while (rounds < best && !isAsGood(rounds)) rounds += 1;
  return { leftOut, rounds };
}
