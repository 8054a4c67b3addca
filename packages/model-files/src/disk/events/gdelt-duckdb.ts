import { open } from 'node:fs/promises';
import type { DuckDBConnection, JS } from '@duckdb/node-api';
import { readDay } from '../../formats/events/event-day.ts';
import { gdeltColumns } from '../../formats/events/gdelt.ts';
import type { GdeltColumn, GdeltLayout } from '../../formats/events/gdelt.ts';
import type { DyadMonth, RejectionReason } from '../../formats/events/imported-event.ts';
import { pairOf, typesSql } from './gdelt-numbers.ts';
import * as sql from './gdelt-sql.ts';
import { EVENT_LINE_BYTES_LIMIT, ImportStopped } from './event-limits.ts';

/** Plain files of one layout. */
export interface GdeltFiles {
  readonly layout: GdeltLayout;
  readonly paths: readonly string[];
}

/** A line that the scan refused, to be read by the reader of rows. */
export interface RefusedLine {
  readonly path: string;
  readonly row: number;
  readonly bytes: Uint8Array;
  readonly isOpenEnded: boolean;
}

/** More refused lines than so many are read by the stream engine. */
const refusedLinesLimit = 100_000;

export interface GdeltScan {
  /** Rows by reason; those that became no separate act are duplicates. */
  readonly rejected: ReadonlyMap<RejectionReason, number>;
  readonly rowCount: number;
  readonly keptCount: number;
  readonly months: readonly DyadMonth[];
}

export interface ScanTask {
  /** Days from 1970-01-01; later ones are in the future. */
  readonly today: number;
  /** Events of fewer sources are counted, not kept. */
  readonly leastSources: number;
  readonly signal: { readonly aborted: boolean } | undefined;
  readonly onPercent: (percent: number) => void;
}

/**
 * Reads plain GDELT files with DuckDB (Raasveldt and Mühleisen, 2019): one pass over the columns that are used, from rows
 * to acts. What days, actors and codes mean are lists made by the functions of the stream engine.
 */
export class GdeltDatabase {
  readonly #connection: DuckDBConnection;
  readonly #close: () => void;
  readonly #task: ScanTask;
  #additions = 0;

  private constructor(connection: DuckDBConnection, close: () => void, task: ScanTask) {
    this.#connection = connection;
    this.#close = close;
    this.#task = task;
  }

  static async open(temporaryFolder: string, task: ScanTask): Promise<GdeltDatabase> {
    // 70 MB of machine code: only who imports such files loads it
    const { DuckDBInstance } = await import('@duckdb/node-api');
    const instance = await DuckDBInstance.create(':memory:', { temp_directory: temporaryFolder });
    const connection = await instance.connect();
    const close = (): void => {
      connection.closeSync();
      instance.closeSync();
    };
    const database = new GdeltDatabase(connection, close, task);
    await database.#run('SET preserve_insertion_order = false');
    for (const type of typesSql()) await database.#run(type);
    await database.#run(sql.actsTableSql);
    await database.#run(sql.daysTableSql);
    return database;
  }

  close(): void {
    this.#close();
  }

  /** Adds the acts of the files; returns the lines that the scan refused, undefined where they are too many. */
  async scan({ layout, paths }: GdeltFiles): Promise<readonly RefusedLine[] | undefined> {
    await this.#add(sql.filesSql(paths, layout));
    const rejects = await this.#rows(sql.rejectsSql);
    await this.#run('DROP TABLE rejects');
    await this.#run('DROP TABLE scans');
    if (rejects.length > refusedLinesLimit) return undefined;
    return readRefused(
      rejects.map(([path, row, position]) => ({ path: textOf(path), row: Number(row), position: Number(position) })),
    );
  }

  /** Rows of pairs among states given by their codes in the files, each as the columns that are read. */
  async rowsOf({ layout, paths }: GdeltFiles, states: readonly string[]): Promise<readonly (readonly string[])[]> {
    const rows = await this.#rows(sql.rowsSql(paths, layout, states, this.#task.leastSources));
    await this.#run('DROP TABLE rejects');
    await this.#run('DROP TABLE scans');
    return rows.map((row) => gdeltColumns.map((_, place) => textOf(row[place])));
  }

  /** Adds a row that the scan refused although it is sound. */
  async add(cell: (column: GdeltColumn) => string): Promise<void> {
    await this.#add(sql.rowSql(cell));
  }

