import { open, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventLedger } from '../../formats/events/event-ledger.ts';
import { gdeltColumns, gdeltLayout, gdeltReader, gdeltRows } from '../../formats/events/gdelt.ts';
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
import { readLines } from './lines.ts';
import type { EventLine } from './lines.ts';
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
 * stream engine does: line ends of several kinds, or very many broken lines.
 */
export async function importGdelt(task: GdeltTask, faults: FaultList): Promise<GdeltTally | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-events-'));
  try {
    const files = await plainFiles(task.sources, folder, task.budget, faults, task.signal);
    const groups = await groupByLayout(files, task.format, faults);
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
  const misshapen = new EventLedger(gdeltReader(task.format));
  const ledger = new EventLedger(gdeltReader(task.format));
  for (const group of groups) {
    const refused = await database.scan(group);
    if (refused === undefined) return undefined;
    for (const line of refused) await addRefused(line, group, names, task, database, misshapen, ledger);
  }
  const scan = await database.finish(task.today);
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
  const cells = splitCells(lineText(gdeltReader(task.format), bytes) ?? '', '\t', 'none');
  const result = readCells(gdeltRows(layout), cells, isOpenEnded, task.today, row);
  if (typeof result === 'string') {
    misshapen.add(result, file, row);
    return;
  }
  const cell = (column: keyof typeof layout.places): string => cells[layout.places[column]] ?? '';
  await database.add({
    day: cell('day'),
    stateA: cell('stateA'),
    stateB: cell('stateB'),
    code: cell('code'),
    host: result.host ?? '',
    mentions: result.mentions ?? 0,
    id: result.id,
  });
  if (task.states.includes(cell('stateA')) && task.states.includes(cell('stateB'))) ledger.add(result, file, row);
}

/** Events of the wanted states, judged and cleared of duplicates by the ledger of the stream engine. */
async function addEvents(
  group: GdeltFiles,
  task: GdeltTask,
  database: GdeltDatabase,
  ledger: EventLedger,
): Promise<void> {
  const last = gdeltColumns.length;
  const places = Object.fromEntries(
    gdeltColumns.map((column, place) => [column, place]),
  ) as GdeltFiles['layout']['places'];
  const rows = gdeltRows({ columnCount: last, places });
  for (const cells of await database.rowsOf(group, task.states)) ledger.add(rows.read(cells, task.today, 0), '', 0);
}

/** Files by layout; one of another format is a finding. */
async function groupByLayout(
  files: readonly PlainFile[],
  format: 'gdelt1' | 'gdelt2',
  faults: FaultList,
): Promise<readonly GdeltFiles[]> {
  const groups = new Map<number, { readonly layout: GdeltFiles['layout']; readonly paths: string[] }>();
  const reader = gdeltReader(format);
  for (const { path, name } of files) {
    const lines = (await headLines(path, name)).filter(({ bytes }) => bytes.length > 0).slice(0, HEAD_LINES);
    const shape = shapeOf(
      reader,
      lines.map(({ bytes }) => lineText(reader, bytes) ?? ''),
      name,
    );
    const layout = typeof shape === 'string' ? undefined : gdeltLayout(format, shape.rows.columnCount);
    if (typeof shape === 'string') reportStranger(faults, format, name, shape);
    if (layout === undefined) continue;
    const group = groups.get(layout.columnCount) ?? { layout, paths: [] };
    groups.set(layout.columnCount, group);
    group.paths.push(path);
  }
  return [...groups.values()];
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

/** Examples of broken lines wherever they are, and of other reasons from the head of the first file. */
async function findExamples(
  task: GdeltTask,
  files: readonly PlainFile[],
  groups: readonly GdeltFiles[],
  broken: readonly RejectedExample[],
): Promise<readonly RejectedExample[]> {
  const [path] = groups[0]?.paths ?? [];
  const name = files.find((file) => file.path === path)?.name;
  if (path === undefined || name === undefined) return broken;
  const reader = gdeltReader(task.format);
  const ledger = new EventLedger(reader);
  const rows = new RowReader(reader, task.format, ledger, task.today, new FaultList());
  rows.push({ file: name, lines: await headLines(path, name), isFirst: true, isLast: true });
  const shown = new Set(broken.map(({ reason }) => reason));
  const others = ledger.examples.filter(({ reason }) => !shown.has(reason));
  return [...broken, ...others].filter(
    ({ reason }, place, all) =>
      all.slice(0, place).filter((each) => each.reason === reason).length < EXAMPLES_PER_REASON,
  );
}
