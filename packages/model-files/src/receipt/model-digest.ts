import { fieldOf, tableNames, tables } from '@meridian/engine';
import type { ColumnSchema, Model, TableName, TableSchema } from '@meridian/engine';
import { formatCell } from '../cell-text.ts';
import type { CellValue } from '../cell-text.ts';
import { sha256 as ownSha256 } from './sha256.ts';
import type { Sha256 } from './sha256.ts';

/** What a table holds, in digits. */
export interface TableDigest {
  readonly rows: number;
  readonly sha256: string;
}

/** What a model holds, in digits: of the whole, and of each table that has rows. */
export interface ModelDigest {
  readonly sha256: string;
  readonly tables: Readonly<Partial<Record<TableName, TableDigest>>>;
}

type Row = Readonly<Record<string, unknown>>;

const known = new WeakMap<Model, ModelDigest>();

/**
 * The SHA-256 of what a model holds: its rows as they were read, defaults filled in, lengths in km. Neither the format of
 * its files counts (quotes, line ends, order of columns, units), nor its name, title or folder. **The order of rows
 * counts**: ties are broken by it, so that a table in another order may give other answers. Computed once a model.
 */
export function digestModel(model: Model, sha256: Sha256 = ownSha256): ModelDigest {
  const before = known.get(model);
  if (before !== undefined) return before;
  const filled = tableNames.filter((table) => model.tables[table].length > 0);
  const digests = filled.map((table): readonly [TableName, TableDigest] => [
    table,
    { rows: model.tables[table].length, sha256: sha256(rowTexts(model, table).join('\n')) },
  ]);
  const whole = digests.map(([table, digest]) => `${table} ${digest.rows} ${digest.sha256}\n`).join('');
  const digest = { sha256: sha256(whole), tables: Object.fromEntries(digests) };
  known.set(model, digest);
  return digest;
}

/** Digits of a row that are kept: 2^48 values tell a changed row from an unchanged one. */
const rowDigits = 12;

/** Of each table with rows: a short digest a row, in their order, each behind the row's key. */
export type RowDigests = Readonly<Partial<Record<TableName, readonly (readonly [key: string, digest: string])[]>>>;

/** A short digest of each row, by which a later run tells which rows are others. */
export function digestRows(model: Model, sha256: Sha256 = ownSha256): RowDigests {
  return Object.fromEntries(
    tableNames.flatMap((table) => {
      const texts = rowTexts(model, table);
      if (texts.length === 0) return [];
      const records = model.tables[table] as readonly Row[];
      return [
        [table, records.map((record, at) => [keyOf(table, record), sha256(texts[at] ?? '').slice(0, rowDigits)])],
      ];
    }),
  );
}

/** The cells that name a row, joined by `|` as in the names of evidence; empty where rows of the table have no name. */
function keyOf(table: TableName, record: Row): string {
  const schema: TableSchema = tables[table];
  return schema.primaryKey
    .map((name) => {
      const column = schema.columns.find((each) => each.name === name);
      const value = column === undefined ? undefined : record[fieldOf(column)];
      return formatCell(value as CellValue);
    })
    .join('|');
}

/** Each row as one line: its cells in the order of the schema, null where one is empty. */
function rowTexts(model: Model, table: TableName): readonly string[] {
  const fields = tables[table].columns.map((column: ColumnSchema) => fieldOf(column));
  // lengths and speeds are in km and km/h once they are read, whatever units config names
  const units: Row = table === 'config' ? { longLength: 'km', speed: 'km/h' } : {};
  return (model.tables[table] as readonly Row[]).map((record) =>
    JSON.stringify(fields.map((field) => units[field] ?? record[field] ?? null)),
  );
}
