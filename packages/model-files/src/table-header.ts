import type { ColumnSchema, TableSchema } from '@meridian/engine';
import { quote } from './fault-list.ts';
import type { FaultList } from './fault-list.ts';
import { findNearestName } from './nearest-name.ts';

/** For each cell of a row, the column that it belongs to; undefined where the header names no known one. */
export type HeaderColumns = readonly (ColumnSchema | undefined)[];

/**
 * Matches the header of a file with the columns of its table. Undefined, with a finding `header-missing`,
 * when the first row names no column at all: what follows could then only be misread.
 */
export function readHeader(
  file: string,
  schema: TableSchema,
  cells: readonly string[] | undefined,
  faults: FaultList,
): HeaderColumns | undefined {
  const names = (cells ?? []).map((cell) => cell.trim());
  const known = new Map(schema.columns.map((column) => [column.name, column]));
  if (!names.some((name) => known.has(name))) {
    const remedy = `Begin the file with a row of column names: ${requiredNames(schema).join(',')},...`;
    faults.add(
      'header-missing',
      { file, row: 1, found: cells?.join(',') },
      'the first row is not a header: it names no column of the table.',
      remedy,
    );
    return undefined;
  }
  reportUnknown(file, schema, names, faults);
  reportRepeated(file, names, faults);
  reportMissing(file, schema, new Set(names), faults);
  return names.map((name) => known.get(name));
}

function reportUnknown(file: string, schema: TableSchema, names: readonly string[], faults: FaultList): void {
  const allNames = schema.columns.map((column) => column.name);
  const known = new Set(allNames);
  const free = allNames.filter((name) => !names.includes(name));
  names.forEach((name, index) => {
    if (known.has(name)) return;
    if (name === '') {
      faults.add(
        'column-unknown',
        { file, row: 1, found: '' },
        `the ${String(index + 1)}th cell of the header is empty.`,
        'Name the column, or delete it.',
      );
      return;
    }
    const nearest = findNearestName(name, free);
    const remedy =
      nearest === undefined
        ? `Delete the column, or keep what it says in the column note. Known are: ${allNames.join(', ')}.`
        : `Rename it to ${nearest}.`;
    faults.add(
      'column-unknown',
      { file, row: 1, column: name, found: name },
      `the table ${schema.name} has no column ${quote(name)}.`,
      remedy,
    );
  });
}

/** One error for each column that a header names twice: which of the two is meant, nobody can tell. */
export function reportRepeated(file: string, names: readonly string[], faults: FaultList): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (name !== '' && seen.has(name)) {
      faults.add(
        'column-repeated',
        { file, row: 1, column: name, found: name },
        'the header names the column twice.',
        'Delete or rename one of the two.',
      );
    }
    seen.add(name);
  }
}

function reportMissing(file: string, schema: TableSchema, names: ReadonlySet<string>, faults: FaultList): void {
  for (const column of schema.columns) {
    if (column.required === true && !names.has(column.name)) {
      faults.add(
        'column-missing',
        { file, row: 1, column: column.name },
        'the required column is not in the header.',
        `Add the column: ${column.description}`,
      );
    }
  }
}

function requiredNames(schema: TableSchema): readonly string[] {
  return schema.columns.filter((column) => column.required === true).map((column) => column.name);
}
