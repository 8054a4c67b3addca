import { fieldOf } from '@meridian/engine';
import type { TableSchema } from '@meridian/engine';
import Papa from 'papaparse';

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

/** CSV text after RFC 4180, with `\n` as line end. */
export function formatCsv(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  // the types of papaparse ask for arrays that may be written to; it only reads them
  const text = Papa.unparse({ fields: [...columns], data: rows as string[][] }, { newline: '\n' });
  return `${text}\n`;
}
