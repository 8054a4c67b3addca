import type { RecordOf, TableSchema } from './tables/schema.ts';
import { fieldOf } from './tables/schema.ts';
import { tableNames, tables } from './tables/index.ts';
import type { TableName, Tables } from './tables/index.ts';

/** The records of each table, in the order of the file. Nothing in it is changed once it is read. */
export type ModelTables = { readonly [T in TableName]: readonly RecordOf<Tables[T]>[] };

export interface Model {
  readonly name: string;
  readonly title: string;
  readonly tables: ModelTables;
}

export type ConfigRecord = RecordOf<Tables['config']>;
export type NodeRecord = RecordOf<Tables['node']>;
export type LinkRecord = RecordOf<Tables['link']>;
export type ModeRecord = RecordOf<Tables['mode']>;
export type TransferRecord = RecordOf<Tables['transfer']>;
export type CrossingRecord = RecordOf<Tables['crossing']>;
export type BerthRecord = RecordOf<Tables['berth']>;
export type ServiceRecord = RecordOf<Tables['service']>;
export type CommodityRecord = RecordOf<Tables['commodity']>;
export type RegimeRecord = RecordOf<Tables['regime']>;
export type SanctionRecord = RecordOf<Tables['sanction']>;
export type SourceRecord = RecordOf<Tables['source']>;
export type EvidenceRecord = RecordOf<Tables['evidence']>;

type Draft<T extends TableSchema> = { readonly [F in keyof RecordOf<T>]?: RecordOf<T>[F] | string | readonly string[] };
export type ModelDraft = { readonly [T in TableName]?: readonly Draft<Tables[T]>[] };

/**
 * A model from records written by hand (tests, generators, examples): fills defaults, empty lists and row
 * numbers. It checks nothing; `checkModel` does.
 */
export function createModel(name: string, draft: ModelDraft): Model {
  const filled = Object.fromEntries(
    tableNames.map((table) => [
      table,
      (draft[table] ?? []).map((record, index) => fillRecord(tables[table], record, index + 2)),
    ]),
  );
  return { name, title: name, tables: filled as unknown as ModelTables };
}

function fillRecord(schema: TableSchema, record: object, row: number): Record<string, unknown> {
  const given = record as Record<string, unknown>;
  const filled: Record<string, unknown> = { row };
  for (const column of schema.columns) {
    const field = fieldOf(column);
    const empty = column.type === 'ids' || column.type === 'texts' ? [] : column.default;
    filled[field] = given[field] ?? empty;
  }
  return filled;
}
