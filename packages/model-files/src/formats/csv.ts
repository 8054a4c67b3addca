import { tableNames, tables } from '@meridian/engine';
import type { Model, TableName } from '@meridian/engine';
import { FaultList, quote } from '../fault-list.ts';
import { limitsOf } from '../limits.ts';
import type { ModelFiles } from '../model-files.ts';
import { findNearestName } from '../nearest-name.ts';
import { writeTable } from '../write-model.ts';
import { readImported } from './import-result.ts';
import type { ImportOptions, ImportResult } from './import-result.ts';
import { readTextTable } from './text-table.ts';
import type { TextTables } from './text-table.ts';

/** The CSV text of one table: every column of its schema, lengths in km, speeds in km/h. */
export function exportCsv(model: Model, table: TableName): string {
  return writeTable(model, table);
}

/**
 * A model from a folder of plain CSV tables (`node.csv`, `link.csv`, ...) without a datapackage.json. Files
 * that are no table of a model are left out with an info finding; tables that are missing and that the
 * network needs are filled with defaults (see complete-tables.ts), which are marked as assumptions.
 */
export function importCsv(files: ModelFiles, options: ImportOptions = {}): ImportResult {
  const faults = new FaultList();
  const limits = limitsOf(options.limits);
  const textTables: TextTables = new Map();
  for (const [path, content] of files) {
    if (!/^[^/]+\.csv$/i.test(path)) continue;
    const table = tableNames.find((name) => `${name}.csv` === path);
    if (table === undefined) {
      const nearest = findNearestName(
        path,
        tableNames.map((name) => `${name}.csv`),
      );
      const remedy =
        nearest === undefined ? 'Nothing needs to be done.' : `Rename it to ${nearest} if it is that table.`;
      faults.add('import-ignored', { file: path }, `${quote(path)} is no table of a model and was left out.`, remedy);
      continue;
    }
    const known = new Set<string>(tables[table].columns.map((column) => column.name));
    // faults of the files themselves are reported once, when the model is read
    const textTable = readTextTable(path, content, known, limits, new FaultList());
    textTables.set(table, textTable ?? { columns: [], rows: [] });
  }
  return readImported(textTables, options, faults, files);
}
