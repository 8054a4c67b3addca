import type { ResultCell, ResultTable } from '@meridian/engine';
import { formatTable } from './table.ts';

/** How a column of a table of results is shown on a terminal. */
export interface ShownColumn {
  readonly column: string;
  readonly title: string;
  /** May be cut to fit the terminal. */
  readonly flexible?: true;
  /** How a figure is written; `of` gives the other cells of its row. Undefined: as it is. */
  readonly format?: (value: number, of: (column: string) => ResultCell) => string;
  /** How a text is written. Undefined: as it is. */
  readonly words?: (text: string) => string;
}

/** Some columns of a table of results as aligned text; figures stand to the right, and what is not known is blank. */
export function formatResult(table: ResultTable, shown: readonly ShownColumn[], width: number): string {
  const place = new Map(table.columns.map(({ name }, at) => [name, at]));
  const at = (column: string): number => {
    const found = place.get(column);
    if (found === undefined) throw new Error(`The table ${table.name} has no column ${column}.`);
    return found;
  };
  return formatTable(
    shown.map(({ column, title, flexible }) => ({
      title,
      ...(table.columns[at(column)]?.type === 'number' ? { align: 'right' as const } : {}),
      ...(flexible === undefined ? {} : { flexible }),
    })),
    table.rows.map((row) =>
      shown.map(({ column, format = String, words = String }) => {
        const value = row[at(column)];
        return typeof value === 'number' ? format(value, (other) => row[at(other)]) : words(value ?? '');
      }),
    ),
    width,
  );
}
