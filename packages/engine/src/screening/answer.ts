import type { ActDecision, ActsAnswer, Verdict } from './decide.ts';
import type { Match, Screening } from './screening.ts';

/** Said with every answer. */
export const screeningNotice =
  'This compares names and applies acts as they are entered; it is no legal advice. A match does not show that two names are of one person or ship, and the absence of a match clears nobody: lists and tables are incomplete and age. Read the acts and ask counsel before you act.';

/** A list that names were compared with. */
export interface ScreenedListSummary {
  readonly file: string;
  /** ftm, targets, or model: what the acts of the model name. */
  readonly format: 'ftm' | 'targets' | 'model';
  readonly entities: number;
  readonly sanctions: number;
  readonly others: number;
  readonly skipped: Readonly<Record<string, number>>;
  readonly firstSkipped: Readonly<Record<string, number>>;
}

export interface ScreeningAnswer {
  readonly schema: 'meridian.screening/1';
  readonly query: {
    readonly name: string | null;
    /** The name as it is compared, and other names of the place that it stands for. */
    readonly compared: readonly string[];
    readonly threshold: number | null;
    readonly acts: ActsAnswer['query'] | null;
  };
  readonly list: ScreenedListSummary | null;
  /** Entities at or above the threshold, of which `matches` has the best. */
  readonly found: number;
  readonly matches: readonly Match[];
  /** Null where no place or carrier was asked about. */
  readonly verdict: Verdict | null;
  readonly decidedBy: ActsAnswer['decidedBy'];
  readonly holdsUntil: string | null;
  readonly decisions: readonly ActDecision[];
  readonly notes: readonly string[];
  readonly notice: string;
}

/** The answer of `meridian screen`: names that were compared, acts that were applied, or both. */
export function screeningAnswer(parts: {
  readonly names?:
    { readonly name: string; readonly screening: Screening; readonly list: ScreenedListSummary } | undefined;
  readonly acts?: ActsAnswer | undefined;
  readonly notes?: readonly string[] | undefined;
}): ScreeningAnswer {
  const { names, acts, notes = [] } = parts;
  return {
    schema: 'meridian.screening/1',
    query: {
      name: names?.name ?? null,
      compared: names?.screening.tokens.map((tokens) => tokens.join(' ')) ?? [],
      threshold: names?.screening.threshold ?? null,
      acts: acts?.query ?? null,
    },
    list: names?.list ?? null,
    found: names?.screening.found ?? 0,
    matches: names?.screening.matches() ?? [],
    verdict: acts?.verdict ?? null,
    decidedBy: acts?.decidedBy ?? null,
    holdsUntil: acts?.holdsUntil ?? null,
    decisions: acts?.decisions ?? [],
    notes: [...notes, ...(names?.screening.notes ?? []), ...(acts?.notes ?? [])],
    notice: screeningNotice,
  };
}
