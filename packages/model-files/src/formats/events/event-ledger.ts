import { countingMonth } from '@meridian/engine';
import { GDELT_MENTIONS_LIMIT } from './gdelt.ts';
import type { EventReader } from './event-reader.ts';
import { EXAMPLES_PER_REASON } from './imported-event.ts';
import type { DyadMonth, ImportedEvent, RejectedExample, Rejection, RejectionReason } from './imported-event.ts';

interface Entry {
  readonly event: ImportedEvent;
  readonly file: string;
  readonly row: number;
}

/**
 * Takes rows one by one, keeps one event of each key, and counts why the others are not. Of two rows with a key
 * the one with more mentions stays, then the one with the smaller id, code, day: whatever the order of the files. Further
 * keys wait for `settle`: which row of an id stays is known only when all are read.
 * It is a class because read = kept + rejected has to hold for all who add to it.
 */
export class EventLedger {
  readonly #reader: EventReader;
  #kept = new Map<string, Entry>();
  readonly #rejected = new Map<RejectionReason, number>();
  readonly #examples: RejectedExample[] = [];
  #read = 0;
  #keyPlace = 0;

  constructor(reader: EventReader) {
    this.#reader = reader;
  }

  add(result: ImportedEvent | Rejection, file: string, row: number): void {
    this.#read += 1;
    if ('reason' in result) this.#reject(result, file, row);
    else this.#keep({ event: result, file, row });
  }

  /** A row whose form is wrong. */
  addMisshapen(rejection: Rejection, file: string, row: number): void {
    this.#reader.report?.(rejection.reason, file, row);
    this.add(rejection, file, row);
  }

  /** Tries what is kept by the further keys of the set; to be called once all rows are added. */
  settle(): void {
    while (this.#keyPlace < this.#reader.keys.length - 1) {
      this.#keyPlace += 1;
      const before = this.#kept;
      this.#kept = new Map();
      for (const entry of before.values()) this.#keep(entry);
    }
  }

  get keptCount(): number {
    return this.#kept.size;
  }

  get readCount(): number {
    return this.#read;
  }

  get rejected(): ReadonlyMap<RejectionReason, number> {
    return this.#rejected;
  }

  get examples(): readonly RejectedExample[] {
    return this.#examples;
  }

  /** Kept events by day, dyad and id. */
  events(): readonly ImportedEvent[] {
    return [...this.#kept.values()].map(({ event }) => event).sort(compareEvents);
  }

  #keep(entry: Entry): void {
    const key = this.#reader.keys[this.#keyPlace]?.(entry.event) ?? '';
    const before = this.#kept.get(key);
    const isBetter = before === undefined || compareReports(entry.event, before.event) < 0;
    if (isBetter) this.#kept.set(key, entry);
    if (before === undefined) return;
    const loser = isBetter ? before : entry;
    this.#reject({ reason: 'duplicate', found: loser.event.id }, loser.file, loser.row);
    this.#reader.report?.('duplicate', loser.file, loser.row, loser.event);
  }

  #reject(rejection: Rejection, file: string, row: number): void {
    const count = (this.#rejected.get(rejection.reason) ?? 0) + 1;
    this.#rejected.set(rejection.reason, count);
    if (count <= EXAMPLES_PER_REASON) this.#examples.push({ ...rejection, file, row });
  }
}

/** Below zero where the first of two reports of one act is the one to keep. */
function compareReports(x: ImportedEvent, y: ImportedEvent): number {
  const mentions = (event: ImportedEvent): number => Math.min(event.mentions ?? 0, GDELT_MENTIONS_LIMIT);
  return (
    mentions(y) - mentions(x) ||
    compareIds(x.id, y.id) ||
    compareText(x.code ?? '', y.code ?? '') ||
    x.day - y.day ||
    compareText(x.a, y.a) ||
    compareText(x.b, y.b)
  );
}

/** By length first, so that whole numbers stand in their order. */
function compareIds(x: string, y: string): number {
  return x.length - y.length || compareText(x, y);
}

function compareEvents(x: ImportedEvent, y: ImportedEvent): number {
  return x.day - y.day || compareText(x.a, y.a) || compareText(x.b, y.b) || compareIds(x.id, y.id);
}

function compareText(x: string, y: string): number {
  return x < y ? -1 : x > y ? 1 : 0;
}

interface MonthScores {
  readonly a: string;
  readonly b: string;
  readonly month: string;
  readonly goldstein: number[];
  readonly plover: number[];
  events: number;
  mutual: number;
  materialConflict: number;
  verbalConflict: number;
}

/** Months of each ordered pair of actors, in that order. */
export function dyadMonthsOf(events: readonly ImportedEvent[]): readonly DyadMonth[] {
  const months = new Map<string, MonthScores>();
  for (const event of events) {
    count(months, event, event.a, event.b);
    if (event.direction === 'mutual') count(months, event, event.b, event.a);
  }
  return [...months.values()]
    .map(({ a, b, month, events, mutual, goldstein, plover, materialConflict, verbalConflict }) => ({
      a,
      b,
      month,
      events,
      mutual,
      medianGoldstein: medianOf(goldstein),
      medianPlover: medianOf(plover),
      materialConflict,
      verbalConflict,
    }))
    .sort((x, y) => compareText(x.a, y.a) || compareText(x.b, y.b) || compareText(x.month, y.month));
}

function count(months: Map<string, MonthScores>, event: ImportedEvent, a: string, b: string): void {
  const month = countingMonth(event.date);
  const key = `${a}>${b} ${month}`;
  let entry = months.get(key);
  if (entry === undefined) {
    entry = { a, b, month, goldstein: [], plover: [], events: 0, mutual: 0, materialConflict: 0, verbalConflict: 0 };
    months.set(key, entry);
  }
  entry.events += 1;
  if (event.direction === 'mutual') entry.mutual += 1;
  if (event.quadClass === 4) entry.materialConflict += 1;
  if (event.quadClass === 3) entry.verbalConflict += 1;
  if (event.goldstein !== undefined) entry.goldstein.push(event.goldstein);
  if (event.plover !== undefined) entry.plover.push(event.plover);
}

/** Median in tenths, in which both tables are written: so the mean of two scores has no error of rounding. */
function medianOf(scores: readonly number[]): number | undefined {
  const tenths = scores.map((score) => Math.round(score * 10)).sort((x, y) => x - y);
  const [low, high] = [tenths[(tenths.length - 1) >> 1], tenths[tenths.length >> 1]];
  return low === undefined || high === undefined ? undefined : (low + high) / 20;
}
