import { fieldOf } from '@meridian/engine';
import type { TableSchema } from '@meridian/engine';
import { formatCsv } from './csv-format.ts';

/** What a field of a record may hold. */
export type CellValue = string | number | boolean | readonly string[] | undefined;

/** The text of a record's value as it stands in a cell: lists joined by `;`, nothing for undefined. */
export function formatCell(value: CellValue): string {
  if (value === undefined) return '';
  return typeof value === 'object' ? value.join(';') : String(value);
}

/** The CSV text of records: a header with every column of the schema, `\n` as line end, UTF-8 without mark. */
export function formatTable(schema: TableSchema, records: readonly object[]): string {
  const fields = schema.columns.map(fieldOf);
  const rows = (records as readonly Readonly<Record<string, CellValue>>[]).map((record) =>
    fields.map((field) => formatCell(record[field])),
  );
  return formatCsv(
    schema.columns.map((column) => column.name),
    rows,
  );
}
