import Papa from 'papaparse';
import { formatBytes } from '../limits.ts';
import { parseFtmLine } from './ftm.ts';
import { skip } from './list-record.ts';
import type { ListRecord } from './list-record.ts';
import { isTargetsHeader, parseTargetsRow } from './targets-csv.ts';

/** Most characters of one record of a list; a longer one is skipped. */
export const LIST_RECORD_LIMIT = 8_000_000;

/** What a list held. */
export interface ListSummary {
  /** `ftm`: JSON lines of FollowTheMoney; `targets`: the simplified CSV of OpenSanctions. */
  readonly format: 'ftm' | 'targets';
  /** Records with a name, which were screened. */
  readonly entities: number;
  /** Sanctions in records of their own. */
  readonly sanctions: number;
  /** Sound records that name nobody: addresses, ownerships, posts. */
  readonly others: number;
  /** Records that could not be read, by reason. */
  readonly skipped: Readonly<Record<string, number>>;
  /** Line of the first record skipped for each reason (of a CSV its row); the first is 1. */
  readonly firstSkipped: Readonly<Record<string, number>>;
}

const longRecord = `the record is longer than ${formatBytes(LIST_RECORD_LIMIT)}`;

/**
 * Reads a list piece by piece, in whatever pieces its text comes, and hands on each record. It keeps no more than the
 * record that is not complete yet.
 */
export class ListReader {
  private readonly onRecord: (record: ListRecord) => void;
  private readonly isWanted: (line: string) => boolean;
  private format: 'ftm' | 'targets' | undefined;
  private header: readonly string[] = [];
  private rest = '';
  private record = 0;
  private isSkipping = false;
  private fault: string | undefined;
  private readonly counts = { entities: 0, sanctions: 0, others: 0 };
  private readonly skipped = new Map<string, { count: number; first: number }>();

  /** `isWanted` may pass over lines of JSON unread. */
  constructor(onRecord: (record: ListRecord) => void, isWanted: (line: string) => boolean = () => true) {
    this.onRecord = onRecord;
    this.isWanted = isWanted;
  }

  /** Takes the next piece of text. False when the text is no list, so that reading on is of no use. */
  push(text: string): boolean {
    if (this.fault !== undefined) return false;
    this.rest += text;
    if (this.format === undefined && !this.recognize(false)) return !this.isFaulty();
    this.takeComplete();
    return true;
  }

  private isFaulty(): boolean {
    return this.fault !== undefined;
  }

  /** Ends the list: what it held, or in words why it is none. */
  finish(): ListSummary | string {
    if (this.fault === undefined && this.format === undefined) this.recognize(true);
    if (this.fault !== undefined || this.format === undefined) return this.fault ?? emptyFault;
    if (!this.rest.endsWith('\n')) this.rest += '\n';
    this.takeComplete();
    while (this.rest.trim() !== '') this.passOverLine();
    const { format, counts } = this;
    const pick = (of: 'count' | 'first'): Readonly<Record<string, number>> =>
      Object.fromEntries([...this.skipped].map(([reason, own]) => [reason, own[of]]));
    if (counts.entities + counts.sanctions + counts.others === 0) return noRecordFault(pick('count'));
    return { format, ...counts, skipped: pick('count'), firstSkipped: pick('first') };
  }

  /** Tells the format from the first line; false where that is not complete yet, or is no list's. */
  private recognize(isEnd: boolean): boolean {
    this.rest = this.rest.replace(/^\uFEFF?\s+|^\uFEFF/, '');
    const end = this.rest.indexOf('\n');
    if (end < 0 && !isEnd && this.rest.length <= LIST_RECORD_LIMIT) return false;
    const line = end < 0 ? this.rest : this.rest.slice(0, end);
    if (line.startsWith('{')) {
      this.format = 'ftm';
      return true;
    }
    const cells = Papa.parse<string[]>(line.trim().slice(0, 10_000), { delimiter: ',' }).data[0] ?? [];
    if (line === '' || !isTargetsHeader(cells)) {
      this.fault = line === '' ? emptyFault : noListFault(line);
      return false;
    }
    this.format = 'targets';
    this.header = cells;
    this.record = 1;
    this.rest = end < 0 ? '' : this.rest.slice(end + 1);
    return true;
  }

