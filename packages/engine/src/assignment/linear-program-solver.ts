/** Rows or columns of a matrix, packed: entry k of item i lies at `first[i] <= k < first[i + 1]`. */
export interface PackedEntries {
  /** Length items + 1. */
  readonly first: Int32Array;
  /** Column of each entry of a row, row of each entry of a column; none twice in an item. */
  readonly index: Int32Array;
  readonly value: Float64Array;
}

/** What a solver found. Values and duals are meaningful where `status` is optimal. */
export interface LinearAnswer {
  readonly status: 'optimal' | 'infeasible' | 'unbounded' | 'time' | 'failed';
  readonly objective: number;
  /** By column, in the order in which they were added. */
  readonly value: Float64Array;
  /** By row, change of the objective by a unit more of the row's bound: at most 0 for an upper bound that holds back. */
  readonly rowDual: Float64Array;
}

/** A program, minimize cost x, lower <= A x <= upper, x >= 0, that grows between solves and starts each from the last one's basis. */
export interface LinearModel {
  /** Rows over the columns that are there. */
  addRows(lower: Float64Array, upper: Float64Array, entries: PackedEntries): void;
  /** Columns over the rows that are there. */
  addColumns(cost: Float64Array, entries: PackedEntries): void;
  /** Stops after so many seconds, where a number is given, with the status `time`. */
  solve(maxSeconds?: number): LinearAnswer;
  /** Frees what the model holds; it is of no use afterwards. */
  close(): void;
}

/** A solver of linear programs, which the engine is given: it has none of its own. The same calls give the same bits. */
export interface LinearSolver {
  open(): LinearModel;
}
