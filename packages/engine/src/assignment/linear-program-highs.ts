// HiGHS (Huangfu and Hall, 2018) as the solver, through the interface of the npm package `highs`, which its host loads and
// passes in. Each model is kept in its memory and solved again from its basis by the simplex method; a large one from the
// start by interior points with crossover to a basis. On grids the basis won at a few hundred rows, neither at about 1,000,
// interior points at 5,300 (4 s; simplex from presolve 8 s, from the basis 13 s and more); the border lies between by choice.

import type { LinearAnswer, LinearModel, LinearSolver, PackedEntries } from './linear-program-solver.ts';

/** As much of the package's runtime as is used. */
export interface HighsRuntime {
  createModel(): HighsModel;
}

interface HighsModel {
  readonly options: { set(values: Readonly<Record<string, boolean | number | string>>): unknown };
  addRows(rows: { readonly lower: Float64Array; readonly upper: Float64Array; readonly matrix: HighsMatrix }): unknown;
  addCols(columns: {
    readonly cost: Float64Array;
    readonly lower: Float64Array;
    readonly upper: Float64Array;
    readonly matrix: HighsMatrix;
  }): unknown;
  run(): { readonly modelStatus: number };
  getRunTime(): number;
  getObjectiveValue(): number;
  getSolution(): { readonly colValue: Float64Array; readonly rowDual: Float64Array };
  dispose(): void;
}

interface HighsMatrix {
  readonly format: 'csc' | 'csr';
  readonly numRows: number;
  readonly numCols: number;
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float64Array;
}

/** Codes of HiGHS; its 9 says that one of the two holds, which for a program that has a way out is `unbounded`. */
const statusOf: Readonly<Record<number, LinearAnswer['status']>> = {
  6: 'optimal',
  7: 'optimal',
  8: 'infeasible',
  9: 'unbounded',
  10: 'unbounded',
  13: 'time',
};

/** One thread, and no limit but the caller's: the same calls give the same bits. */
const options = {
  output_flag: false,
  random_seed: 0,
  primal_feasibility_tolerance: 1e-10,
  dual_feasibility_tolerance: 1e-10,
};

const fromBasis = { presolve: 'off', solver: 'simplex' };
const fromStart = { presolve: 'on', solver: 'ipm' };
const mostRowsFromBasis = 1500;

/** An option takes finite numbers only. */
const noLimit = 1e30;

/** A solver that works in a runtime of HiGHS. */
export function highsSolver(runtime: HighsRuntime): LinearSolver {
  return { open: () => openModel(runtime.createModel()) };
}

function openModel(model: HighsModel): LinearModel {
  model.options.set(options);
  let [rows, columns] = [0, 0];
  const matrix = (format: 'csc' | 'csr', { first, index, value }: PackedEntries): HighsMatrix => ({
    format,
    numRows: format === 'csr' ? first.length - 1 : rows,
    numCols: format === 'csc' ? first.length - 1 : columns,
    starts: first,
    indices: index,
    values: value,
  });
  return {
    addRows(lower, upper, entries) {
      model.addRows({ lower, upper, matrix: matrix('csr', entries) });
      rows += lower.length;
    },
    addColumns(cost, entries) {
      const lower = new Float64Array(cost.length);
      model.addCols({
        cost,
        lower,
        upper: new Float64Array(cost.length).fill(Infinity),
        matrix: matrix('csc', entries),
      });
      columns += cost.length;
    },
    solve(maxSeconds = noLimit) {
      model.options.set(rows > mostRowsFromBasis ? fromStart : fromBasis);
      // HiGHS counts the seconds of all solves of a model together
      model.options.set({ time_limit: model.getRunTime() + maxSeconds });
      const { modelStatus } = model.run();
      const { colValue, rowDual } = model.getSolution();
      return {
        status: statusOf[modelStatus] ?? 'failed',
        objective: model.getObjectiveValue(),
        value: colValue,
        rowDual,
      };
    },
    close: () => model.dispose(),
  };
}
