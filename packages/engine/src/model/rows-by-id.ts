import { once } from '../memo/once.ts';
import type { RowIndex } from '../units/index.ts';
import type { ModelTables } from './model.ts';
import { tableNames, tables as schemas } from './tables/index.ts';
import type { TableName, Tables } from './tables/index.ts';
import { fieldOf } from './tables/schema.ts';
import type { RecordOf } from './tables/schema.ts';

/** Tables each row of which is named by one id. */
export type IdTable = {
  [T in TableName]: Tables[T]['primaryKey'] extends readonly [string] ? T : never;
}[TableName];

/** Rows of a table by their ids; of a doubled id, which `checkModel` refuses, the first. */
export function rowsById<T extends IdTable>(
  tables: Pick<ModelTables, T>,
  table: T,
): ReadonlyMap<string, RecordOf<Tables[T]>> {
  // the maps of a table hold its own records
  return lookupOf(tables, table).rows as ReadonlyMap<string, RecordOf<Tables[T]>>;
}

/** Places of the rows of a table in it, from 0, by their ids. */
export function indexById<T extends IdTable>(tables: Pick<ModelTables, T>, table: T): ReadonlyMap<string, RowIndex<T>> {
  return lookupOf(tables, table).places as ReadonlyMap<string, RowIndex<T>>;
}

/** The row of a table that an id names; undefined where none does. */
export function rowOf<T extends IdTable>(
  tables: Pick<ModelTables, T>,
  table: T,
  id: string | null | undefined,
): RecordOf<Tables[T]> | undefined {
  return id === undefined || id === null ? undefined : rowsById(tables, table).get(id);
}

interface Lookup {
  readonly rows: ReadonlyMap<string, object>;
  readonly places: ReadonlyMap<string, number>;
}

/** How the rows of each table are looked up: made once for a list of rows, and shared by all models that have the list. */
const lookups: ReadonlyMap<TableName, (rows: readonly object[]) => Lookup> = new Map(
  tableNames.map((table) => {
    const [key] = schemas[table].primaryKey;
    const column = schemas[table].columns.find(({ name }) => name === key);
    const field = column === undefined ? '' : fieldOf(column);
    return [table, once((rows: readonly object[]) => makeLookup(rows, field))];
  }),
);

function lookupOf<T extends IdTable>(tables: Pick<ModelTables, T>, table: T): Lookup {
  const lookup = lookups.get(table);
  if (lookup === undefined) throw new RangeError(`seen table “${table}”, expected one of the model's`);
  return lookup(tables[table]);
}

function makeLookup(list: readonly object[], field: string): Lookup {
  const [rows, places] = [new Map<string, object>(), new Map<string, number>()];
  for (const [place, row] of list.entries()) {
    const id = (row as Readonly<Record<string, unknown>>)[field] as string;
    if (rows.has(id)) continue;
    rows.set(id, row);
    places.set(id, place);
  }
  return { rows, places };
}
