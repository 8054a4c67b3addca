import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jaro, jaroWinkler, jaroWinklerBound, letterSet } from './jaro-winkler.ts';

const word = fc.string({ unit: fc.constantFrom('A', 'B', 'C', 'R', 'N', 'И'), maxLength: 12 });

/** Jaro by its definition, on lists of letters: agreeing letters in reach, first come first served; then their order. */
function byDefinition(a: string, b: string): number {
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const free = [...b].map((letter, at) => ({ letter, at }));
  const pairs = [...a].flatMap((letter, at) => {
    const found = free.findIndex((other) => other.letter === letter && Math.abs(other.at - at) <= reach);
    return found < 0 ? [] : free.splice(found, 1).map((other) => ({ letter, at: other.at }));
  });
  if (pairs.length === 0) return 0;
  const inB = pairs.map(({ at }) => at).sort((x, y) => x - y);
  const different = pairs.filter(({ letter }, index) => letter !== b.charAt(inB[index]!)).length;
  const m = pairs.length;
  return (m / a.length + m / b.length + (m - different / 2) / m) / 3;
}

describe('Jaro-Winkler', () => {
  // Winkler (1990), table of comparisons of surnames and first names, to three digits
  it.each([
    ['SHACKLEFORD', 'SHACKELFORD', 0.97, 0.982],
    ['DUNNINGHAM', 'CUNNIGHAM', 0.896, 0.896],
    ['NICHLESON', 'NICHULSON', 0.926, 0.956],
    ['JONES', 'JOHNSON', 0.79, 0.832],
    ['MASSEY', 'MASSIE', 0.889, 0.933],
    ['ABROMS', 'ABRAMS', 0.889, 0.922],
    ['JERALDINE', 'GERALDINE', 0.926, 0.926],
    ['MARHTA', 'MARTHA', 0.944, 0.961],
    ['MICHELLE', 'MICHAEL', 0.869, 0.921],
    ['JULIES', 'JULIUS', 0.889, 0.933],
    ['TANYA', 'TONYA', 0.867, 0.88],
    ['DWAYNE', 'DUANE', 0.822, 0.84],
    ['SEAN', 'SUSAN', 0.783, 0.805],
    ['JON', 'JOHN', 0.917, 0.933],
  ])('01 %s and %s are %d, with the bonus %d, as published', (a, b, plain, bonus) => {
    expect(jaro(a, b)).toBeCloseTo(plain, 3);
    expect(jaroWinkler(a, b, 0.7)).toBeCloseTo(bonus, 3);
  });

  it('02 is what the definition says', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(jaro(a, b)).toBeCloseTo(byDefinition(a, b), 12);
      }),
      { seed: 20250101, numRuns: 3000 },
    );
  });

  it('03 is never above its bound, whatever the variant, and is 1 of equal words only', () => {
    fc.assert(
      fc.property(word, word, fc.constantFrom(0, 0.7), (a, b, from) => {
        const similarity = jaroWinkler(a, b, from);
        expect(similarity).toBeLessThanOrEqual(jaroWinklerBound(a, b, letterSet(a), letterSet(b)) + 1e-12);
        expect(similarity === 1).toBe(a === b && a !== '');
      }),
      { seed: 20250102, numRuns: 3000 },
    );
  });

  it('04 takes words longer than it was prepared for', () => {
    const long = 'ABCDEFGHIJ'.repeat(60);
    expect(jaro(long, long.slice(0, 300))).toBeCloseTo(byDefinition(long, long.slice(0, 300)), 12);
  });
});
