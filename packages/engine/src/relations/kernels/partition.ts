/**
 * Least-squares partitions of a series into segments of constant mean, by dynamic programming (optimal partitioning:
 * Auger and Lawrence, 1989; Bai and Perron, 2003): for every number of breaks the one with the least sum of squares. It
 * costs breaks x n^2; the pruning of Killick, Fearnhead and Eckley (2012) is not needed at a few hundred quarters.
 * Breaks in slope or variance are not sought.
 */
export interface Partition {
  /** First row of each segment after the first, ascending. */
  readonly starts: readonly number[];
  /** Sum of squares about the means of the segments. */
  readonly squares: number;
}

/** Prefix sums of a series about its mean: [sums, squares], each of length n + 1. */
function prefixSums(series: Float64Array): readonly [Float64Array, Float64Array] {
  const n = series.length;
  let mean = 0;
  for (let row = 0; row < n; row += 1) mean += series[row]! / n;
  const sums = new Float64Array(n + 1);
  const squares = new Float64Array(n + 1);
  for (let row = 0; row < n; row += 1) {
    const value = series[row]! - mean;
    sums[row + 1] = sums[row]! + value;
    squares[row + 1] = squares[row]! + value * value;
  }
  return [sums, squares];
}

/** The best partition for 0, 1, ... breaks, as many as segments of at least `least` rows allow, at most `most`. */
export function bestPartitions(series: Float64Array, least: number, most: number): readonly Partition[] {
  const n = series.length;
  if (n < least) return [];
  const [sums, squares] = prefixSums(series);
  const cost = (from: number, to: number): number => {
    const sum = sums[to]! - sums[from]!;
    return Math.max(0, squares[to]! - squares[from]! - (sum * sum) / (to - from));
  };
  const levels = Math.min(most, Math.floor(n / least) - 1) + 1;
  // best[m][end]: least squares of rows 0 to end - 1 with m breaks; from[m][end]: first row of its last segment
  const best = Array.from({ length: levels }, () => new Float64Array(n + 1).fill(Infinity));
  const from = Array.from({ length: levels }, () => new Int32Array(n + 1));
  for (let end = least; end <= n; end += 1) best[0]![end] = cost(0, end);
  for (let m = 1; m < levels; m += 1) {
    const [fewer, here, back] = [best[m - 1]!, best[m]!, from[m]!];
    for (let end = (m + 1) * least; end <= n; end += 1) {
      for (let start = m * least; start <= end - least; start += 1) {
        const total = fewer[start]! + cost(start, end);
        if (total >= here[end]!) continue;
        here[end] = total;
        back[end] = start;
      }
    }
  }
  return best.map((row, m) => ({ starts: traceBack(from, m, n), squares: row[n]! }));
}

function traceBack(from: readonly Int32Array[], m: number, n: number): readonly number[] {
  const starts: number[] = [];
  let end = n;
  for (let level = m; level > 0; level -= 1) {
    end = from[level]![end]!;
    starts.unshift(end);
  }
  return starts;
}

/** The split of a series in two that takes away most squares, and how many; the first of equals. */
export function bestSplit(series: Float64Array, least: number): { readonly start: number; readonly gain: number } {
  const n = series.length;
  let total = 0;
  for (let row = 0; row < n; row += 1) total += series[row]!;
  let [sum, start, gain] = [0, least, -1];
  for (let row = 0; row < n - least; row += 1) {
    sum += series[row]!;
    const left = row + 1;
    if (left < least) continue;
    const difference = sum / left - (total - sum) / (n - left);
    const taken = (difference * difference * left * (n - left)) / n;
    // a tie to rounding goes to the first, so that the sum of a permuted series decides nothing
    if (taken > gain * (1 + 1e-12) + 1e-300) [start, gain] = [left, taken];
  }
  return { start, gain: Math.max(0, gain) };
}
