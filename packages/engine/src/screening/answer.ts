import type { ActDecision, ActsAnswer, Verdict } from '../sanctions/decide.ts';
import type { Match } from './match.ts';
import type { UncomparedNames } from './not-compared.ts';
import type { Screening, ThresholdCount } from './screening.ts';
import type { ScreeningMethod } from './screening-method.ts';

/** Said with every answer. */
export const screeningNotice =
  'This compares names and applies acts as they are entered; it is no legal advice. A match does not show that two names are of one person or ship, and the absence of a match clears nobody: lists and tables are incomplete and age. Read the acts and ask counsel before you act.';

/** A list that names were compared with. */
export interface ScreenedListSummary {
  readonly file: string;
  /** SHA-256 of the file's bytes, and the day on which it was last changed; absent where the list is no file. */
  readonly sha256?: string | undefined;
  readonly date?: string | undefined;
  /** ftm, targets, or model: what the acts of the model name. */
  readonly format: 'ftm' | 'targets' | 'model';
  readonly entities: number;
  readonly sanctions: number;
  readonly others: number;
  readonly skipped: Readonly<Record<string, number>>;
  readonly firstSkipped: Readonly<Record<string, number>>;
}

/** The list as an answer names it, so that a record of the answer tells which state of which list was screened. */
export interface ScreenedList extends Omit<ScreenedListSummary, 'sha256' | 'date'> {
  readonly name: string;
  readonly sha256: string | null;
  readonly date: string | null;
}

export interface ScreeningAnswer {
  readonly schema: 'meridian.screening/1';
  readonly query: {
    readonly name: string | null;
    /** The name as it is compared, and other names of the place that it stands for. */
    readonly compared: readonly string[];
    readonly method: ScreeningMethod | null;
    readonly threshold: number | null;
    readonly acts: ActsAnswer['query'] | null;
  };
  readonly list: ScreenedList | null;
  /** Entities at or above the threshold, of which `matches` has the best. */
  readonly found: number;
  readonly matches: readonly Match[];
  /** Entities that would be found at other thresholds. */
  readonly foundAt: readonly ThresholdCount[];
  /** Names, of the query or of the list, in scripts that are not read. */
  readonly notCompared: readonly UncomparedNames[];
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
      method: names?.screening.method ?? null,
      threshold: names?.screening.threshold ?? null,
      acts: acts?.query ?? null,
    },
    list: names === undefined ? null : namedList(names.list),
    found: names?.screening.found ?? 0,
    matches: names?.screening.matches() ?? [],
    foundAt: names?.screening.foundAt ?? [],
    notCompared: names?.screening.notCompared ?? [],
    verdict: acts?.verdict ?? null,
    decidedBy: acts?.decidedBy ?? null,
    holdsUntil: acts?.holdsUntil ?? null,
    decisions: acts?.decisions ?? [],
    notes: [...notes, ...(names?.screening.notes ?? []), ...(acts?.notes ?? [])],
    notice: screeningNotice,
  };
}

function namedList(list: ScreenedListSummary): ScreenedList {
  const name = list.file.split(/[\\/]/).at(-1) ?? list.file;
  return { ...list, name, sha256: list.sha256 ?? null, date: list.date ?? null };
}
