import Papa from 'papaparse';
import { quote } from './fault-list.ts';
import type { FaultList } from './fault-list.ts';

/** The cells of a CSV file as text; `rows[0]` is the header. Blank rows are kept, so that numbers match. */
export interface CsvRows {
  readonly rows: readonly (readonly string[])[];
}

const separators = [',', ';', '\t', '|'] as const;
const separatorNames: Readonly<Record<string, string>> = { ';': 'semicolons', '\t': 'tabs', '|': 'vertical bars' };

/**
 * Splits text into cells (RFC 4180; line ends of Unix, Windows or old Macs). Another separator than the
 * comma is a warning, a quotation mark that is left open an error (then undefined). The separator is the one
 * that finds most of `knownColumns` in the header. Reads no more than `rowLimit` rows and one.
 */
export function parseCsv(
  file: string,
  text: string,
  knownColumns: ReadonlySet<string>,
  rowLimit: number,
  faults: FaultList,
): CsvRows | undefined {
  const separator = detectSeparator(text, knownColumns);
  if (separator !== ',') {
    const name = separatorNames[separator] ?? quote(separator);
    faults.add(
      'separator',
      { file, row: 1, found: separator },
      `the cells are separated by ${name}; they were read all the same.`,
      'Save the file with commas as separators.',
    );
  }
  const newline = text.includes('\n') ? '\n' : text.includes('\r') ? '\r' : '\n';
  // one more row than the limit (and the header), so that the excess shows
  const parsed = Papa.parse<string[]>(text, { delimiter: separator, newline, preview: rowLimit + 2 });
  for (const { code, row } of parsed.errors) {
    const fault =
      code === 'MissingQuotes'
        ? 'a quotation mark is opened and never closed.'
        : 'a quotation mark stands in the middle of a cell.';
    faults.add(
      'file-unreadable',
      { file, row: (row ?? 0) + 1 },
      fault,
      'Put the whole cell in double quotes and double each quotation mark inside it: "say ""so""".',
    );
  }
  return parsed.errors.length > 0 ? undefined : { rows: parsed.data };
}

function detectSeparator(text: string, knownColumns: ReadonlySet<string>): string {
  const header = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  let best: string = ',';
  let bestCount = countKnown(header, ',', knownColumns);
  for (const separator of separators) {
    const count = countKnown(header, separator, knownColumns);
    // a header of one column is found whole by any separator: ties stay with the comma
    if (count > bestCount) {
      best = separator;
      bestCount = count;
    }
  }
  return best;
}

function countKnown(header: string, separator: string, knownColumns: ReadonlySet<string>): number {
  return header.split(separator).filter((name) => knownColumns.has(name.replaceAll('"', '').trim())).length;
}

/** Whether all cells of a row are blank: spreadsheets leave such rows behind. */
export function isBlankRow(cells: readonly string[]): boolean {
  for (const cell of cells) if (cell !== '' && cell.trim() !== '') return false;
  return true;
}
