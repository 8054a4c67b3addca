import { at } from '../network/at.ts';
import { invert, product } from './normal-equations.ts';

/** What one count does to a fit of parameters by least squares. */
export interface Influence {
  /** Its residual as it would be were the fit made without it. */
  readonly leftOut: number;
  /** By parameter: what the fitted value would change by without it, on the scale it is moved on. */
  readonly shift: readonly number[];
}

/**
 * What leaving out each of the first `rows` residuals does, without fitting anew: with J the derivatives at the fit, h_i the
 * leverage j_i (J'J)^-1 j_i', the residual left out is r_i / (1 - h_i) and the parameters move by (J'J)^-1 j_i' r_i / (1 - h_i)
 * (Cook 1977). Exact for linear models, the first step of Newton's method for others.
 *
 * @param columns by parameter: derivatives of all residuals, those of the priors included
 */
export function influences(
  columns: readonly Float64Array[],
  residual: Float64Array,
  rows: number,
): readonly Influence[] {
  const n = columns.length;
  const inverse = invert(columns.map((a) => columns.map((b) => product(a, b))));
  return Array.from({ length: rows }, (_, i): Influence => {
    const own = columns.map((column) => at(column, i));
    const pulled = Array.from({ length: n }, (_each, k) =>
      own.reduce((sum, each, j) => sum + at(at(inverse, k), j) * each, 0),
    );
    const leverage = own.reduce((sum, each, k) => sum + each * at(pulled, k), 0);
    // priors keep every leverage below one; rounding may not
    const leftOut = at(residual, i) / Math.max(1e-9, 1 - leverage);
    return { leftOut, shift: pulled.map((each) => each * leftOut) };
  });
}
