export const eventFormats = ['gdelt1', 'gdelt2', 'polecat', 'icews', 'acled', 'register'] as const;
/** Whose layout an event file has. */
export type EventFormat = (typeof eventFormats)[number];

/** 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict. */
export type QuadClass = 1 | 2 | 3 | 4;

/** Why a row is not kept. Counts are told in this order. */
export const rejectionReasons = {
  'wrong-column-count': 'The row has more or fewer cells than its format.',
  'cut-off-last-line': 'The file ends in the middle of the row.',
  'bad-encoding': 'The row is not UTF-8 text.',
  'bad-row': 'A cell that the register needs is empty or has a value that it does not allow.',
  'no-two-states': 'One side or both name no state.',
  'several-states': 'A cell names several states, so the row is of no one pair.',
  'same-state': 'Both sides are the same state.',
  statement: 'A statement or an appeal (CAMEO 01, 02), which PLOVER does not count as an act.',
  'too-few-sources': 'Fewer sources than asked for reported it (GDELT).',
  'no-id': 'The row has no id.',
  'bad-number': 'An id or a count is no whole number.',
  'bad-date': 'The date does not exist, is before 1900, or is written in a way that is not read.',
  'ambiguous-date': 'The date has two readings, day first or month first, and no row of the file tells which.',
  'future-date': 'The date is after today.',
  'unknown-country': 'A code or name is of no country.',
  'unknown-code': 'The event code or type does not exist, or is no act of one side on the other.',
  duplicate: 'The same act stands in another row.',
} as const;
export type RejectionReason = keyof typeof rejectionReasons;

/** So many rejected rows are named for each reason. */
export const EXAMPLES_PER_REASON = 3;

/** Why a row is not kept, and the cell that decided it: its column as the set names it, and what it holds. */
export interface Rejection {
  readonly reason: RejectionReason;
  readonly column?: string | undefined;
  readonly found?: string | undefined;
}

/** A rejected row; `row` is its line in the file, the first is 1. */
export interface RejectedExample extends Rejection {
  readonly file: string;
  readonly row: number;
}

/** One act of one state towards another, or of both together. */
export interface ImportedEvent {
  /** Id in its set. */
  readonly id: string;
  /** Day on which it counts, days from 1970-01-01. */
  readonly day: number;
  /** As its set has it: a day; of a register also a month or year. */
  readonly date: string;
  /** ISO 3166-1 alpha-3; of a register also the id of another actor. */
  readonly a: string;
  readonly b: string;
  readonly direction: 'a_to_b' | 'mutual';
  /** CAMEO code; undefined where the set is coded in PLOVER. */
  readonly code: string | undefined;
  /** PLOVER type and mode; of a set coded in CAMEO those of the code. */
  readonly type: string | undefined;
  readonly mode: string | undefined;
  /** Scores, -10 (conflict) to 10 (cooperation); undefined where a table has none. */
  readonly goldstein: number | undefined;
  readonly plover: number | undefined;
  readonly quadClass: QuadClass;
  /** How many sources reported it, how often, and the host of the page that is named; undefined where the set does not say. */
  readonly sources: number | undefined;
  readonly mentions: number | undefined;
  readonly host: string | undefined;
  /** Where: of a register in its words, of GDELT the country (ISO 3166-1 alpha-3). */
  readonly place?: string;
  /** Only of a register. */
  readonly title?: string;
  readonly tags?: readonly string[];
  readonly sourceIds?: readonly string[];
}

/** Acts of `a` towards `b` in a month; a mutual act counts in both directions. */
export interface DyadMonth {
  readonly a: string;
  readonly b: string;
  /** YYYY-MM. */
  readonly month: string;
  readonly events: number;
  /** Those of them that are mutual, and so stand in the month of the other direction too. */
  readonly mutual: number;
  /** Medians of the scores; undefined where no act of the month has one. */
  readonly medianGoldstein: number | undefined;
  readonly medianPlover: number | undefined;
  /** Acts of quad class 4 and 3. */
  readonly materialConflict: number;
  readonly verbalConflict: number;
}
