/**
 * Equal-tailed interval of a share that was seen k times in n, by Jeffreys' prior: quantiles of Beta(k + 1/2, n - k + 1/2)
 * (Brown, Cai and DasGupta, 2001), with 0 for its lower end when k is 0 and 1 for its upper when k is n. With x = sin^2 t
 * the density becomes sin^2k t cos^2(n-k) t, smooth and without poles, and is summed by the trapezoid rule; the ends are
 * good to 1e-5. `level` is the probability inside. Throws RangeError on counts that are none.
 */
export function jeffreysInterval(k: number, n: number, level: number): readonly [low: number, high: number] {
  if (!(Number.isInteger(k) && Number.isInteger(n) && k >= 0 && k <= n && level > 0 && level < 1))
    throw new RangeError(
      `seen ${String(k)} in ${String(n)} at level ${String(level)}, expected whole numbers 0 <= k <= n and a level between 0 and 1`,
    );
  const steps = 16_384;
  const width = Math.PI / 2 / steps;
  const top = logWeight(k, n, Math.asin(Math.sqrt(n === 0 ? 0.5 : k / n)));
  const below = new Float64Array(steps + 1);
  let before = Math.exp(logWeight(k, n, 0) - top);
  for (let step = 1; step <= steps; step += 1) {
    const here = Math.exp(logWeight(k, n, step * width) - top);
    below[step] = below[step - 1]! + (before + here) / 2;
    before = here;
  }
  const tail = (1 - level) / 2;
  const quantile = (probability: number): number => {
    const wanted = probability * below[steps]!;
    let [low, high] = [0, steps];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (below[middle]! < wanted) low = middle;
      else high = middle;
    }
    const part = (wanted - below[low]!) / (below[high]! - below[low]!);
    return Math.sin((low + part) * width) ** 2;
  };
  return [k === 0 ? 0 : quantile(tail), k === n ? 1 : quantile(1 - tail)];
}

/** Logarithm of sin^2k t cos^2(n-k) t; 0^0 is 1. */
function logWeight(k: number, n: number, t: number): number {
  const ofSine = k === 0 ? 0 : 2 * k * Math.log(Math.sin(t));
  const ofCosine = n === k ? 0 : 2 * (n - k) * Math.log(Math.max(0, Math.cos(t)));
  return ofSine + ofCosine;
}
