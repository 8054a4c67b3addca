import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balance, distribute } from './gravity.ts';

const sum = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0);
const columnSum = (matrix: readonly Float64Array[], j: number): number => sum(matrix.map((row) => row[j]!));

describe('balance', () => {
  it('meets both margins (a table of Deming and Stephan kind, solved by hand)', () => {
    // with the seed of ones the answer is the product of the margins over the total
    const matrix = balance([Float64Array.of(1, 1), Float64Array.of(1, 1)], [30, 70], [40, 60]);
    expect(matrix.map((row) => [...row])).toEqual([
      [expect.closeTo(12, 9), expect.closeTo(18, 9)],
      [expect.closeTo(28, 9), expect.closeTo(42, 9)],
    ]);
  });

  it('keeps the odds ratio of the seed, whatever the margins', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.1, max: 10, noNaN: true }), { minLength: 8, maxLength: 8 }), (values) => {
        const [a, b, c, d, r1, r2, share] = values as [number, number, number, number, number, number, number];
        const columns = [((r1 + r2) * share) / 11, (r1 + r2) * (1 - share / 11)];
        const matrix = balance([Float64Array.of(a, b), Float64Array.of(c, d)], [r1, r2], columns);
        expect(sum(matrix[0]!)).toBeCloseTo(r1, 7);
        expect(sum(matrix[1]!)).toBeCloseTo(r2, 7);
        expect(columnSum(matrix, 0)).toBeCloseTo(columns[0]!, 7);
        const ratio = (matrix[0]![0]! * matrix[1]![1]!) / (matrix[0]![1]! * matrix[1]![0]!);
        expect(ratio / ((a * d) / (b * c))).toBeCloseTo(1, 6);
      }),
      { seed: 1965 },
    );
  });

  it('keeps the total where zeros make the margins impossible', () => {
    const matrix = balance([Float64Array.of(1, 0), Float64Array.of(0, 1)], [80, 20], [50, 50]);
    expect(sum(matrix.flatMap((row) => [...row]))).toBeCloseTo(100, 9);
    expect(matrix[0]![1]).toBe(0);
  });
});

describe('distribute', () => {
  it('gives the gravity model of two by two zones', () => {
    // equal masses, costs 1 on the diagonal and 3 off it: mean 2, beta 0.5; with all margins 50 the matrix is
    // symmetric, and t11 / t12 = exp(-0.5) / exp(-1.5) = e, so t11 = 50 e / (1 + e)
    const matrix = distribute({
      total: 100,
      production: [1, 1],
      attraction: [1, 1],
      cost: [
        [1, 3],
        [3, 1],
      ],
      steepness: 1,
    });
    expect(matrix[0]![0]).toBeCloseTo((50 * Math.E) / (1 + Math.E), 6);
    expect(matrix[0]![1]).toBeCloseTo(50 / (1 + Math.E), 6);
  });

  it('without steepness shares by masses alone', () => {
    const matrix = distribute({
      total: 100,
      production: [3, 1],
      attraction: [1, 4],
      cost: [
        [1, 9],
        [5, 2],
      ],
      steepness: 0,
    });
    expect(matrix.map((row) => [...row])).toEqual([
      [expect.closeTo(15, 9), expect.closeTo(60, 9)],
      [expect.closeTo(5, 9), expect.closeTo(20, 9)],
    ]);
  });

  it('leaves out a zone that no path reaches, and keeps the total', () => {
    const cost = [
      [1, Infinity],
      [1, Infinity],
    ];
    const matrix = distribute({ total: 100, production: [1, 3], attraction: [1, 1], cost, steepness: 1.5 });
    expect(matrix.map((row) => [...row])).toEqual([
      [expect.closeTo(25, 9), 0],
      [expect.closeTo(75, 9), 0],
    ]);
  });

  it('shares by masses where no path is open at all', () => {
    const matrix = distribute({
      total: 10,
      production: [1, 1],
      attraction: [1],
      cost: [[Infinity], [Infinity]],
      steepness: 1.5,
    });
    expect(matrix.map((row) => [...row])).toEqual([[5], [5]]);
  });

  it('meets the margins of masses for any costs', () => {
    const mass = fc.double({ min: 0.1, max: 100, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(mass, { minLength: 3, maxLength: 3 }),
        fc.array(mass, { minLength: 4, maxLength: 4 }),
        fc.array(fc.double({ min: 1, max: 2000, noNaN: true }), { minLength: 12, maxLength: 12 }),
        (production, attraction, costs) => {
          const cost = [0, 4, 8].map((start) => costs.slice(start, start + 4));
          const matrix = distribute({ total: 1000, production, attraction, cost, steepness: 1.5 });
          for (const [i, row] of matrix.entries())
            expect(sum(row)).toBeCloseTo((1000 * production[i]!) / sum(production), 4);
          for (const j of attraction.keys())
            expect(columnSum(matrix, j)).toBeCloseTo((1000 * attraction[j]!) / sum(attraction), 4);
        },
      ),
      { seed: 1967 },
    );
  });
});
