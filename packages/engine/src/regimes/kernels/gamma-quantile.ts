/**
 * Quantiles of a gamma distribution whose shape is k + 1/2, the posterior of a rate that was counted k times (Jeffreys'
 * prior for a Poisson rate). Its distribution function is P(a, x) by the power series (Abramowitz and Stegun, 1964,
 * 6.5.29), inverted by bisection. Other shapes are not supported.
 */
export function halfGammaQuantile(count: number, rate: number, probability: number): number {
  if (!(Number.isInteger(count) && count >= 0 && rate > 0 && probability > 0 && probability < 1))
    throw new RangeError(
      `seen count ${String(count)}, rate ${String(rate)}, probability ${String(probability)}, expected a whole number, one above 0, one between 0 and 1`,
    );
  const shape = count + 0.5;
  let [low, high] = [0, 1];
  while (lowerGamma(shape, high) < probability) high *= 2;
  for (let step = 0; step < 200; step += 1) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    if (lowerGamma(shape, middle) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2 / rate;
}

/** Regularized lower incomplete gamma function, x > 0: exp(-x) x^a sum of x^n / gamma(a + n + 1). All terms are positive. */
function lowerGamma(shape: number, x: number): number {
  let term = Math.exp(shape * Math.log(x) - x - logHalfGamma(shape + 1));
  let sum = term;
  for (let n = 1; term > sum * 1e-17; n += 1) {
    term *= x / (shape + n);
    sum += term;
  }
  return sum;
}

/** ln gamma(a) for a = 1/2, 3/2, 5/2, ...: gamma(a + 1) = a gamma(a), gamma(1/2) = sqrt(pi). */
function logHalfGamma(a: number): number {
  let sum = 0.5 * Math.log(Math.PI);
  for (let each = 0.5; each < a - 0.25; each += 1) sum += Math.log(each);
  return sum;
}
