import type { EventReader, EventRows } from './event-reader.ts';
import { guessEventFormat } from './event-formats.ts';
import type { ImportedEvent, RejectionReason } from './imported-event.ts';
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
  readonly separator: string;
  readonly rows: EventRows;
}

/**
 * Shape of a file by its header, or by the layout that most of its first lines have; a text says what it is instead.
 * Lines are Latin-1 where the columns of the set are bytes, else UTF-8.
 */
export function shapeOf(reader: EventReader, lines: readonly string[], file: string): FileShape | string {
  const looked = reader.hasHeader ? lines.slice(0, 1) : lines.slice(0, HEAD_LINES);
  const counts = new Map<number, { readonly rows: EventRows; count: number }>();
  let problem = 'it is empty';
  const separator = reader.separator === 'tab' ? '\t' : detectSeparator(looked[0] ?? '');
  for (const line of looked) {
    const rows = reader.open(splitCells(line, separator, reader.quotes), file);
    if (typeof rows === 'string') {
      if (counts.size === 0) problem = rows;
      continue;
    }
    const entry = counts.get(rows.columnCount) ?? { rows, count: 0 };
    entry.count += 1;
    counts.set(rows.columnCount, entry);
  }
  const [best] = [...counts.values()].sort((x, y) => y.count - x.count);
  if (best !== undefined) return { separator, rows: best.rows };
  const guess = guessEventFormat(looked[0] ?? '');
  return guess === undefined ? problem : `${problem}; it looks like ${guess}`;
}

/** The event of a row given as cells, or why it has none. `isCutOff`: the file ends in this line. */
export function readCells(
  { columnCount, byteColumns, read }: EventRows,
  cells: readonly string[],
  isCutOff: boolean,
  today: number,
  row: number,
): ImportedEvent | RejectionReason {
  const isLonger = cells.length > columnCount && !(cells.length === columnCount + 1 && cells.at(-1) === '');
  if (isLonger) return 'wrong-column-count';
  if (cells.length < columnCount) return isCutOff ? 'cut-off-last-line' : 'wrong-column-count';
  if (byteColumns === undefined) return read(cells, today, row);
  const decoded = decodeColumns(cells, byteColumns);
  return decoded === undefined ? 'bad-encoding' : read(decoded, today, row);
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
