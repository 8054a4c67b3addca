import { once } from '../../memo/once.ts';
import type { Id } from '../../units/id.ts';

/**
 * What a cell may hold.
 * - `id`: names a row of the table `of` (its own key, or a reference)
 * - `ids`, `texts`: several, separated by `;`
 * - `date`: ISO 8601 date, or a month or year, which stands for its first day in a "from" and its last in a "to"
 * - `season`: months open, `MM-DD/MM-DD`, inclusive, may run over the year's end
 * - `hours-open`: local time of day open, `HH:MM-HH:MM`, may run over midnight
 * - `geometry`: WKT LINESTRING, longitude before latitude, degrees
 * - `selector`: see model/selector.ts
 */
export type ColumnType =
  | 'text'
  | 'texts'
  | 'id'
  | 'ids'
  | 'number'
  | 'integer'
  | 'boolean'
  | 'date'
  | 'season'
  | 'hours-open'
  | 'geometry'
  | 'selector';

/**
 * `key` names the row, `reference` joins it to others, `fact` is a figure or statement that needs a source
 * and counts in the coverage, `text` is a name or a note.
 */
export type ColumnRole = 'key' | 'reference' | 'fact' | 'text';

export interface ColumnSchema {
  readonly name: string;
  /** The field of the record, where it is not the column's name in camel case. */
  readonly field?: string;
  readonly type: ColumnType;
  readonly role: ColumnRole;
  /** The table that an `id` or `ids` names. */
  readonly of?: string;
  /** Unit of a number, as printed in the reference. */
  readonly unit?: string;
  readonly required?: true;
  readonly default?: string | number | boolean;
  readonly allowed?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly description: string;
}

export interface TableSchema {
  readonly name: string;
  /** Columns that together name a row; empty where rows have no name. */
  readonly primaryKey: readonly string[];
  /** True for the tables without which there is no model. */
  readonly required?: true;
  readonly description: string;
  readonly columns: readonly ColumnSchema[];
}

/** Keeps the literal types of a schema, from which the type of its records is made. */
export function defineTable<const T extends TableSchema>(schema: T): T {
  return schema;
}

type CamelCase<S extends string> = S extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : S;

export type FieldOf<C extends ColumnSchema> = C extends { readonly field: infer F extends string }
  ? F
  : CamelCase<C['name']>;

type ValueOf<C extends ColumnSchema> = C extends { readonly type: 'number' | 'integer' }
  ? number
  : C extends { readonly type: 'boolean' }
    ? boolean
    : C extends { readonly type: 'id'; readonly of: infer T extends string }
      ? Id<T>
      : C extends { readonly type: 'ids'; readonly of: infer T extends string }
        ? readonly Id<T>[]
        : C extends { readonly type: 'texts' }
          ? readonly string[]
          : C extends { readonly allowed: readonly (infer A)[] }
            ? A
            : string;

/** Required cells, cells with a default and lists are always there; all other cells may be undefined. */
type IsThere<C extends ColumnSchema> = C extends
  { readonly required: true } | { readonly default: string | number | boolean } | { readonly type: 'ids' | 'texts' }
  ? true
  : false;

/** The record of one row: a field per column, always present as a key, and the row's place in its file. */
export type RecordOf<T extends TableSchema> = {
  readonly [C in T['columns'][number] as FieldOf<C>]: IsThere<C> extends true ? ValueOf<C> : ValueOf<C> | undefined;
} & { readonly row: number };

/** The field of a record that holds a column. */
export const fieldOf = once(
  (column: ColumnSchema): string =>
    column.field ?? column.name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
);
