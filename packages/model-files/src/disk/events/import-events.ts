import { firstDay, isDay } from '@meridian/engine';
import type { Finding, Progress } from '@meridian/engine';
import { FaultList } from '../../fault-list.ts';
import { cameoCodesOf } from '../../formats/events/country-codes.ts';
import { eventReader } from '../../formats/events/event-formats.ts';
import { dyadMonthsOf, EventLedger } from '../../formats/events/event-ledger.ts';
import { USUAL_LEAST_SOURCES } from '../../formats/events/gdelt.ts';
import { rejectionReasons } from '../../formats/events/imported-event.ts';
import type {
  DyadMonth,
  EventFormat,
  ImportedEvent,
  RejectedExample,
  RejectionReason,
} from '../../formats/events/imported-event.ts';
import { EventBudget, listEventSources, readPieces } from './event-files.ts';
import type { EventSource } from './event-files.ts';
import { EventLimitPassed, eventLimitsOf, ImportStopped } from './event-limits.ts';
import type { EventLimits } from './event-limits.ts';
import { importGdelt } from './import-gdelt.ts';
import { readLines } from './lines.ts';
import { RowReader } from './read-rows.ts';

export interface ImportOptions {
  readonly format: EventFormat;
  /** ISO 8601 day after which a date is an error. */
  readonly today: string;
  /** Pairs, in either order, whose events and months are wanted; counts are of all rows. Undefined: the months of all. */
  readonly dyads?: readonly { readonly a: string; readonly b: string }[];
  /** Of GDELT, events that fewer sources reported are counted, not kept; undefined: two. */
  readonly leastSources?: number;
  /** Told now and then how much is read: files, or percent of all bytes. */
  readonly onProgress?: (progress: Progress<'reading'>) => void;
  /** Stops the import with `ImportStopped` when it becomes true. */
  readonly signal?: { readonly aborted: boolean };
  /** What reads GDELT: DuckDB, or the reader of all other formats; both give the same. */
  readonly engine?: 'duckdb' | 'stream';
  readonly limits?: Partial<EventLimits>;
}

/** What an import found. */
export interface ImportedEvents {
  readonly format: EventFormat;
  /** What read the files: DuckDB leaves files that mix line ends or forms of days to the stream engine. */
  readonly engine: 'duckdb' | 'stream';
  /** Of a register all, of other sets those of the wanted pairs; by day. */
  readonly events: readonly ImportedEvent[];
  readonly dyadMonths: readonly DyadMonth[];
  /** Rows of the files, headers not counted; kept and rejected ones add up to those read. */
  readonly rows: { readonly read: number; readonly kept: number };
  readonly rejected: Readonly<Partial<Record<RejectionReason, number>>>;
  readonly examples: readonly RejectedExample[];
  /** Faults of whole files, and of the rows of a register. */
  readonly findings: readonly Finding[];
}

/** Counts in the order in which reasons are tried. */
function inOrder(counts: ReadonlyMap<RejectionReason, number>): ImportedEvents['rejected'] {
  const reasons = Object.keys(rejectionReasons) as RejectionReason[];
  return Object.fromEntries(reasons.flatMap((reason) => (counts.has(reason) ? [[reason, counts.get(reason)]] : [])));
}

interface Tally {
  readonly findings: readonly Finding[];
  readonly engine: 'duckdb' | 'stream';
  readonly events: readonly ImportedEvent[];
  readonly months: readonly DyadMonth[];
  readonly rowCount: number;
  readonly keptCount: number;
  readonly rejected: ReadonlyMap<RejectionReason, number>;
  readonly examples: readonly RejectedExample[];
}

const nothing: Tally = {
  findings: [],
  engine: 'stream',
  events: [],
  months: [],
  rowCount: 0,
  keptCount: 0,
  rejected: new Map(),
  examples: [],
};

/**
 * Reads files of events (plain, .gz or .zip, or folders of such) into events and months of dyads. Faults are findings
 * and counts, not exceptions; it throws when `today` is no day, when the signal stops it, or when a disk fails.
 */
export async function importEvents(paths: readonly string[], options: ImportOptions): Promise<ImportedEvents> {
  const { format, dyads } = options;
  const today = isDay(options.today) ? firstDay(options.today) : undefined;
  if (today === undefined) throw new Error(`today has to be a day (YYYY-MM-DD), not “${options.today}”.`);
  const faults = new FaultList();
  const tally = await read(paths, options, today, faults).catch((error: unknown) => {
    if (!(error instanceof EventLimitPassed)) throw error;
    faults.add(
      'file-too-large',
      { file: paths[0] ?? '' },
      `${error.message}.`,
      'Import fewer files, or a shorter time, at once.',
    );
    return nothing;
  });
  const isWanted = ({ a, b }: { readonly a: string; readonly b: string }): boolean =>
    dyads === undefined || dyads.some((dyad) => (dyad.a === a && dyad.b === b) || (dyad.a === b && dyad.b === a));
  return {
    format,
    engine: tally.engine,
    events: format === 'register' || dyads !== undefined ? tally.events.filter(isWanted) : [],
    dyadMonths: tally.months.filter(isWanted),
    rows: { read: tally.rowCount, kept: tally.keptCount },
    rejected: inOrder(tally.rejected),
    examples: tally.examples,
    findings: [...faults.list(), ...tally.findings],
  };
}

async function read(
  paths: readonly string[],
  options: ImportOptions,
  today: number,
  faults: FaultList,
): Promise<Tally> {
  const { format, signal } = options;
  const limits = eventLimitsOf(options.limits);
  const sources = await listEventSources(paths, limits, faults);
  if ((format === 'gdelt1' || format === 'gdelt2') && options.engine !== 'stream') {
    const actors = [...new Set((options.dyads ?? []).flatMap(({ a, b }) => [a, b]))];
    // findings of an attempt that is given up are found again by the stream engine
    const found = new FaultList();
    const states = actors.flatMap(cameoCodesOf);
    const onPercent = (percent: number): void =>
      options.onProgress?.({ phase: 'reading', done: Math.max(0, percent), of: 100 });
    const leastSources = options.leastSources ?? USUAL_LEAST_SOURCES;
    const task = { format, sources, today, leastSources, states, budget: new EventBudget(limits), signal, onPercent };
    const tally = await importGdelt(task, found);
    if (tally !== undefined) {
      return { engine: 'duckdb', findings: found.list(), ...tally };
    }
  }
  return readStream(sources, options, today, limits, faults);
}

async function readStream(
  sources: readonly EventSource[],
  options: ImportOptions,
  today: number,
  limits: EventLimits,
  faults: FaultList,
): Promise<Tally> {
  const reader = eventReader(options.format, faults, options.leastSources);
  const ledger = new EventLedger(reader);
  const rows = new RowReader(reader, options.format, ledger, today, faults);
  const budget = new EventBudget(limits);
  for (const [place, source] of sources.entries()) {
    for await (const batch of readLines(readPieces(source, budget, faults))) {
      if (options.signal?.aborted === true) throw new ImportStopped();
      rows.push(batch);
      budget.takeRows(ledger.readCount);
      budget.takeKept(ledger.keptCount);
    }
    options.onProgress?.({ phase: 'reading', done: place + 1, of: sources.length });
  }
  ledger.settle();
  const events = ledger.events();
  return {
    engine: 'stream',
    events,
    months: dyadMonthsOf(events),
    rowCount: ledger.readCount,
    keptCount: ledger.keptCount,
    rejected: ledger.rejected,
    findings: [],
    examples: ledger.examples,
  };
}
