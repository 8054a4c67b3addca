import { fieldOf } from '@meridian/engine';
import type { ColumnSchema, TableSchema } from '@meridian/engine';
import { makeCellParser } from './cell-parser.ts';
import type { CellParser } from './cell-parser.ts';
import { isBlankRow, parseCsv } from './csv-text.ts';
import type { FaultList } from './fault-list.ts';
import { formatCount } from './limits.ts';
import type { RawRecord } from './raw-record.ts';
import { reportRepeatedKeys } from './repeated-key.ts';
import { readHeader } from './table-header.ts';
import type { HeaderColumns } from './table-header.ts';

/** Reads the text of one table. Faults go to `faults`; while there are none the records are complete. */
export function readTable(
  file: string,
  schema: TableSchema,
  text: string,
  rowLimit: number,
  faults: FaultList,
): readonly RawRecord[] {
  const knownColumns = new Set(schema.columns.map((column) => column.name));
  const csv = parseCsv(file, text, knownColumns, rowLimit, faults);
  if (csv === undefined) return [];
  // the line end after the last row leaves a blank row behind
  const surplus = isBlankRow(csv.rows.at(-1) ?? []) ? 2 : 1;
  if (csv.rows.length - surplus > rowLimit) {
    const fault = `the table has more than ${formatCount(rowLimit)} rows, which is the limit a table.`;
    faults.add('file-too-large', { file }, fault, 'Leave rows out, or split the model into several.');
    return [];
  }
  const header = readHeader(file, schema, csv.rows[0], faults);
  if (header === undefined) return [];
  const records = readRows(file, schema, header, csv.rows, faults);
  reportRepeatedKeys(file, schema, records, faults);
  return records;
}

interface FieldReader {
  readonly field: string;
  /** Place of the cell in a row; -1 where the header lacks the column. */
  readonly cellIndex: number;
  readonly parse: CellParser;
}

function readRows(
  file: string,
  schema: TableSchema,
  header: HeaderColumns,
  rows: readonly (readonly string[])[],
  faults: FaultList,
): readonly RawRecord[] {
  const readers = schema.columns.map((column) => makeFieldReader(column, header, file, faults));
  const records: RawRecord[] = [];
  for (let index = 1; index < rows.length; index += 1) {
    const cells = rows[index] ?? [];
    if (isBlankRow(cells)) continue;
    if (cells.length !== header.length) reportLength(file, index + 1, cells.length, header.length, faults);
    else records.push(readRecord(readers, cells, index + 1));
  }
  return records;
}

function makeFieldReader(column: ColumnSchema, header: HeaderColumns, file: string, faults: FaultList): FieldReader {
  const cellIndex = header.indexOf(column);
  const field = fieldOf(column);
  if (cellIndex >= 0) return { field, cellIndex, parse: makeCellParser(column, file, faults) };
  // an absent column reads as empty cells; that a required one is absent has been said once, for the header
  const empty = column.type === 'ids' || column.type === 'texts' ? [] : column.default;
  return { field, cellIndex, parse: () => empty };
}

function readRecord(readers: readonly FieldReader[], cells: readonly string[], row: number): RawRecord {
  const record: Record<string, unknown> & { row: number } = { row };
  for (const { field, cellIndex, parse } of readers)
    record[field] = parse(cellIndex < 0 ? '' : (cells[cellIndex] ?? ''), row);
  return record;
}

function reportLength(file: string, row: number, cellCount: number, headerCount: number, faults: FaultList): void {
  const fault = `the row has ${String(cellCount)} cells, the header ${String(headerCount)}.`;
  const remedy =
    cellCount > headerCount
      ? 'Put a text that holds a comma in double quotes, or delete the cells too many.'
      : 'Add the missing cells; an empty cell still needs its comma.';
  faults.add('row-length', { file, row, found: String(cellCount) }, fault, remedy);
}
