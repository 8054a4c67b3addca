import type { ResultCell, ResultTable } from '@meridian/engine';
import { formatCsv } from '../csv-format.ts';

/**
 * A table of results as CSV: numbers that read back as the same double, nothing where nothing is known. A text that a
 * spreadsheet would run as a formula gets an apostrophe before it.
 */
export function resultCsv({ columns, rows }: ResultTable): string {
  return formatCsv(
    columns.map(({ name }) => name),
    rows.map((row) => row.map(cellText)),
  );
}

const number = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

function cellText(cell: ResultCell): string {
  if (typeof cell !== 'string') return cell === undefined ? '' : String(cell);
  return /^[=+\-@\t\r]/.test(cell) && !number.test(cell) ? `'${cell}` : cell;
}
