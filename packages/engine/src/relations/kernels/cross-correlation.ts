import { uniforms } from './resample.ts';

/** A series less its mean, and the root of its sum of squares. */
function center(series: Float64Array): { readonly values: Float64Array; readonly norm: number } {
  const n = series.length;
  let mean = 0;
  for (let row = 0; row < n; row += 1) mean += series[row]! / n;
  const values = new Float64Array(n);
  let squares = 0;
  for (let row = 0; row < n; row += 1) {
    values[row] = series[row]! - mean;
    squares += values[row]! * values[row]!;
  }
  return { values, norm: Math.sqrt(squares) };
}

/**
 * Cross-correlation of x at t with y at t + lag for lags -most to most, for each y of a list: 2 most + 1 numbers a series
 * (place = lag + most), one series after the other. Sums of products about the means of the whole series over the product of
 * their norms, what overlaps alone (Box and Jenkins, 1976). 0 where a series is constant.
 */
export function crossCorrelations(x: Float64Array, list: readonly Float64Array[], most: number): Float64Array {
  const first = center(x);
  const a = first.values;
  const width = 2 * most + 1;
  const result = new Float64Array(list.length * width);
  for (let series = 0; series < list.length; series += 1) {
    const second = center(list[series]!);
    const b = second.values;
    const scale = first.norm * second.norm;
    if (!(scale > 0)) continue;
    for (let lag = -most; lag <= most; lag += 1) {
      let sum = 0;
      const end = Math.min(a.length, b.length - lag);
      for (let row = Math.max(0, -lag); row < end; row += 1) sum += a[row]! * b[row + lag]!;
      result[series * width + lag + most] = sum / scale;
    }
  }
  return result;
}

/** Products x at t times y at t + lag about the means, row t, 2 most + 1 to a row; 0 where y has no value. */
export function laggedProducts(x: Float64Array, y: Float64Array, most: number): Float64Array {
  const [a, b] = [center(x).values, center(y).values];
  const width = 2 * most + 1;
  const products = new Float64Array(a.length * width);
  for (let row = 0; row < a.length; row += 1) {
    for (let lag = -most; lag <= most; lag += 1) {
      const other = row + lag;
      if (other >= 0 && other < b.length) products[row * width + lag + most] = a[row]! * b[other]!;
    }
  }
  return products;
}

/** Column sums of rows of `products` named by `rows`. */
export function sumRows(products: Float64Array, rows: Int32Array, width: number): Float64Array {
  const sums = new Float64Array(width);
  for (const row of rows) for (let at = 0; at < width; at += 1) sums[at]! += products[row * width + at]!;
  return sums;
}

/**
 * Rows of one draw of the stationary bootstrap (Politis and Romano, 1994): blocks that begin anywhere, go on around the
 * end, and have geometric lengths with the given mean, by (seed, draw). One number says of a row whether a block begins and where.
 */
export function stationaryRows(length: number, meanBlock: number, seed: number, draw: number): Int32Array {
  const rows = new Int32Array(length);
  const numbers = uniforms(length, seed, draw);
  const chance = 1 / meanBlock;
  for (let at = 0; at < length; at += 1) {
    const u = numbers[at]!;
    const isNew = at === 0 || u < chance;
    rows[at] = isNew ? Math.floor((at === 0 ? u : u / chance) * length) : (rows[at - 1]! + 1) % length;
  }
  return rows;
}

/** The values of a series in these rows. */
export function takeRows(series: Float64Array, rows: Int32Array): Float64Array {
  return Float64Array.from(rows, (row) => series[row]!);
}
