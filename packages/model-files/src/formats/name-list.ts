import { createFinding } from '@meridian/engine';
import type { Finding } from '@meridian/engine';
import Papa from 'papaparse';

/** Most names of a batch. */
export const NAME_LIST_LIMIT = 100_000;

const nameColumns = ['name', 'full_name', 'fullname', 'full name', 'query', 'caption', 'company', 'vessel', 'entity'];

/**
 * Names to be screened, from text: a name a line, commas and all, or a table (separated by commas, semicolons or tabs)
 * whose header has a column of names. Empty lines are passed over; names that come again are kept once.
 */
export function readNameList(file: string, text: string): readonly string[] | Finding {
  const plain = text.replace(/^\uFEFF/, '');
  const header = /^[^\r\n]*/.exec(plain)?.[0] ?? '';
  const delimiter = [',', ';', '\t'].find((each) => columnOf(header.split(each)) >= 0);
  // a header of one word is that of a table of one column
  const isTable = delimiter !== undefined;
  const names = isTable ? namesOfTable(plain, delimiter) : plain.split(/\r\n|\r|\n/);
  const list = [...new Set(names.map((name) => name.trim()).filter((name) => name !== ''))];
  if (list.length === 0)
    return createFinding(
      'file-unreadable',
      { file },
      `${file} holds no name.`,
      `Write a name a line, or a table with a column ${nameColumns[0] ?? ''}.`,
    );
  if (list.length > NAME_LIST_LIMIT)
    return createFinding(
      'file-too-large',
      { file },
      `${file} holds ${list.length.toLocaleString('en')} names; the limit is ${NAME_LIST_LIMIT.toLocaleString('en')}.`,
      'Split it.',
    );
  return list;
}

function columnOf(cells: readonly string[]): number {
  const own = cells.map((cell) => cell.replaceAll('"', '').trim().toLowerCase());
  return own.findIndex((cell) => nameColumns.includes(cell));
}

function namesOfTable(text: string, delimiter: string): readonly string[] {
  const [header = [], ...rows] = Papa.parse<string[]>(text, { delimiter, skipEmptyLines: true }).data;
  const column = columnOf(header);
  return rows.map((cells) => cells[column] ?? '');
}
