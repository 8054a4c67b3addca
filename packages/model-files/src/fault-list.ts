import { createFinding, findingCodes } from '@meridian/engine';
import type { Finding, FindingCode } from '@meridian/engine';
import { formatCount } from './limits.ts';

/** Where a fault is. `row` counts as a spreadsheet does: the header is row 1. */
export interface Place {
  readonly file: string;
  readonly row?: number | undefined;
  readonly column?: string | undefined;
  readonly found?: string | undefined;
}

/** Of faults with the same code, file and column, as many are listed; the others are counted. */
export const LISTED_FAULTS_LIMIT = 50;

const SHOWN_TEXT_LENGTH = 80;

interface Tally {
  readonly code: FindingCode;
  readonly file: string;
  readonly column: string | undefined;
  count: number;
}

/**
 * Collects faults and keeps the list readable: a wrong column of a million rows is fifty findings and one
 * that says how many more there are. It is a class because that promise has to hold for all who add to it.
 */
export class FaultList {
  readonly #findings: Finding[] = [];
  readonly #tallies = new Map<string, Tally>();
  #hasErrors = false;

  /** Adds one fault. The place is put in front of `fault`, so the message stands alone. */
  add(code: FindingCode, place: Place, fault: string, remedy: string): void {
    if (findingCodes[code][0] === 'error') this.#hasErrors = true;
    const key = `${code}\n${place.file}\n${place.column ?? ''}`;
    const tally = this.#tallies.get(key) ?? { code, file: place.file, column: place.column, count: 0 };
    this.#tallies.set(key, tally);
    tally.count += 1;
    if (tally.count > LISTED_FAULTS_LIMIT) return;
    const found = place.found === undefined ? undefined : shorten(place.found);
    this.#findings.push(createFinding(code, { ...place, found }, `${describePlace(place)}: ${fault}`, remedy));
  }

  get hasErrors(): boolean {
    return this.#hasErrors;
  }

  /** All that was added, in that order, and a summary for each kind of fault that was cut short. */
  list(): readonly Finding[] {
    const cut = [...this.#tallies.values()].filter((tally) => tally.count > LISTED_FAULTS_LIMIT);
    return [...this.#findings, ...cut.map(summarize)];
  }
}

function summarize({ code, file, column, count }: Tally): Finding {
  const more = formatCount(count - LISTED_FAULTS_LIMIT);
  const message =
    `${describePlace({ file, column })}: ${more} more of the fault ${code}, ` +
    `${formatCount(count)} in all; the first ${String(LISTED_FAULTS_LIMIT)} are listed.`;
  return createFinding(
    code,
    { file, column, found: undefined },
    message,
    'Mend the listed ones first; one cause often stands behind all.',
  );
}

/** How many further faults a finding stands for; undefined where it is a fault itself. */
export function repeatsIn({ message }: Finding): number | undefined {
  const count = /: ([\d,]+) more of the fault [\w-]+, [\d,]+ in all;/.exec(message)?.[1];
  return count === undefined ? undefined : Number(count.replaceAll(',', ''));
}

/** `link.csv, row 5, column length` */
export function describePlace(place: Place): string {
  const row = place.row === undefined ? '' : `, row ${String(place.row)}`;
  const column = place.column === undefined ? '' : `, column ${place.column}`;
  return `${place.file}${row}${column}`;
}

/** A cell's text in quotes, cut where it is long. */
export function quote(text: string): string {
  return `"${shorten(text)}"`;
}

function shorten(text: string): string {
  return text.length <= SHOWN_TEXT_LENGTH ? text : `${text.slice(0, SHOWN_TEXT_LENGTH)}…`;
}
