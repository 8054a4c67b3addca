/**
 * How far long work has come: one shape for all kinds of work, plain data, so that it crosses threads and HTTP as it is.
 * A kind of work adds measures of its own (a relative gap, what is being left out).
 */
export interface Progress<Phase extends string = string> {
  /** What is being done, in one word; work may go through several. */
  readonly phase: Phase;
  /** Units of the phase that are done: iterations, rounds, items, rows. */
  readonly done: number;
  /** All units of the phase; undefined where that shows only at the end. */
  readonly of?: number | undefined;
}

/**
 * Long work in steps: between two of them its caller may tell of the progress, let others have their turn, or leave it.
 * Closing it (`return`) frees what it holds. Run it with `drain` or `pump`.
 */
export type Steps<T, P extends Progress = Progress> = Generator<P, T, undefined>;
