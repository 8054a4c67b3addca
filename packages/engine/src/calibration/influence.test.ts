import fc from 'fast-check';
import { expect, test } from 'vitest';
import { influences } from './influence.ts';
import { solveDamped } from './normal-equations.ts';

const figure = fc.double({ min: -3, max: 3, noNaN: true });

test('01 of a linear model, leaving a row out by leverage is fitting anew without it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(figure, figure, figure), { minLength: 4, maxLength: 8 }),
      fc.nat({ max: 3 }),
      (rows, left) => {
        // two priors keep the fit determined, as they do in calibration
        const all = [...rows, [0.7, 0, 0], [0, 0.7, 0]] as const;
        const columns = [0, 1].map((k) => Float64Array.from(all, (row) => row[k] ?? 0));
        const target = Float64Array.from(all, (row) => row[2]);
        // residuals at the fit, where columns of derivatives are those of a linear model
        const point = solveDamped(columns, target, 0);
        const residual = target.map((each, row) => sumOf(columns, point, row) - each);
        const found = influences(columns, residual, rows.length)[left];
        const kept = all.map((_, row) => row).filter((row) => row !== left);
        const without = solveDamped(
          columns.map((column) => Float64Array.from(kept, (row) => column[row] ?? 0)),
          Float64Array.from(kept, (row) => target[row] ?? 0),
          0,
        );
        expect(found?.leftOut).toBeCloseTo(sumOf(columns, without, left) - (target[left] ?? 0), 6);
        for (const [k, shift] of (found?.shift ?? []).entries())
          expect(shift).toBeCloseTo((without[k] ?? 0) - (point[k] ?? 0), 6);
      },
    ),
  );
});

function sumOf(columns: readonly Float64Array[], point: readonly number[], row: number): number {
  return columns.reduce((sum, column, k) => sum + (column[row] ?? 0) * (point[k] ?? 0), 0);
}
