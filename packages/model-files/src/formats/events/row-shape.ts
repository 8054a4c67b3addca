import type { EventReader, EventRows, Quotes, RowContext } from './event-reader.ts';
import { guessEventFormat } from './event-formats.ts';
import type { ImportedEvent, Rejection } from './imported-event.ts';
import { detectSeparator, splitCells } from './row-text.ts';

/** Lines at the head of a file without header that are looked at to find its layout. */
export const HEAD_LINES = 100;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** UTF-8 text of bytes; undefined where they are none. */
export function decodeRow(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/** How the lines of one file are read. */
export interface FileShape {
  /** That of the set, or its reader of files with a header. */
  readonly reader: EventReader;
  readonly separator: string;
  readonly quotes: Quotes;
  readonly rows: EventRows;
}

/**
 * Shape of a file by its header, or by the layout that most of its first lines have; a text says what it is instead.
 * Lines are Latin-1 where the columns of the set are bytes, else UTF-8.
 */
export function shapeOf(reader: EventReader, lines: readonly string[], file: string): FileShape | string {
  // a header has as many columns as the rows below it, so it is looked for first
  const headed = reader.headed === undefined ? undefined : shapeAs(reader.headed, lines, file);
  if (headed !== undefined && typeof headed !== 'string') return headed;
  const own = shapeAs(reader, lines, file);
  if (typeof own !== 'string') return own;
  const problem = lines.length === 0 ? 'it is empty' : [own, ...(headed === undefined ? [] : [headed])].join(', and ');
  const guess = guessEventFormat(lines[0] ?? '');
  const looks = guess === undefined ? '' : `; it looks like ${guess}`;
  return `${problem}${looks}`;
}

function shapeAs(reader: EventReader, lines: readonly string[], file: string): FileShape | string {
  const looked = reader.hasHeader ? lines.slice(0, 1) : lines.slice(0, HEAD_LINES);
  const counts = new Map<number, { readonly rows: EventRows; count: number }>();
  let problem = '';
  const separator = reader.separator === 'tab' ? '\t' : detectSeparator(looked[0] ?? '');
  // a file of tabs that was saved with commas has quotes around cells with commas
  const quotes = reader.quotes === 'cells' && separator !== '\t' ? 'rows' : reader.quotes;
  for (const line of looked) {
    const rows = reader.open(splitCells(line, separator, quotes), file);
    if (typeof rows === 'string') {
      if (problem === '') problem = rows;
      continue;
    }
    const entry = counts.get(rows.columnCount) ?? { rows, count: 0 };
    entry.count += 1;
    counts.set(rows.columnCount, entry);
  }
  const [best] = [...counts.values()].sort((x, y) => y.count - x.count);
  return best === undefined ? problem : { reader, separator, quotes, rows: best.rows };
}

/** The event of a row given as cells, or why it has none. `isCutOff`: the file ends in this line. */
export function readCells(
  { columnCount, fewestCells, emptyCells, byteColumns, read }: EventRows,
  cells: readonly string[],
  isCutOff: boolean,
  context: RowContext,
): ImportedEvent | Rejection {
  const spare = cells.slice(columnCount);
  const counted = `${String(cells.length)} cells, not ${String(columnCount)}`;
  if (spare.length > emptyCells || spare.some((cell) => cell.trim() !== ''))
    return { reason: 'wrong-column-count', found: counted };
  if (cells.length < fewestCells)
    return { reason: isCutOff ? 'cut-off-last-line' : 'wrong-column-count', found: counted };
  if (byteColumns === undefined) return read(cells, context);
  const decoded = decodeColumns(cells, byteColumns);
  return decoded === undefined ? { reason: 'bad-encoding' } : read(decoded, context);
}

/** Cells whose read columns are decoded from bytes to UTF-8; undefined where one is none. */
function decodeColumns(cells: readonly string[], columns: readonly number[]): readonly string[] | undefined {
  let decoded: string[] | undefined;
  for (const column of columns) {
    const cell = cells[column] ?? '';
    if (!/[\u0080-\u00ff]/.test(cell)) continue;
    const text = decodeRow(Uint8Array.from(cell, (letter) => letter.charCodeAt(0)));
    if (text === undefined) return undefined;
    decoded ??= [...cells];
    decoded[column] = text;
  }
  return decoded ?? cells;
}
