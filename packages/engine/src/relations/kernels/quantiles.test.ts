import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quantilesBySample } from './quantiles.ts';

test('01 goes linearly between two order statistics, sample by sample', () => {
  // draws one after the other, two samples each: the second is the same in all
  const all = Float64Array.of(4, 7, 1, 7, 3, 7, 2, 7, 5, 7);
  expect(quantilesBySample(all, 5, 2, [0.1, 0.5, 1]).map((each) => [...each])).toEqual([
    [1.4, 7],
    [3, 7],
    [5, 7],
  ]);
});

test('02 does not depend on the order of the draws, and stays within them', () => {
  const draws = fc.array(fc.constantFrom(-2, -1, 0, 0.5, 0.5, 3), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(draws, fc.double({ min: 0, max: 1, noNaN: true }), (values, level) => {
      const quantile = (list: readonly number[]): number | undefined =>
        quantilesBySample(Float64Array.from(list), list.length, 1, [level])[0]?.[0];
      expect(quantile(values)).toBe(quantile(values.toSorted((x, y) => y - x)));
      expect(quantile(values)).toBeGreaterThanOrEqual(Math.min(...values));
      expect(quantile(values)).toBeLessThanOrEqual(Math.max(...values));
    }),
    { seed: 20261129, numRuns: 200 },
  );
});
