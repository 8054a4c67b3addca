import { expect, test } from 'vitest';
import { rateIntegral } from './rate-integral.ts';

const steps = { changes: [100, 200], rates: [Float64Array.of(1), Float64Array.of(0), Float64Array.of(3)] };

test.each([
  ['within the first stage', 0, 50, 50],
  ['over a change', 90, 150, 10],
  ['over all of them', 90, 210, 40],
  ['from the minute of a change on', 200, 201, 3],
  ['up to the minute of a change', 0, 100, 100],
  ['no time', 150, 150, 0],
])('the integral of a rate that changes: %s', (_, from, to, expected) => {
  expect(rateIntegral(steps, 0, from, to)).toBe(expected);
});
