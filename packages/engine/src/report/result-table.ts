import type { Position } from '../model/geometry.ts';

/** What a cell holds; undefined where nothing is known. */
export type ResultCell = string | number | undefined;

/** A column of a table of results. Its name says the unit where there is one. */
export interface ResultColumn {
  readonly name: string;
  readonly type: 'text' | 'number';
  /** Of a number: `t`, `h`, `USD`, `share` (0 to 1), ...; undefined for a plain number and for text. */
  readonly unit: string | undefined;
  readonly meaning: string;
}

/**
 * An answer, or a part of it, as a table: what every door shows, prints and saves of it, with one header. CSV, GeoJSON,
 * Parquet, the terminal and the page are made from it.
 */
export interface ResultTable {
  /** Which table it is: `flows`, `relation_series`, ... */
  readonly name: string;
  /** Name of this very one, for a layer or a file. */
  readonly title: string;
  readonly columns: readonly ResultColumn[];
  /** As long as `columns`, and in their order. */
  readonly rows: readonly (readonly ResultCell[])[];
  /** Where rows are lines on the map: the column that names them, and each line in degrees; undefined where it is not known. */
  readonly features?: { readonly id: string; readonly lines: readonly (readonly Position[] | undefined)[] };
}

/** A column and how a row fills it. A number that is none is not known, and null stands for what is not known too. */
export interface ColumnOf<Row> extends ResultColumn {
  readonly of: (row: Row) => ResultCell | null;
}

/** A column of words, ids or dates. */
export function textColumn<Row>(
  name: string,
  meaning: string,
  of: (row: Row) => string | null | undefined,
): ColumnOf<Row> {
  return { name, type: 'text', unit: undefined, meaning, of };
}

/** A column of figures in a unit; `undefined` for plain numbers. */
export function numberColumn<Row>(
  name: string,
  unit: string | undefined,
  meaning: string,
  of: (row: Row) => number | null | undefined,
): ColumnOf<Row> {
  return { name, type: 'number', unit, meaning, of };
}

/** A table of rows by its columns; rows keep their order. */
export function resultTable<Row>(
  name: string,
  columns: readonly ColumnOf<Row>[],
  rows: readonly Row[],
  title = name,
): ResultTable {
  return {
    name,
    title,
    columns: columns.map(({ name: own, type, unit, meaning }) => ({ name: own, type, unit, meaning })),
    rows: rows.map((row) =>
      columns.map(({ of }) => {
        const cell = of(row);
        return cell === null || (typeof cell === 'number' && Number.isNaN(cell)) ? undefined : cell;
      }),
    ),
  };
}
