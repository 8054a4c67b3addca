import { expect, test } from 'vitest';
import { halfGammaQuantile } from './gamma-quantile.ts';

// a gamma variable of shape k + 1/2 and rate r is chi-square of 2k + 1 degrees of freedom over 2r: printed tables of chi-square
test.each([
  [0, 0.9, 2.7055],
  [0, 0.1, 0.01579],
  [1, 0.9, 6.2514],
  [1, 0.1, 0.58437],
  [2, 0.9, 9.2364],
  [2, 0.1, 1.6103],
  [14, 0.9, 39.0875],
  [14, 0.1, 19.7677],
])('01 count %i, probability %f: chi-square %f', (count, probability, chiSquare) => {
  expect(halfGammaQuantile(count, 0.5, probability)).toBeCloseTo(chiSquare, 3);
  expect(halfGammaQuantile(count, 5, probability)).toBeCloseTo(chiSquare / 10, 4);
});

test('02 asks for what it supports', () => {
  expect(() => halfGammaQuantile(1.5, 1, 0.5)).toThrow('expected a whole number');
  expect(() => halfGammaQuantile(1, 1, 1)).toThrow('expected a whole number');
});
