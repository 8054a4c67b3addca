// Philox4x32-10 (Salmon, Moraes, Dror and Shaw, 2011): numbers from (seed, draw, counter) alone, so that any draw can be
// made on any thread in any order. Words are unsigned 32-bit; products are split so that no bit is lost in a double.

const m0 = 0xd2511f53;
const m1 = 0xcd9e8d57;
const w0 = 0x9e3779b9;
const w1 = 0xbb67ae85;

/** High 32 bits of the product of two unsigned 32-bit words. */
function highWord(a: number, b: number): number {
  const [aLow, aHigh, bLow, bHigh] = [a & 0xffff, a >>> 16, b & 0xffff, b >>> 16];
  const low = aLow * bLow;
  const middle = aHigh * bLow + (low >>> 16);
  const other = aLow * bHigh + (middle & 0xffff);
  return (aHigh * bHigh + Math.floor(middle / 0x10000) + Math.floor(other / 0x10000)) >>> 0;
}

export type Words = readonly [number, number, number, number];

/** Ten rounds of Philox4x32. */
export function philox4x32([c0, c1, c2, c3]: Words, [key0, key1]: readonly [number, number]): Words {
  let [a, b, c, d, k0, k1] = [c0 >>> 0, c1 >>> 0, c2 >>> 0, c3 >>> 0, key0 >>> 0, key1 >>> 0];
  for (let round = 0; round < 10; round += 1) {
    const [high0, low0, high1, low1] = [
      highWord(m0, a),
      Math.imul(m0, a) >>> 0,
      highWord(m1, c),
      Math.imul(m1, c) >>> 0,
    ];
    [a, b, c, d] = [(high1 ^ b ^ k0) >>> 0, low1, (high0 ^ d ^ k1) >>> 0, low0];
    k0 = (k0 + w0) >>> 0;
    k1 = (k1 + w1) >>> 0;
  }
  return [a, b, c, d];
}

/** Uniform in (0, 1), never 0 or 1; the same for the same seed, draw and counter on any machine. */
export function uniformAt(seed: number, draw: number, counter: number): number {
  const [word] = philox4x32([counter, draw, 0, 0], [seed, 0]);
  return (word + 0.5) / 0x1_0000_0000;
}

/** Standard normal by the inverse of its distribution (Acklam, 2003; relative error below 1.2e-9). */
export function normalQuantile(p: number): number {
  const tail = (q: number): number =>
    (((((-7.784894002430293e-3 * q - 0.3223964580411365) * q - 2.400758277161838) * q - 2.549732539343734) * q +
      4.374664141464968) *
      q +
      2.938163982698783) /
    ((((7.784695709041462e-3 * q + 0.3224671290700398) * q + 2.445134137142996) * q + 3.754408661907416) * q + 1);
  if (p < 0.02425) return tail(Math.sqrt(-2 * Math.log(p)));
  if (p > 1 - 0.02425) return -tail(Math.sqrt(-2 * Math.log(1 - p)));
  const q = p - 0.5;
  const r = q * q;
  return (
    ((((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r + 138.357751867269) * r -
      30.66479806614716) *
      r +
      2.506628277459239) *
      q) /
    (((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r + 66.80131188771972) * r -
      13.28068155288572) *
      r +
      1)
  );
}

/** 90th percentile of the standard normal. */
const z90 = 1.2815515655446004;

/** Lognormal quantile by its median and 90th percentile; the median itself where the two agree. */
export function lognormalFromMedian(median: number, p90: number, p: number): number {
  if (median <= 0 || p90 <= median) return median;
  return median * Math.exp((Math.log(p90 / median) / z90) * normalQuantile(p));
}

/** Lognormal quantile by its mean and 90th percentile; where no lognormal has both, the widest that has the mean. */
export function lognormalFromMean(mean: number, p90: number, p: number): number {
  if (mean <= 0 || p90 <= mean) return mean;
  const ratio = Math.log(p90 / mean);
  const sigma = z90 - Math.sqrt(Math.max(0, z90 * z90 - 2 * ratio));
  return mean * Math.exp(sigma * normalQuantile(p) - (sigma * sigma) / 2);
}
