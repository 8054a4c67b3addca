/** Standard normal by the inverse of its distribution (Acklam, 2003; relative error below 1.2e-9). */
export function normalQuantile(p: number): number {
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

/** Quantile in the lower tail by the root of -2 ln p. */
function tail(q: number): number {
  return (
    (((((-7.784894002430293e-3 * q - 0.3223964580411365) * q - 2.400758277161838) * q - 2.549732539343734) * q +
      4.374664141464968) *
      q +
      2.938163982698783) /
    ((((7.784695709041462e-3 * q + 0.3224671290700398) * q + 2.445134137142996) * q + 3.754408661907416) * q + 1)
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
