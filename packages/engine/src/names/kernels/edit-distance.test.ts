import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance } from './edit-distance.ts';
import { leastEdits, letterMasks } from './letter-bound.ts';

const vowels = 'AEIOUY';
/** The costs, written out for the letters of this test alone. */
function change(a: string, b: string): number {
  if (a === b) return 0;
  if (vowels.includes(a) && vowels.includes(b)) return 0.5;
  const pair = [a, b].sort().join('');
  return pair === 'BP' || pair === 'SZ' ? 0.6 : 1;
}

function lacking(word: string, at: number): number {
  const letter = word.charAt(at);
  if (at > 0 && letter === word.charAt(at - 1)) return 0.3;
  if (vowels.includes(letter)) return 0.7;
  return letter === 'H' ? 0.5 : 1;
}

/** The cheapest of all ways to edit what is left of both, by trying each. */
function byTrial(a: string, b: string, i = 0, j = 0): number {
  if (i === a.length && j === b.length) return 0;
  const ways: number[] = [];
  if (i < a.length) ways.push(lacking(a, i) + byTrial(a, b, i + 1, j));
  if (j < b.length) ways.push(lacking(b, j) + byTrial(a, b, i, j + 1));
  if (i < a.length && j < b.length) ways.push(change(a.charAt(i), b.charAt(j)) + byTrial(a, b, i + 1, j + 1));
  const [a0, a1, b0, b1] = [a.charAt(i), a.charAt(i + 1), b.charAt(j), b.charAt(j + 1)];
  if (a1 !== '' && b1 !== '' && a0 === b1 && a1 === b0 && a0 !== a1) ways.push(0.8 + byTrial(a, b, i + 2, j + 2));
  return Math.min(...ways);
}

const word = fc.string({ unit: fc.constantFrom('A', 'O', 'B', 'P', 'S', 'Z', 'H', 'R'), maxLength: 6 });

describe('weighted edits', () => {
  it('01 are the cheapest of all ways', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b, 100)).toBeCloseTo(byTrial(a, b), 6);
      }),
      { seed: 20260712, numRuns: 1500 },
    );
  });

  it('02 are the same below a limit, and above it only said to be above', () => {
    fc.assert(
      fc.property(word, word, fc.double({ min: 0, max: 4, noNaN: true }), (a, b, most) => {
        const [whole, cut] = [editDistance(a, b, 100), editDistance(a, b, most)];
        if (whole <= most) expect(cut).toBe(whole);
        else expect(cut).toBeGreaterThan(most);
      }),
      { seed: 20260713, numRuns: 4000 },
    );
  });

  it('03 are the same both ways, unless one of the words lacks its vowels', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b, 100)).toBeCloseTo(editDistance(b, a, 100), 6);
      }),
      { seed: 20260714, numRuns: 2000 },
    );
    expect(editDistance('MHMD', 'MOHAMMED', 8, true)).toBeLessThan(0.5);
    expect(editDistance('MHMD', 'MOHAMMED', 8)).toBeGreaterThan(1.5);
  });

  it('04 are never fewer than the letters alone tell, in any letters and digits', () => {
    const any = fc.string({ unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0134569'), maxLength: 9 });
    fc.assert(
      fc.property(any, any, (a, b) => {
        expect(leastEdits(letterMasks(a), letterMasks(b))).toBeLessThanOrEqual(editDistance(a, b, 100) + 1e-9);
      }),
      { seed: 20260715, numRuns: 20_000 },
    );
  });
});
