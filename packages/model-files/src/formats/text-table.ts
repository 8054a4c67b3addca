import { formatCsv } from '../csv-format.ts';
import { isBlankRow, parseCsv } from '../csv-text.ts';
import { decodeText } from '../decode-text.ts';
import type { FaultList } from '../fault-list.ts';
import type { Limits } from '../limits.ts';
import { reportLargeFile } from '../model-files.ts';
import { reportRepeated } from '../table-header.ts';

/** The cells of a row by column, as text; a column that is not there reads as empty. */
export type TextRow = Readonly<Record<string, string>>;

/** A table on its way into a model: cells are text still. A row that is undefined keeps the place of one left out. */
export interface TextTable {
  readonly columns: readonly string[];
  readonly rows: readonly (TextRow | undefined)[];
}

export type TextTables = Map<string, TextTable>;

/** The cell's text without blanks at its ends; '' where there is none. */
export function cellOf(row: TextRow | undefined, column: string): string {
  return row?.[column]?.trim() ?? '';
}

/** A table of rows, whose columns are all those that any row has, in the order in which they come up. */
export function createTextTable(rows: readonly (TextRow | undefined)[]): TextTable {
  const columns = new Set<string>();
  for (const row of rows) for (const column of Object.keys(row ?? {})) columns.add(column);
  return { columns: [...columns], rows };
}

/** CSV text of a table; a row that is undefined becomes a row of empty cells, which readers skip and count. */
export function formatTextTable({ columns, rows }: TextTable): string {
  return formatCsv(
    columns,
    rows.map((row) => columns.map((column) => row?.[column] ?? '')),
  );
}

/**
 * Reads a CSV file of another format: header and cells as text, `NaN` (a missing value in GMNS) as empty. A column that is
 * named twice is an error.
 * Undefined, with findings, when it is too large or cannot be split into cells.
 */
export function readTextTable(
  file: string,
  content: Uint8Array | string,
  knownColumns: ReadonlySet<string>,
  limits: Limits,
  faults: FaultList,
): TextTable | undefined {
  if (content.length > limits.fileBytes) {
    reportLargeFile(file, content.length, limits, faults);
    return undefined;
  }
  const text = decodeText(file, content, faults);
  const csv = text === undefined ? undefined : parseCsv(file, text, knownColumns, limits.tableRows, faults);
  if (csv === undefined) return undefined;
  const columns = (csv.rows[0] ?? []).map((name) => name.trim());
  reportRepeated(file, columns, faults);
  return {
    columns,
    rows: csv.rows.slice(1).map((cells) => (isBlankRow(cells) ? undefined : createRow(columns, cells))),
  };
}

/** One info finding for each column of a file that has no place in a model. */
export function reportIgnoredColumns(file: string, table: TextTable, used: readonly string[], faults: FaultList): void {
  for (const column of table.columns) {
    if (column === '' || used.includes(column)) continue;
    faults.add(
      'import-ignored',
      { file, column },
      'the column has no place in a model and was left out.',
      'Nothing needs to be done.',
    );
  }
}

function createRow(columns: readonly string[], cells: readonly string[]): TextRow {
  const row: Record<string, string> = {};
  columns.forEach((column, index) => {
    const cell = cells[index] ?? '';
    row[column] = cell.trim() === 'NaN' ? '' : cell;
  });
  return row;
}
