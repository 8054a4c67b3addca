import { tableNames, tables } from '@meridian/engine';
import type { TableName } from '@meridian/engine';
import { DESCRIPTOR_FILE, parseDescriptor } from './descriptor.ts';
import type { Descriptor, Resource } from './descriptor.ts';
import { decodeText } from './decode-text.ts';
import { quote } from './fault-list.ts';
import type { FaultList } from './fault-list.ts';
import { normalizeInsidePath } from './folder-path.ts';
import type { ModelFiles } from './model-files.ts';
import { findNearestName } from './nearest-name.ts';

/** The file of each table that is there to be read. */
export interface TableFiles {
  readonly descriptor: Descriptor | undefined;
  readonly paths: ReadonlyMap<TableName, string>;
}

/**
 * Finds the table files through datapackage.json. Where that is missing or broken, the tables are looked for
 * under their own names, so that their faults show in the same run; the model is refused all the same.
 */
export function findTableFiles(files: ModelFiles, faults: FaultList): TableFiles {
  const descriptor = readDescriptor(files, faults);
  const resources =
    descriptor?.resources ??
    tableNames.map((name) => ({ name, path: `${name}.csv` })).filter(({ path }) => files.has(path));
  const paths = new Map<TableName, string>();
  resources.forEach((resource, index) => {
    const table = checkResource(resource, index, paths, faults);
    const path = table === undefined ? undefined : findListedFile(files, resource, index, faults);
    if (table !== undefined) paths.set(table, path ?? '');
  });
  reportRequired(files, paths, faults);
  if (descriptor !== undefined) reportUnlisted(files, descriptor, faults);
  return { descriptor, paths: new Map([...paths].filter(([, path]) => path !== '')) };
}

function readDescriptor(files: ModelFiles, faults: FaultList): Descriptor | undefined {
  const content = files.get(DESCRIPTOR_FILE);
  if (content === undefined) {
    const remedy =
      'Add one that lists the tables; "meridian import csv DIR --to NEW" makes it from the tables that are there.';
    faults.add(
      'file-missing',
      { file: DESCRIPTOR_FILE },
      'the file that lists the tables of the model is not there.',
      remedy,
    );
    return undefined;
  }
  const text = decodeText(DESCRIPTOR_FILE, content, faults);
  return text === undefined ? undefined : parseDescriptor(text, faults);
}

/** The table that a resource stands for; undefined with a finding when it is none, or one that was listed before. */
function checkResource(
  resource: Resource,
  index: number,
  paths: ReadonlyMap<TableName, string>,
  faults: FaultList,
): TableName | undefined {
  const column = `resources[${String(index)}].name`;
  const table = tableNames.find((name) => name === resource.name);
  if (table === undefined) {
    const nearest = findNearestName(resource.name, tableNames);
    const offer = nearest === undefined ? 'Take it off the list.' : `Name it ${nearest}, or take it off the list.`;
    const remedy = `${offer} Tables are: ${tableNames.join(', ')}.`;
    faults.add(
      'file-unknown',
      { file: DESCRIPTOR_FILE, column, found: resource.name },
      `${quote(resource.name)} is no table of a model.`,
      remedy,
    );
  } else if (paths.has(table)) {
    faults.add(
      'package-invalid',
      { file: DESCRIPTOR_FILE, column, found: table },
      `the table ${table} is listed twice.`,
      'Keep one entry a table.',
    );
    return undefined;
  }
  return table;
}

function findListedFile(files: ModelFiles, resource: Resource, index: number, faults: FaultList): string | undefined {
  const path = normalizeInsidePath(resource.path);
  if (path === undefined) {
    const place = { file: DESCRIPTOR_FILE, column: `resources[${String(index)}].path`, found: resource.path };
    faults.add(
      'path-outside',
      place,
      `the path ${quote(resource.path)} leaves the folder of the model.`,
      `Write a path inside the folder, such as ${resource.name}.csv.`,
    );
    return undefined;
  }
  if (files.has(path)) return path;
  const nearest = findNearestName(path, [...files.keys()]);
  const remedy =
    nearest === undefined
      ? 'Add the file, or take it off the list.'
      : `Rename ${nearest} to ${path}, or write its name into the list.`;
  faults.add('file-missing', { file: path }, `${DESCRIPTOR_FILE} lists the file, but it is not there.`, remedy);
  return undefined;
}

function reportRequired(files: ModelFiles, paths: ReadonlyMap<TableName, string>, faults: FaultList): void {
  for (const name of tableNames) {
    const schema = tables[name];
    if (!('required' in schema) || paths.has(name)) continue;
    const file = `${name}.csv`;
    const entry = `{"name": "${name}", "path": "${file}"}`;
    const remedy = files.has(file)
      ? `List it in ${DESCRIPTOR_FILE}: ${entry}.`
      : `Add ${file} and list it in ${DESCRIPTOR_FILE}: ${entry}. It holds: ${schema.description}`;
    faults.add(
      'file-missing',
      { file },
      `every model needs the table ${name}, and ${DESCRIPTOR_FILE} does not list it.`,
      remedy,
    );
  }
}

function reportUnlisted(files: ModelFiles, descriptor: Descriptor, faults: FaultList): void {
  const listed = new Set(descriptor.resources.map((resource) => normalizeInsidePath(resource.path)));
  for (const path of files.keys()) {
    // folders below the model's own may hold what they like
    if (path.includes('/') || !/\.csv$/i.test(path) || listed.has(path)) continue;
    const name = path.replace(/\.csv$/i, '');
    const remedy = tableNames.some((table) => table === name)
      ? `Add {"name": "${name}", "path": "${path}"} to resources, or remove the file.`
      : 'Remove the file, or move it into a folder of its own.';
    faults.add(
      'file-unlisted',
      { file: path },
      `the file is not read, because ${DESCRIPTOR_FILE} does not list it.`,
      remedy,
    );
  }
}