  private takeComplete(): void {
    if (this.format === 'ftm') this.takeLines();
    else this.takeRows();
  }

  private takeLines(): void {
    let start = 0;
    for (let end = this.rest.indexOf('\n'); end >= 0; end = this.rest.indexOf('\n', start)) {
      if (this.isSkipping) this.isSkipping = false;
      else this.takeLine(this.rest.slice(start, end));
      start = end + 1;
    }
    this.rest = this.rest.slice(start);
    if (this.rest.length <= LIST_RECORD_LIMIT) return;
    // the rest of an endless line is dropped as it comes, so that it does not fill the memory
    if (!this.isSkipping) this.take(skip(longRecord));
    this.isSkipping = true;
    this.rest = '';
  }

  private takeLine(line: string): void {
    if (line.trim() === '') this.record += 1;
    else if (line.length > LIST_RECORD_LIMIT) this.take(skip(longRecord));
    else if (this.isWanted(line)) this.take(parseFtmLine(line));
    else this.record += 1;
  }

  private takeRows(): void {
    const end = endOfRows(this.rest);
    if (end > 0) {
      const { data, errors } = Papa.parse<string[]>(this.rest.slice(0, end), { delimiter: ',', skipEmptyLines: true });
      const broken = new Set(errors.map(({ row }) => row));
      for (const [row, cells] of data.entries()) {
        this.take(broken.has(row) ? skip('a quotation mark stands in a cell') : parseTargetsRow(this.header, cells));
      }
      this.rest = this.rest.slice(end);
    }
    if (this.rest.length <= LIST_RECORD_LIMIT) return;
    this.passOverLine();
  }

  /** A quotation mark that is never closed takes its own line with it, not the rest of the list. */
  private passOverLine(): void {
    this.take(skip('a quotation mark is never closed'));
    this.rest = this.rest.slice(this.rest.indexOf('\n') + 1);
    this.takeRows();
  }

  private take(record: ListRecord): void {
    this.record += 1;
    if (record.kind === 'skipped') {
      const known = this.skipped.get(record.reason);
      if (known === undefined) this.skipped.set(record.reason, { count: 1, first: this.record });
      else known.count += 1;
      return;
    }
    if (record.kind === 'entity') this.counts.entities += 1;
    else if (record.kind === 'sanction') this.counts.sanctions += 1;
    else this.counts.others += 1;
    this.onRecord(record);
  }
}

/** Where the last complete row of CSV ends: after a line end outside quotation marks. */
function endOfRows(text: string): number {
  let end = 0;
  let isQuoted = false;
  for (let from = 0; from <= text.length;) {
    const quote = text.indexOf('"', from);
    const to = quote < 0 ? text.length : quote;
    const line = isQuoted || to === 0 ? -1 : text.lastIndexOf('\n', to - 1);
    if (line >= from) end = line + 1;
    if (quote < 0) break;
    isQuoted = !isQuoted;
    from = quote + 1;
  }
  return end;
}

const emptyFault = 'it is empty.';

function noListFault(line: string): string {
  if (line.startsWith('\u001F') || line.startsWith('PK')) return 'it is packed; unpack it first.';
  if (line.startsWith('[')) return 'it is one JSON array; lists have one entity a line.';
  const shown = line.trim().slice(0, 60);
  return `it begins with “${shown}”, which is neither an entity in JSON nor a header with id, schema and name.`;
}

function noRecordFault(skipped: Readonly<Record<string, number>>): string {
  const reasons = Object.entries(skipped).map(([reason, count]) => `${reason} (${count})`);
  return reasons.length === 0 ? 'it holds no entity.' : `none of its records can be read: ${reasons.join(', ')}.`;
}
