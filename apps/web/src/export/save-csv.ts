import { toCsv } from './to-csv.ts';
import { saveText } from './save.ts';

/** Saves rows as a CSV file. */
export function saveCsv(
  rows: readonly Readonly<Record<string, string | number | undefined>>[],
  fileName: string,
): void {
  saveText(toCsv(rows), fileName, 'text/csv');
}
