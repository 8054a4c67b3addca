import { at } from '../network/at.ts';

/** The inner product of two columns. */
export function product(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, each, k) => sum + each * at(b, k), 0);
}

/** The step of (J'J + damping diag(J'J)) step = J'r, J by columns. */
export function solveDamped(
  columns: readonly Float64Array[],
  residual: Float64Array,
  damping: number,
): readonly number[] {
  const matrix = columns.map((a, i) => columns.map((b, j) => product(a, b) * (i === j ? 1 + damping : 1)));
  const pulls = columns.map((a) => product(a, residual));
  return invert(matrix).map((row) => row.reduce((sum, each, k) => sum + each * at(pulls, k), 0));
}

/** Inverse of a symmetric positive definite matrix by Gauss and Jordan; a pivot of nothing counts as a tiny one. */
export function invert(matrix: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const n = matrix.length;
  const rows = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  for (let k = 0; k < n; k += 1) {
    const pivotRow = at(rows, k);
    const pivot = Math.max(1e-12, at(pivotRow, k));
    for (let j = 0; j < 2 * n; j += 1) pivotRow[j] = at(pivotRow, j) / pivot;
    for (const [i, row] of rows.entries()) {
      const factor = at(row, k);
      if (i === k || factor === 0) continue;
      for (let j = 0; j < 2 * n; j += 1) row[j] = at(row, j) - factor * at(pivotRow, j);
    }
  }
  return rows.map((row) => row.slice(n));
}
