import { findNearestName } from '../nearest-name.ts';
import { quote } from '../fault-list.ts';
import type { FaultList } from '../fault-list.ts';
import type { TextRow, TextTable } from './text-table.ts';

/** Letters of a column's name that a shapefile keeps. */
const SHAPEFILE_NAME_LENGTH = 10;

/** Names of DTALite for what others call by another. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ['vdf_alpha1', 'vdf_alpha'],
  ['vdf_beta1', 'vdf_beta'],
]);

/**
 * The table with the names of GMNS: capitals and names cut after ten letters are recognized and said. One error for each
 * required column that is not there, with the name that may be meant.
 */
export function recognizeColumns(
  file: string,
  table: TextTable,
  known: readonly string[],
  required: readonly string[],
  faults: FaultList,
): TextTable {
  const unknown = table.columns.filter((column) => !known.includes(column));
  const renamed = new Map<string, string>();
  for (const name of known) {
    if (table.columns.includes(name)) continue;
    const same = unknown.find((column) => (otherNames.get(column.toLowerCase()) ?? column.toLowerCase()) === name);
    const cut = name.slice(0, SHAPEFILE_NAME_LENGTH);
    const short = cut === name ? undefined : unknown.find((column) => column.toLowerCase() === cut);
    const found = same ?? short;
    if (found !== undefined) {
      renamed.set(found, name);
      const why = same === undefined ? ', cut after ten letters as shapefiles do' : '';
      const fault = `the column was read as ${name}${why}.`;
      faults.add('import-assumed', { file, row: 1, column: found }, fault, `Rename it to ${name}.`);
    } else if (required.includes(name)) {
      const nearest = findNearestName(name, unknown);
      const offer = nearest === undefined ? `Add a column ${name}.` : `Rename ${quote(nearest)} if it is meant.`;
      faults.add('column-missing', { file, row: 1, column: name }, 'the required column is not in the header.', offer);
    }
  }
  if (renamed.size === 0) return table;
  const rename = (row: TextRow): TextRow =>
    Object.fromEntries(Object.entries(row).map(([column, cell]) => [renamed.get(column) ?? column, cell]));
  return {
    columns: table.columns.map((column) => renamed.get(column) ?? column),
    rows: table.rows.map((row) => (row === undefined ? undefined : rename(row))),
  };
}

const WHOLE = /^-?\d+(?:[.]0*)?$/;

/**
 * The table with ids of whole numbers as 1 where a program with gaps in the column wrote 1.0. A column in which one cell
 * is no whole number is left as it is: there 1.0 may be a name.
 */
export function plainIds(file: string, table: TextTable, columns: readonly string[], faults: FaultList): TextTable {
  const changed = columns.filter((column) => {
    const cells = table.rows.flatMap((row) => {
      const cell = row?.[column]?.trim() ?? '';
      return cell === '' ? [] : [cell];
    });
    return cells.some((cell) => cell.includes('.')) && cells.every((cell) => WHOLE.test(cell));
  });
  if (changed.length === 0) return table;
  for (const column of changed)
    faults.add('import-assumed', { file, column }, 'ids such as 1.0 were read as 1.', 'Nothing needs to be done.');
  const plain = (row: TextRow): TextRow => {
    const ids = changed.map((column) => [column, (row[column] ?? '').trim().replace(/[.]0*$/, '')] as const);
    return { ...row, ...Object.fromEntries(ids) };
  };
  return { columns: table.columns, rows: table.rows.map((row) => (row === undefined ? undefined : plain(row))) };
}
