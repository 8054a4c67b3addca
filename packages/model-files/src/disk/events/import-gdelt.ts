import { open, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventLedger } from '../../formats/events/event-ledger.ts';
import { gdeltColumns, gdeltLayout, gdeltReader, gdeltRows } from '../../formats/events/gdelt.ts';
import type { GdeltLayout } from '../../formats/events/gdelt.ts';
import { EXAMPLES_PER_REASON } from '../../formats/events/imported-event.ts';
import type {
  DyadMonth,
  ImportedEvent,
  RejectedExample,
  RejectionReason,
} from '../../formats/events/imported-event.ts';
import { HEAD_LINES, readCells, shapeOf } from '../../formats/events/row-shape.ts';
import { splitCells } from '../../formats/events/row-text.ts';
import { FaultList } from '../../fault-list.ts';
import type { EventBudget, EventSource } from './event-files.ts';
import { EventLimitPassed, ImportStopped } from './event-limits.ts';
import { GdeltDatabase } from './gdelt-duckdb.ts';
import type { GdeltFiles, RefusedLine } from './gdelt-duckdb.ts';
import { SCAN_BUFFER_BYTES } from './gdelt-sql.ts';
import { readLines } from './lines.ts';
import type { EventLine } from './lines.ts';
import { mayHoldLongLine } from './long-lines.ts';
import { plainFiles } from './plain-files.ts';
import type { PlainFile } from './plain-files.ts';
import { lineText, reportStranger, RowReader } from './read-rows.ts';

export interface GdeltTally {
  readonly months: readonly DyadMonth[];
  readonly events: readonly ImportedEvent[];
  readonly rejected: ReadonlyMap<RejectionReason, number>;
  readonly examples: readonly RejectedExample[];
  readonly rowCount: number;
  readonly keptCount: number;
}

export interface GdeltTask {
  readonly format: 'gdelt1' | 'gdelt2';
  readonly sources: readonly EventSource[];
  readonly today: number;
  readonly leastSources: number;
  /** Actor codes as the files have them, whose events among one another are wanted. */
  readonly states: readonly string[];
  readonly budget: EventBudget;
  readonly signal: { readonly aborted: boolean } | undefined;
  readonly onPercent: (percent: number) => void;
}

/** Bytes at the head of each file that are looked at for its layout, and of the first for examples. */
const headBytes = 1 << 20;

/**
 * Months (and events of some states) of GDELT files by DuckDB. Undefined where the files hold what it does not read as the
 * stream engine does: a header, line ends of several kinds, a line of several megabytes, days in another form, or very many broken lines.
 */
