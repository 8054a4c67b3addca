import { tableNames, tables } from '@meridian/engine';
import type { Finding, Model, ModelTables, TableName } from '@meridian/engine';
import { convertUnits, readUnitFactors } from './config-units.ts';
import type { UnitFactors } from './config-units.ts';
import { decodeText } from './decode-text.ts';
import { DESCRIPTOR_FILE } from './descriptor.ts';
import type { Descriptor } from './descriptor.ts';
import { FaultList } from './fault-list.ts';
import { limitsOf } from './limits.ts';
import type { Limits } from './limits.ts';
import { keepWithinLimits, WHOLE_FOLDER } from './model-files.ts';
import type { ModelFiles } from './model-files.ts';
import type { RawRecord } from './raw-record.ts';
import { readTable } from './read-table.ts';
import { findTableFiles } from './table-files.ts';

export interface ReadOptions {
  /** Replaces some of the stated limits. */
  readonly limits?: Partial<Limits>;
}

export interface ReadResult {
  /** Undefined when any finding is an error: nothing is half-loaded. */
  readonly model: Model | undefined;
  readonly findings: readonly Finding[];
}

/**
 * Reads the files of a model folder and reports every fault of shape at once. Faults of meaning (a link to
 * nowhere) are left to the engine's `checkModel`. Lengths and speeds of links, and evidence for them, come
 * out in km and km/h, whatever units config names. Throws nothing on bad input.
 */
export function readModel(files: ModelFiles, options: ReadOptions = {}): ReadResult {
  const faults = new FaultList();
  if (![...files.keys()].some((path) => path === DESCRIPTOR_FILE || path.toLowerCase().endsWith('.csv'))) {
    const remedy = 'Name the folder that holds datapackage.json, or begin with "meridian new DIR".';
    faults.add('folder-empty', { file: WHOLE_FOLDER }, 'the folder holds no datapackage.json and no table.', remedy);
    return { model: undefined, findings: faults.list() };
  }
  const limits = limitsOf(options.limits);
  const kept = keepWithinLimits(files, limits, faults);
  // without the list of tables, what is said of them would mislead
  const lacksDescriptor = files.has(DESCRIPTOR_FILE) && !kept.has(DESCRIPTOR_FILE);
  if (kept.size === 0 || lacksDescriptor) return { model: undefined, findings: faults.list() };
  // a file that is too large must not be reported as missing as well
  const known: ModelFiles = new Map([...files.keys()].map((path) => [path, kept.get(path) ?? '']));
  return readKept(known, kept, limits, faults);
}

function readKept(known: ModelFiles, kept: ModelFiles, limits: Limits, faults: FaultList): ReadResult {
  const { descriptor, paths } = findTableFiles(known, faults);
  const records = new Map<TableName, readonly RawRecord[]>();
  for (const [table, path] of paths) {
    const content = kept.get(path);
    const text = content === undefined ? undefined : decodeText(path, content, faults);
    if (text !== undefined) records.set(table, readTable(path, tables[table], text, limits.tableRows, faults));
  }
  const factors = readConfig(paths.get('config') ?? 'config.csv', records.get('config'), faults);
  if (faults.hasErrors || descriptor === undefined) return { model: undefined, findings: faults.list() };
  return { model: assembleModel(descriptor, records, factors), findings: faults.list() };
}

/** Config has to have one row, which names the units of the others. */
function readConfig(file: string, configs: readonly RawRecord[] | undefined, faults: FaultList): UnitFactors {
  const [config, second] = configs ?? [];
  if (second !== undefined) {
    faults.add('row-count', { file, row: second.row }, 'config may have one row only.', 'Delete the row.');
  }
  if (config !== undefined) return readUnitFactors(file, config, faults);
  // where the file is missing or has no header, that has been said
  if (configs !== undefined && !faults.hasErrors) {
    faults.add(
      'row-count',
      { file, row: 2 },
      'config has no row.',
      'Add one row: the title, the reference date and the default commodity of the model.',
    );
  }
  return { length: 1, speed: 1 };
}

function assembleModel(
  descriptor: Descriptor,
  records: ReadonlyMap<TableName, readonly RawRecord[]>,
  factors: UnitFactors,
): Model {
  const typed = Object.fromEntries(
    tableNames.map((name) => [name, convertUnits(name, records.get(name) ?? [], factors)]),
  );
  // every cell has passed the parser that the schema calls for, so the records have the types of the schema
  const modelTables = typed as unknown as ModelTables;
  return {
    name: descriptor.name,
    title: descriptor.title ?? modelTables.config[0]?.datasetName ?? descriptor.name,
    tables: modelTables,
  };
}
