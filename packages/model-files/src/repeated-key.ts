import { fieldOf } from '@meridian/engine';
import type { TableSchema } from '@meridian/engine';
import { quote } from './fault-list.ts';
import type { FaultList } from './fault-list.ts';
import type { RawRecord } from './raw-record.ts';

/** Reports each row whose key another row has already, and says which. Tables without a key pass. */
export function reportRepeatedKeys(
  file: string,
  schema: TableSchema,
  records: readonly RawRecord[],
  faults: FaultList,
): void {
  const columns = schema.primaryKey.flatMap((name) => schema.columns.filter((column) => column.name === name));
  const fields = columns.map((column) => ({ name: fieldOf(column), mayBeEmpty: column.required !== true }));
  if (fields.length === 0) return;
  const column = schema.primaryKey.join('|');
  const rowByKey = new Map<string, number>();
  for (const record of records) {
    const key = keyOf(record, fields);
    if (key === undefined) continue;
    const first = rowByKey.get(key);
    if (first === undefined) {
      rowByKey.set(key, record.row);
      continue;
    }
    const fault = `the key ${quote(key)} stands in row ${String(first)} already.`;
    faults.add(
      'key-repeated',
      { file, row: record.row, column, found: key },
      fault,
      'Give one of the two rows another key, or delete it.',
    );
  }
}

/** The key as evidence.row_key writes it; undefined when a part is missing, which has been reported by then. */
function keyOf(
  record: RawRecord,
  fields: readonly { readonly name: string; readonly mayBeEmpty: boolean }[],
): string | undefined {
  if (fields.length === 1) return record[fields[0]?.name ?? ''] as string | undefined;
  if (fields.some(({ name, mayBeEmpty }) => record[name] === undefined && !mayBeEmpty)) return undefined;
  return fields.map(({ name }) => record[name]).join('|');
}