export async function importGdelt(task: GdeltTask, faults: FaultList): Promise<GdeltTally | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-events-'));
  try {
    const files = await plainFiles(task.sources, folder, task.budget, faults, task.signal);
    const groups = await groupByLayout(files, task, faults);
    if (groups === undefined) return undefined;
    const database = await GdeltDatabase.open(folder, task);
    try {
      return await tally(task, files, groups, database);
    } catch (error) {
      if (error instanceof ImportStopped || error instanceof EventLimitPassed) throw error;
      return undefined;
    } finally {
      database.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function tally(
  task: GdeltTask,
  files: readonly PlainFile[],
  groups: readonly GdeltFiles[],
  database: GdeltDatabase,
): Promise<GdeltTally | undefined> {
  const names = new Map(files.map(({ path, name }) => [path, name]));
  const misshapen = new EventLedger(gdeltReader(task.format, task.leastSources));
  const ledger = new EventLedger(gdeltReader(task.format, task.leastSources));
  for (const group of groups) {
    const refused = await database.scan(group);
    if (refused === undefined) return undefined;
    for (const line of refused) await addRefused(line, group, names, task, database, misshapen, ledger);
  }
  const scan = await database.finish();
  if (scan === undefined) return undefined;
  task.budget.takeRows(scan.rowCount + misshapen.readCount);
  if (task.states.length > 0) for (const group of groups) await addEvents(group, task, database, ledger);
  const rejected = new Map(scan.rejected);
  for (const [reason, count] of misshapen.rejected) rejected.set(reason, (rejected.get(reason) ?? 0) + count);
  return {
    months: scan.months,
    events: ledger.events(),
    rejected,
    examples: await findExamples(task, files, groups, misshapen.examples),
    rowCount: scan.rowCount + misshapen.readCount,
    keptCount: scan.keptCount,
  };
}

/** Reads a line that the scan refused as the stream engine would: most are rejected for their form, a sound one is added. */
async function addRefused(
  { path, row, bytes, isOpenEnded }: RefusedLine,
  { layout }: GdeltFiles,
  names: ReadonlyMap<string, string>,
  task: GdeltTask,
  database: GdeltDatabase,
  misshapen: EventLedger,
  ledger: EventLedger,
): Promise<void> {
  const file = names.get(path) ?? path;
  const reader = gdeltReader(task.format, task.leastSources);
  const cells = splitCells(lineText(reader, bytes) ?? '', '\t', 'none');
  const context = { today: task.today, row, dateOrder: undefined };
  const result = readCells(gdeltRows(layout, task.leastSources), cells, isOpenEnded, context);
  if ('reason' in result) {
    misshapen.add(result, file, row);
    return;
  }
  const cell = (column: keyof typeof layout.places): string => cells[layout.places[column]] ?? '';
  await database.add(cell);
  if (task.states.includes(cell('stateA')) && task.states.includes(cell('stateB'))) ledger.add(result, file, row);
}

/** Events of the wanted states, judged and cleared of duplicates by the ledger of the stream engine. */
async function addEvents(
  group: GdeltFiles,
  task: GdeltTask,
  database: GdeltDatabase,
  ledger: EventLedger,
): Promise<void> {
  const places = Object.fromEntries(gdeltColumns.map((column, place) => [column, place])) as GdeltLayout['places'];
  const rows = gdeltRows({ format: 'gdelt2', columnCount: gdeltColumns.length, places }, task.leastSources);
  const context = { today: task.today, row: 0, dateOrder: undefined };
  for (const cells of await database.rowsOf(group, task.states)) ledger.add(rows.read(cells, context), '', 0);
}

/** Files by layout; one of another format is a finding. Undefined where a file has a header or a line too long for the scan. */
async function groupByLayout(
  files: readonly PlainFile[],
  { format, leastSources }: GdeltTask,
  faults: FaultList,
): Promise<readonly GdeltFiles[] | undefined> {
  const groups = new Map<number, { readonly layout: GdeltLayout; readonly paths: string[] }>();
  const reader = gdeltReader(format, leastSources);
  for (const { path, name } of files) {
    const lines = (await headLines(path, name)).filter(({ bytes }) => bytes.length > 0).slice(0, HEAD_LINES);
    const texts = lines.map(({ bytes }) => lineText(reader, bytes) ?? '');
    const shape = shapeOf(reader, texts, name);
    if (typeof shape === 'string') {
      reportStranger(faults, format, name, shape);
      continue;
    }
    if (shape.reader.hasHeader || (await mayHoldLongLine(path, SCAN_BUFFER_BYTES))) return undefined;
    const layout = commonLayout(format, texts);
    if (layout === undefined) continue;
    const group = groups.get(layout.columnCount) ?? { layout, paths: [] };
    groups.set(layout.columnCount, group);
    group.paths.push(path);
  }
  return [...groups.values()];
}

/** The layout of most of the lines; those of the other layout of a format are refused by the scan, and read one by one. */
function commonLayout(format: 'gdelt1' | 'gdelt2', lines: readonly string[]): GdeltLayout | undefined {
  const counts = new Map<GdeltLayout, number>();
  for (const line of lines) {
    const width = line.split('\t').length;
    const layout = gdeltLayout(format, width) ?? gdeltLayout(format, line.endsWith('\t') ? width - 1 : width);
    if (layout !== undefined) counts.set(layout, (counts.get(layout) ?? 0) + 1);
  }
  return [...counts].sort((x, y) => y[1] - x[1])[0]?.[0];
}

async function headLines(path: string, name: string): Promise<readonly EventLine[]> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    const lines: EventLine[] = [];
    for await (const batch of readLines(onePiece(name, buffer.subarray(0, bytesRead)))) lines.push(...batch.lines);
    // where the file goes on, its last line here is cut by us
    return bytesRead < headBytes ? lines : lines.slice(0, -1);
  } finally {
    await file.close();
  }
}

// eslint wants an await in an async generator; the reader of lines wants an async one
async function* onePiece(
  name: string,
  bytes: Uint8Array,
): AsyncGenerator<{ readonly name: string; readonly bytes: Uint8Array }> {
  yield await Promise.resolve({ name, bytes });
}

/** So many files are looked into for examples of reasons. */
const exampleFilesLimit = 20;

/** Examples of broken lines wherever they are, and of other reasons from the heads of the first files. */
async function findExamples(
  task: GdeltTask,
  files: readonly PlainFile[],
  groups: readonly GdeltFiles[],
  broken: readonly RejectedExample[],
): Promise<readonly RejectedExample[]> {
  const reader = gdeltReader(task.format, task.leastSources);
  const ledger = new EventLedger(reader);
  const rows = new RowReader(reader, task.format, ledger, task.today, new FaultList());
  for (const path of groups.flatMap(({ paths }) => paths).slice(0, exampleFilesLimit)) {
    const name = files.find((file) => file.path === path)?.name ?? path;
    rows.push({ file: name, lines: await headLines(path, name), isFirst: true, isLast: true });
  }
  const shown = new Set(broken.map(({ reason }) => reason));
  const others = ledger.examples.filter(({ reason }) => !shown.has(reason));
  return [...broken, ...others].filter(
    ({ reason }, place, all) =>
      all.slice(0, place).filter((each) => each.reason === reason).length < EXAMPLES_PER_REASON,
  );
}
