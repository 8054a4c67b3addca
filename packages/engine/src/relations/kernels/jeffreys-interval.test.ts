import { describe, expect, test } from 'vitest';
import { jeffreysInterval } from './jeffreys-interval.ts';

describe('jeffreysInterval', () => {
  // quantiles of the beta distribution by SciPy 1.17 (beta.ppf)
  test.each([
    [2, 6, 0.9, 0.10427052332745367, 0.6591979682991529],
    [7, 20, 0.9, 0.19695270513240815, 0.5331653212343397],
    [7, 20, 0.95, 0.172276213631912, 0.5677660938414961],
    [50, 100, 0.95, 0.40317395089641805, 0.596826049103582],
    [300, 1000, 0.9, 0.27661036011981205, 0.3242433695978189],
  ])('01 %i of %i at %d', (k, n, level, low, high) => {
    const found = jeffreysInterval(k, n, level);
    expect(found[0]).toBeCloseTo(low, 5);
    expect(found[1]).toBeCloseTo(high, 5);
  });

  test('02 none of some reaches down to 0, all of some up to 1', () => {
    const [none, all] = [jeffreysInterval(0, 10, 0.9), jeffreysInterval(10, 10, 0.9)];
    expect([none[0], all[1]]).toEqual([0, 1]);
    expect(none[1]).toBeCloseTo(0.1707731082448478, 5);
    expect(all[0]).toBeCloseTo(1 - 0.1707731082448478, 5);
  });

  test('03 what is no count is refused', () => {
    expect(() => jeffreysInterval(3, 2, 0.9)).toThrow('seen 3 in 2 at level 0.9');
  });
});
