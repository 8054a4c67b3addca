import { tableNames } from '@meridian/engine';
import type { Finding, Model, TableName } from '@meridian/engine';
import { DESCRIPTOR_FILE } from '../descriptor.ts';
import type { FaultList } from '../fault-list.ts';
import type { Limits } from '../limits.ts';
import { createPackage } from '../package-schema.ts';
import { readModel } from '../read-model.ts';
import { completeTables } from './complete-tables.ts';
import { formatTextTable } from './text-table.ts';
import type { TextTables } from './text-table.ts';

export interface ImportOptions {
  /** Name of the model; letters, digits, `-`. Default: imported. */
  readonly name?: string;
  /** Title of the model. Default: its name, or what the imported files say. */
  readonly title?: string;
  /** ISO date of the network that is shown when no date is asked for. Default: 2025-01-01. */
  readonly referenceDate?: string;
  /** Unit of the lengths of the files, as `kilometersPerUnit` names it; it takes precedence over what the files say. */
  readonly lengthUnit?: string | undefined;
  /** Unit of their speeds: km/h, mph, kn or m/s; likewise. */
  readonly speedUnit?: string | undefined;
  /** Hours in which the demand of the files is carried, for formats whose capacities are of an hour. */
  readonly demandHours?: number | undefined;
  readonly limits?: Partial<Limits>;
}

export interface ImportResult {
  /** Undefined when any finding is an error. */
  readonly model: Model | undefined;
  readonly findings: readonly Finding[];
}

/**
 * Completes tables of text and reads them as any model is read, so that imported data pass the same checks.
 * `originals` are files that go in as they came; a table of the same name in `tables` stands in their place
 * only where completion has changed it.
 */
export function readImported(
  tables: TextTables,
  options: ImportOptions,
  faults: FaultList,
  originals: ReadonlyMap<string, Uint8Array | string> = new Map(),
): ImportResult {
  const { name = 'imported', title = name, referenceDate, limits } = options;
  const before = new Map(tables);
  completeTables(tables, { title, referenceDate }, faults);
  const written = tableNames.filter((table) => tables.has(table));
  const files = new Map<string, Uint8Array | string>();
  files.set(DESCRIPTOR_FILE, JSON.stringify(createPackage({ name, title }, written)));
  for (const table of written) files.set(`${table}.csv`, contentOf(table, tables, before, originals));
  const { model, findings } = readModel(files, limits === undefined ? {} : { limits });
  const kept = causesOf(findings, before, faults.hasErrors);
  return { model: faults.hasErrors ? undefined : model, findings: [...faults.list(), ...kept] };
}

/** Without what follows from other errors: faults of files that nobody wrote. */
function causesOf(findings: readonly Finding[], read: TextTables, hasErrors: boolean): readonly Finding[] {
  const isCause = ({ severity, file }: Finding): boolean =>
    severity !== 'error' || read.has(file.replace(/[.]csv$/, ''));
  const hasCause = hasErrors || findings.some((finding) => finding.severity === 'error' && isCause(finding));
  return hasCause ? findings.filter(isCause) : findings;
}

function contentOf(
  table: TableName,
  tables: TextTables,
  before: TextTables,
  originals: ReadonlyMap<string, Uint8Array | string>,
): Uint8Array | string {
  const textTable = tables.get(table);
  const original = originals.get(`${table}.csv`);
  if (original !== undefined && textTable === before.get(table)) return original;
  return textTable === undefined ? '' : formatTextTable(textTable);
}
