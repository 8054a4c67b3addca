import { at } from '../network/at.ts';

/*
 * Doubly constrained gravity model: T_ij = A_i O_i B_j D_j exp(-beta c_ij), the most probable matrix for known margins
 * and mean cost (Wilson, 1967). The balancing factors A and B come from scaling rows and columns in turn (Furness,
 * 1965; iterative proportional fitting). Beta is steepness over mean cost; 1.5 is where Hyman (1969) starts the search for the
 * beta that meets an observed mean cost, which the model has none of: the search itself is not done.
 */

/** What falls to pairs of zones. */
export interface GravityQuestion {
  /** What is to be shared out; in any unit, which is that of the answer. */
  readonly total: number;
  /** Relative masses of the senders and of the receivers; at least one of each above 0. */
  readonly production: readonly number[];
  readonly attraction: readonly number[];
  /** Generalized cost by [sender][receiver]; Infinity where there is no path. */
  readonly cost: readonly ArrayLike<number>[];
  /** Beta times the mean cost; 0: cost does not matter. */
  readonly steepness: number;
}

const rounds = 1000;
const tolerance = 1e-10;

/**
 * Shares `total` out to the pairs of zones, by [sender][receiver]. A zone that no path joins to any partner takes no part, and its
 * share falls to the others; where no pair is joined at all, cost is left out: the cargo still wants to move. Where missing paths make the margins
 * impossible to meet, the total holds and the margins nearly do.
 */
export function distribute(question: GravityQuestion): readonly Float64Array[] {
  const { total, production, attraction, cost, steepness } = question;
  const joined = cost.some((row, i) =>
    attraction.some((mass, j) => mass > 0 && at(production, i) > 0 && at(row, j) < Infinity),
  );
  const mean = joined ? meanCost(question) : 0;
  const beta = mean > 0 ? steepness / mean : 0;
  const seed = production.map((sent, i) =>
    Float64Array.from(attraction, (received, j) => {
      if (!joined) return sent * received;
      const price = at(at(cost, i), j);
      return price === Infinity ? 0 : sent * received * Math.exp(-beta * (price - mean));
    }),
  );
  const rows = margin(
    production.map((mass, i) => (at(seed, i).some((value) => value > 0) ? mass : 0)),
    total,
  );
  const columns = margin(
    attraction.map((mass, j) => (seed.some((row) => at(row, j) > 0) ? mass : 0)),
    total,
  );
  return balance(seed, rows, columns);
}

/** Mean cost of the pairs that a path joins, weighted by their masses. */
function meanCost({ production, attraction, cost }: GravityQuestion): number {
  let [weights, sum] = [0, 0];
  for (const [i, sent] of production.entries()) {
    for (const [j, received] of attraction.entries()) {
      const price = at(at(cost, i), j);
      if (price === Infinity) continue;
      weights += sent * received;
      sum += sent * received * price;
    }
  }
  return weights > 0 ? sum / weights : 0;
}

function margin(masses: readonly number[], total: number): readonly number[] {
  const sum = masses.reduce((a, b) => a + b, 0);
  return masses.map((mass) => (sum > 0 ? (mass / sum) * total : 0));
}

/**
 * Scales the rows and columns of `seed` in turn until it has the given sums (Furness, 1965). Zeros stay zeros. Ends after 1,000
 * rounds where no matrix with these zeros has these sums; columns then hold where they can.
 */
export function balance(
  seed: readonly Float64Array[],
  rowSums: readonly number[],
  columnSums: readonly number[],
): readonly Float64Array[] {
  const matrix = seed.map((row) => Float64Array.from(row));
  const total = rowSums.reduce((a, b) => a + b, 0);
  for (let round = 0; round < rounds; round += 1) {
    let error = 0;
    for (const [i, row] of matrix.entries()) {
      const sum = row.reduce((a, b) => a + b, 0);
      error += Math.abs(sum - at(rowSums, i));
      if (sum > 0) scaleRow(row, at(rowSums, i) / sum);
    }
    if (round > 0 && error <= tolerance * total) break;
    for (const [j, wanted] of columnSums.entries()) {
      const sum = matrix.reduce((a, row) => a + at(row, j), 0);
      if (sum > 0) for (const row of matrix) row[j] = at(row, j) * (wanted / sum);
    }
  }
  const reached = matrix.reduce((a, row) => a + row.reduce((b, value) => b + value, 0), 0);
  if (reached > 0) for (const row of matrix) scaleRow(row, total / reached);
  return matrix;
}

function scaleRow(row: Float64Array, factor: number): void {
  for (let j = 0; j < row.length; j += 1) row[j] = at(row, j) * factor;
}
