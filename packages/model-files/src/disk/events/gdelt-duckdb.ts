import { open } from 'node:fs/promises';
import type { DuckDBConnection, JS } from '@duckdb/node-api';
import { countryOfCameo } from '../../formats/events/country-codes.ts';
import { actOfCameo, cameoCodes } from '../../formats/events/event-code.ts';
import { readDay } from '../../formats/events/event-day.ts';
import { GDELT_MENTIONS_LIMIT, gdeltColumns } from '../../formats/events/gdelt.ts';
import type { GdeltLayout } from '../../formats/events/gdelt.ts';
import type { DyadMonth, RejectionReason } from '../../formats/events/imported-event.ts';
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
  /** Events of fewer sources are counted, not kept. */
  readonly leastSources: number;
  readonly signal: { readonly aborted: boolean } | undefined;
  readonly onPercent: (percent: number) => void;
}

/** A row that the reader of rows took, to be counted with those of the scan. */
export interface ExtraRow {
  readonly day: string;
  readonly stateA: string;
  readonly stateB: string;
  readonly code: string;
  readonly host: string;
  readonly mentions: number;
  readonly id: string;
}

/**
 * Reads plain GDELT files with DuckDB (Raasveldt and Mühleisen, 2019): one pass over the columns that are used. Days,
 * actor codes and event codes that occur are judged by the same functions as in the stream engine, once each.
 */
export class GdeltDatabase {
  readonly #connection: DuckDBConnection;
  readonly #close: () => void;
  readonly #task: ScanTask;

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
    await database.#run(sql.groupsTableSql);
    return database;
  }

  close(): void {
    this.#close();
  }

  /** Groups the rows of the files; returns the lines that the scan refused, undefined where they are too many. */
  async scan({ layout, paths }: GdeltFiles): Promise<readonly RefusedLine[] | undefined> {
    await this.#run(sql.groupSql(paths, layout, this.#task.leastSources));
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
  async add(row: ExtraRow): Promise<void> {
    const mentions = BigInt(Math.min(row.mentions, GDELT_MENTIONS_LIMIT));
    const best = mentions * 2n ** 40n + (2n ** 40n - 1n - BigInt(row.id));
    const texts = [row.day, row.stateA, row.stateB, row.code, row.host].map(sql.sqlText).join(', ');
    await this.#run(`INSERT INTO groups VALUES (NULL, ${texts}, ${String(best)}, 1)`);
  }

  /** Judges the groups, takes one report of each act, and sums up its months. `today`: days from 1970-01-01. */
  async finish(today: number): Promise<GdeltScan> {
    await this.#nameDays(today);
    await this.#nameStates();
    await this.#nameCodes();
    await this.#run(sql.judgeSql);
    const rejected = new Map<RejectionReason, number>();
    let [rowCount, taken] = [0, 0];
    for (const [reason, rows] of await this.#rows(sql.countsSql)) {
      rowCount += Number(rows);
      if (reason === 'kept') taken = Number(rows);
      else rejected.set(textOf(reason) as RejectionReason, Number(rows));
    }
    await this.#run(sql.actsSql);
    const keptCount = Number((await this.#rows(sql.keptSql))[0]?.[0] ?? 0);
    if (taken > keptCount) rejected.set('duplicate', taken - keptCount);
    return { rejected, rowCount, keptCount, months: (await this.#rows(sql.monthsSql)).map(monthOf) };
  }

  async #nameDays(today: number): Promise<void> {
    const raw = await this.#rows('SELECT DISTINCT day FROM groups WHERE reason IS NULL');
    const rows = raw.map(([day]) => {
      const judged = readDay(textOf(day), today, undefined);
      return [
        typeof day === 'string' ? day : null,
        ...('reason' in judged ? [judged.reason, null] : [null, judged.date]),
      ];
    });
    await this.#fill('days', 'raw VARCHAR, reason VARCHAR, date VARCHAR', rows);
  }

  async #nameStates(): Promise<void> {
    const raw = await this.#rows(
      'SELECT stateA FROM groups WHERE reason IS NULL UNION SELECT stateB FROM groups WHERE reason IS NULL',
    );
    const rows = raw.flatMap(([state]) => {
      const iso = countryOfCameo(textOf(state));
      return iso === undefined ? [] : [[textOf(state), iso]];
    });
    await this.#fill('states', 'raw VARCHAR, iso VARCHAR', rows);
  }

  async #nameCodes(): Promise<void> {
    const rows = cameoCodes.map((code, place) => {
      const act = actOfCameo(code);
      const tenths = (score: number | undefined): number | null =>
        score === undefined ? null : Math.round(score * 10);
      return [code, code.slice(0, 2), place, tenths(act?.goldstein), tenths(act?.plover), act?.quadClass ?? null];
    });
    await this.#fill(
      'codes',
      'code VARCHAR, root VARCHAR, place INTEGER, goldstein INTEGER, plover INTEGER, quad INTEGER',
      rows,
    );
  }

  async #fill(table: string, columns: string, rows: readonly (readonly (string | number | null)[])[]): Promise<void> {
    await this.#run(`CREATE TEMP TABLE ${table} (${columns})`);
    const literal = (cell: string | number | null): string =>
      cell === null ? 'NULL' : typeof cell === 'number' ? String(cell) : sql.sqlText(cell);
    for (let start = 0; start < rows.length; start += 1000) {
      const values = rows.slice(start, start + 1000).map((row) => `(${row.map(literal).join(', ')})`);
      await this.#run(`INSERT INTO ${table} VALUES ${values.join(', ')}`);
    }
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

function monthOf([a, b, month, events, goldstein, plover, material, verbal]: readonly JS[]): DyadMonth {
  const score = (tenths: JS | undefined): number | undefined =>
    typeof tenths === 'number' ? (tenths * 2) / 20 : undefined;
  return {
    a: textOf(a),
    b: textOf(b),
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
