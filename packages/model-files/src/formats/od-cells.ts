// Cuts OD tables into cells: rows of pairs, or a square with the zones of destination in the first row and those of
// origin in the first column.

import { isBlankRow, parseCsv } from '../csv-text.ts';
import { decodeText } from '../decode-text.ts';
import { quote } from '../fault-list.ts';
import type { FaultList } from '../fault-list.ts';
import { formatCount } from '../limits.ts';
import type { Limits } from '../limits.ts';
import { reportLargeFile } from '../model-files.ts';
import { isOdColumn, layoutOf, readHeaders } from './od-header.ts';
import type { OdColumns, OdField } from './od-header.ts';

/** A pair as text, and where it stands. */
export interface OdCell {
  readonly from: string;
  readonly to: string;
  /** Empty: no demand. */
  readonly tonnes: string;
  readonly commodity?: string;
  readonly period?: string;
  readonly row: number;
  /** Column of the tonnes, for findings. */
  readonly column: string;
}

export interface OdCells {
  readonly cells: readonly OdCell[];
  /** Whether the file says that its ids are those of nodes. */
  readonly isOfNodes: boolean;
}

type Rows = readonly (readonly string[])[];

/** The pairs of a file as text; undefined, with one finding that names the cause, where it is no OD table. */
export function readOdCells(
  file: string,
  content: Uint8Array | string,
  isZone: (text: string) => boolean,
  limits: Limits,
  faults: FaultList,
): OdCells | undefined {
  const rows = readRows(file, content, isZone, limits, faults);
  if (rows === undefined) return undefined;
  const first = rows[0] ?? [];
  if (isBlankRow(first)) {
    faults.add('header-missing', { file, row: 1 }, 'the first row is empty.', readHeaders);
    return undefined;
  }
  const layout = layoutOf(first, isZone);
  if (layout.kind === 'unknown') {
    const found = first.map((cell) => cell.trim()).join(', ');
    const fault = `the header is ${quote(found)}: ${layout.fault}`;
    faults.add('column-missing', { file, row: 1, found }, fault, readHeaders);
    return undefined;
  }
  if (layout.kind === 'square') return { cells: listSquare(file, rows, faults), isOfNodes: false };
  reportColumns(file, first, layout, layout.hasHeader, faults);
  return { cells: listPairs(file, rows, layout, layout.hasHeader, faults), isOfNodes: layout.isOfNodes };
}

function readRows(
  file: string,
  content: Uint8Array | string,
  isZone: (text: string) => boolean,
  limits: Limits,
  faults: FaultList,
): Rows | undefined {
  if (content.length > limits.fileBytes) {
    reportLargeFile(file, content.length, limits, faults);
    return undefined;
  }
  const decoded = decodeText(file, content, faults);
  if (decoded === undefined) return undefined;
  const text = blanksToCommas(decoded);
  const first = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  // the separator is the one that cuts most cells which an OD table may begin with
  const known = first.split(/[,;\t|]/).map((cell) => cell.replaceAll('"', '').trim());
  const expected = new Set(known.filter((cell) => cell !== '' && (isZone(cell) || isOdColumn(cell))));
  const rows = parseCsv(file, text, expected, limits.tableRows, faults)?.rows;
  if (rows !== undefined && rows.length > limits.tableRows + 1) {
    const fault = `the file has more than ${formatCount(limits.tableRows)} rows, which is the limit.`;
    faults.add('file-too-large', { file }, fault, 'Leave pairs without tonnes out, or split the file.');
    return undefined;
  }
  return rows;
}

/** A table whose cells stand between blanks alone, as commas would have it. */
function blanksToCommas(text: string): string {
  const first = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  if (/[,;\t|"]/.test(first) || !/\S +\S+ +\S/.test(first)) return text;
  return text.replace(/^ +| +$/gm, '').replace(/ +/g, ',');
}

/** Which columns were read as what, where their names do not say it, and which were not read. */
function reportColumns(
  file: string,
  first: readonly string[],
  { at }: OdColumns,
  hasHeader: boolean,
  faults: FaultList,
): void {
  if (!hasHeader) {
    const fault = 'there is no header; the columns were read as origin, destination and tonnes.';
    faults.add(
      'import-assumed',
      { file, row: 1 },
      fault,
      'Write origin,destination,tonnes above them if that is right.',
    );
    return;
  }
  const name = first[at.tonnes]?.trim() ?? '';
  if (!/^tonnes?$/i.test(name)) {
    const fault = `${quote(name)} was read as metric tonnes.`;
    faults.add(
      'import-assumed',
      { file, column: name },
      fault,
      'Convert the column to tonnes if it is in another unit.',
    );
  }
  const used = Object.values(at);
  const unused = first.filter((cell, column) => !used.includes(column) && cell.trim() !== '');
  if (unused.length === 0) return;
  const fault = `${unused.map((cell) => cell.trim()).join(', ')}: not read.`;
  const [from = '', to = ''] = [first[at.from], first[at.to]];
  const remedy = `Nothing needs to be done if the pairs are in ${from.trim()}, ${to.trim()} and ${name}.`;
  faults.add('import-ignored', { file, row: 1 }, fault, remedy);
}

function listPairs(
  file: string,
  rows: Rows,
  { at }: OdColumns,
  hasHeader: boolean,
  faults: FaultList,
): readonly OdCell[] {
  const width = rows[0]?.length ?? 0;
  const column = hasHeader ? (rows[0]?.[at.tonnes]?.trim() ?? '') : '3';
  return listRows(file, rows, hasHeader ? 1 : 0, width, faults, (cells, row): readonly OdCell[] => {
    const cell = (field: OdField): string => cells[at[field]]?.trim() ?? '';
    const [commodity, period] = [cell('commodity'), cell('period')];
    const optional = { ...(commodity === '' ? {} : { commodity }), ...(period === '' ? {} : { period }) };
    return [{ from: cell('from'), to: cell('to'), tonnes: cell('tonnes'), ...optional, row, column }];
  });
}

function listSquare(file: string, rows: Rows, faults: FaultList): readonly OdCell[] {
  const header = (rows[0] ?? []).map((cell) => cell.trim());
  return listRows(file, rows, 1, header.length, faults, (cells, row) => {
    const from = cells[0]?.trim() ?? '';
    return header.slice(1).flatMap((to, column): OdCell[] => {
      // most pairs of a square may be without cargo: a blank there is nothing to be told
      const tonnes = cells[column + 1]?.trim() ?? '';
      return tonnes === '' ? [] : [{ from, to, tonnes, row, column: to }];
    });
  });
}

/** The cells of all rows that are as wide as the first; the others are one finding. */
function listRows(
  file: string,
  rows: Rows,
  start: number,
  width: number,
  faults: FaultList,
  list: (cells: readonly string[], row: number) => readonly OdCell[],
): readonly OdCell[] {
  const uneven: number[] = [];
  const made: OdCell[] = [];
  for (const [index, cells] of rows.entries()) {
    if (index < start || isBlankRow(cells)) continue;
    if (cells.length === width) for (const each of list(cells, index + 1)) made.push(each);
    else uneven.push(index);
  }
  const [firstUneven] = uneven;
  if (firstUneven !== undefined) {
    const found = String(rows[firstUneven]?.length ?? 0);
    const more = uneven.length === 1 ? '' : `, and ${formatCount(uneven.length - 1)} more have another number too`;
    const fault = `the row has ${found} cells, and the first ${String(width)}${more}.`;
    const remedy = 'Give each row as many cells as the first.';
    faults.add('row-length', { file, row: firstUneven + 1, found }, fault, remedy);
  }
  return made;
}
