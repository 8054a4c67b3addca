import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexDomain, spreadLabels } from './relation-axes.ts';

test('01 an axis holds zero and all that is shown, and never leaves the range of the index', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { maxLength: 20 }), (values) => {
      const [low, high] = indexDomain(values);
      for (const value of [0, ...values]) expect(low <= value && value <= high).toBe(true);
      expect([low >= -10, high <= 10, low < high]).toEqual([true, true, true]);
    }),
    { seed: 5 },
  );
});

test('02 labels keep their distance and their order where there is room', () => {
  const positions = fc.array(fc.double({ min: 0, max: 300, noNaN: true }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(positions, (wanted) => {
      const placed = spreadLabels(wanted, 15, 0, 300);
      const sorted = placed.toSorted((a, b) => a - b);
      for (const [at, y] of sorted.entries()) if (at > 0) expect(y - (sorted[at - 1] ?? 0)).toBeGreaterThan(15 - 1e-9);
      for (const y of placed) expect(y >= 0 && y <= 300).toBe(true);
      for (const [at, y] of wanted.entries())
        for (const [other, z] of wanted.entries()) if (y < z) expect(placed[at]).toBeLessThan(placed[other] ?? 0);
    }),
    { seed: 6 },
  );
});