  async #add(rows: string): Promise<void> {
    this.#additions += 1;
    await this.#run(sql.addActsSql(rows, this.#task.leastSources));
  }

  /** Counts the rows and sums up the months of the acts. Undefined where a day is written as GDELT never writes it. */
  async finish(): Promise<GdeltScan | undefined> {
    if (this.#additions > 1) await this.#run(sql.mergeActsSql);
    await this.#nameDays();
    const rejected = new Map<RejectionReason, number>();
    let [rowCount, keptCount] = [0, 0];
    const reject = (reason: RejectionReason, rows: number): void => {
      if (rows > 0) rejected.set(reason, (rejected.get(reason) ?? 0) + rows);
    };
    for (const [reason, day, acts, rows] of await this.#rows(sql.countsSql)) {
      rowCount += Number(rows);
      if (reason === 'day') {
        const judged = readDay(textOf(day), this.#task.today, undefined);
        if (!('reason' in judged)) return undefined;
        reject(judged.reason, Number(rows));
      } else if (reason === null) {
        keptCount = Number(acts);
        reject('duplicate', Number(rows) - keptCount);
      } else reject(textOf(reason) as RejectionReason, Number(rows));
    }
    return { rejected, rowCount, keptCount, months: (await this.#rows(sql.monthsSql())).map(monthOf) };
  }

  /** Days are judged as in the stream engine, each once. */
  async #nameDays(): Promise<void> {
    const rows = (await this.#rows(sql.daysSql)).map(([day]) => {
      const judged = readDay(String(Number(day)), this.#task.today, undefined);
      const cells = 'reason' in judged ? [judged.reason, ''] : ['', judged.date.slice(0, 7)];
      return `(${String(Number(day))}, ${cells.map((cell) => `nullif(${sql.sqlText(cell)}, '')`).join(', ')})`;
    });
    for (let start = 0; start < rows.length; start += 1000)
      await this.#run(`INSERT INTO days VALUES ${rows.slice(start, start + 1000).join(', ')}`);
  }

  async #run(text: string): Promise<void> {
    await this.#guard(() => this.#connection.run(text));
  }

  async #rows(text: string): Promise<readonly (readonly JS[])[]> {
    return this.#guard(async () => (await this.#connection.runAndReadAll(text)).getRowsJS());
  }

  /** Lets a query be stopped, and its progress be seen. */
  async #guard<Result>(work: () => Promise<Result>): Promise<Result> {
    const { signal, onPercent } = this.#task;
    const isStopped = (): boolean => signal?.aborted === true;
    if (isStopped()) throw new ImportStopped();
    const timer = setInterval(() => {
      if (isStopped()) this.#connection.interrupt();
      else onPercent(this.#connection.progress.percentage);
    }, 100);
    try {
      return await work();
    } catch (error) {
      throw isStopped() ? new ImportStopped() : error;
    } finally {
      clearInterval(timer);
    }
  }
}

function textOf(value: JS | undefined): string {
  return typeof value === 'string' ? value : '';
}

function monthOf([pair, month, events, goldstein, plover, material, verbal]: readonly JS[]): DyadMonth {
  const score = (tenths: JS | undefined): number | undefined =>
    typeof tenths === 'number' ? (tenths * 2) / 20 : undefined;
  return {
    ...pairOf(Number(pair)),
    month: textOf(month),
    events: Number(events),
    // GDELT says who acted
    mutual: 0,
    medianGoldstein: score(goldstein),
    medianPlover: score(plover),
    materialConflict: Number(material),
    verbalConflict: Number(verbal),
  };
}

/** The bytes of lines of which only the beginnings are known. */
async function readRefused(
  places: readonly { readonly path: string; readonly row: number; readonly position: number }[],
): Promise<readonly RefusedLine[]> {
  const lines: RefusedLine[] = [];
  for (const path of new Set(places.map((place) => place.path))) {
    const file = await open(path, 'r');
    try {
      for (const { row, position } of places.filter((place) => place.path === path)) {
        const line = await readLineAt((buffer, at) => file.read(buffer, 0, buffer.length, at), position);
        lines.push({ path, row, ...line });
      }
    } finally {
      await file.close();
    }
  }
  return lines;
}

/** The line that begins at a place of the file, or one byte before it, since the scan counts bytes from 1. */
async function readLineAt(
  read: (buffer: Uint8Array, position: number) => Promise<{ readonly bytesRead: number }>,
  position: number,
): Promise<{ readonly bytes: Uint8Array; readonly isOpenEnded: boolean }> {
  const from = Math.max(0, position - 1);
  for (let size = 4096; ; size *= 8) {
    const buffer = new Uint8Array(Math.min(size, EVENT_LINE_BYTES_LIMIT));
    const { bytesRead } = await read(buffer, from);
    const start = from < position && buffer[0] === 10 ? 1 : 0;
    const end = buffer.subarray(0, bytesRead).indexOf(10, start);
    const isWhole = end >= 0 || bytesRead < buffer.length || size >= EVENT_LINE_BYTES_LIMIT;
    if (!isWhole) continue;
    const bytes = buffer.subarray(start, end >= 0 ? end : bytesRead);
    return {
      bytes: bytes.at(-1) === 13 ? bytes.subarray(0, -1) : bytes,
      isOpenEnded: end < 0 && bytesRead < buffer.length,
    };
  }
}
