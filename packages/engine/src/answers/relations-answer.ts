import type { Finding } from '../findings/finding.ts';
import type { RelationsAnswer } from '../relations/answer.ts';

/** A row of an imported set that was left out, to show what is meant. */
export interface RejectedRow {
  readonly file: string;
  /** Line of the file; the first is 1. */
  readonly row: number;
  readonly reason: string;
  /** The cell that decided it. */
  readonly column: string | undefined;
  readonly found: string | undefined;
}

type GivenExample = Omit<RejectedRow, 'column' | 'found'> & Partial<Pick<RejectedRow, 'column' | 'found'>>;

/** What became of the rows of an imported set of events. */
export interface ImportedRows {
  /** Rows of the files, headers not counted; kept and rejected ones add up to those read. */
  readonly rows: { readonly read: number; readonly kept: number };
  /** Rows left out, by reason. */
  readonly rejected: Readonly<Record<string, number>>;
  readonly examples: readonly GivenExample[];
  readonly findings: readonly Finding[];
  /** What the set is, in words. */
  readonly notes: readonly string[];
}

/** `meridian.relations/1`. */
export interface RelationSeriesAnswer extends RelationsAnswer {
  /** Null where the events are those of the model's register. */
  readonly rows: ImportedRows['rows'] | undefined;
  readonly rejected: ImportedRows['rejected'];
  readonly examples: readonly RejectedRow[];
  readonly findings: readonly Finding[];
}

/** Series of pairs; with an imported set, what became of its rows. */
export function relationSeriesAnswer(answer: RelationsAnswer, imported?: ImportedRows): RelationSeriesAnswer {
  const { rows, rejected = {}, examples = [], findings = [], notes = [] } = imported ?? {};
  return {
    ...answer,
    rows,
    rejected,
    examples: examples.map(({ file, row, reason, column, found }) => ({ file, row, reason, column, found })),
    findings,
    notes: [...notes, ...answer.notes],
  };
}
