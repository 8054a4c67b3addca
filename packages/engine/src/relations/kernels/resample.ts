import { fillUniforms } from '../../random/kernels/philox.ts';

/** The first so many uniform numbers in (0, 1) of a draw. */
export function uniforms(count: number, seed: number, draw: number): Float64Array {
  const values = new Float64Array(count);
  fillUniforms(values, seed, draw);
  return values;
}

/** A permutation of a series, each equally likely (Fisher and Yates), by (seed, draw). */
export function permuted(series: Float64Array, seed: number, draw: number): Float64Array {
  const values = series.slice();
  const numbers = uniforms(values.length, seed, draw);
  for (let row = values.length - 1; row > 0; row -= 1) {
    const other = Math.floor(numbers[row]! * (row + 1));
    const held = values[row]!;
    values[row] = values[other]!;
    values[other] = held;
  }
  return values;
}

/** The two segments of a series at `start`, each drawn anew from itself with replacement, by (seed, draw). */
export function redrawnSegments(series: Float64Array, start: number, seed: number, draw: number): Float64Array {
  const n = series.length;
  const values = uniforms(n, seed, draw);
  for (let row = 0; row < n; row += 1) {
    const u = values[row]!;
    values[row] = row < start ? series[Math.floor(u * start)]! : series[start + Math.floor(u * (n - start))]!;
  }
  return values;
}

/** The value with the given share of a list at or below it; the list is sorted in place. */
export function orderStatistic(values: Float64Array, share: number): number {
  values.sort();
  return values[Math.min(values.length - 1, Math.max(0, Math.ceil(share * values.length) - 1))]!;
}
