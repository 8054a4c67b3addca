import { tableNames, tables } from '@meridian/engine';
import type { Model, TableName } from '@meridian/engine';
import { formatTable } from './cell-text.ts';
import { DESCRIPTOR_FILE } from './descriptor.ts';
import { createPackage } from './package-schema.ts';

/**
 * The files of a model folder: datapackage.json and a CSV for each table that has rows or that every model
 * needs. Reading them gives the same model, with its rows numbered anew and without gaps. Lengths are
 * written in km, speeds in km/h. Blanks at the ends of texts, empty texts, and list items that hold `;`
 * have no place in a cell and are lost; a model that was read has none.
 */
export function writeModel(model: Model): Map<string, string> {
  const written = tableNames.filter((name) => 'required' in tables[name] || model.tables[name].length > 0);
  const files = new Map<string, string>();
  const license = model.tables.config[0]?.license;
  const descriptor = createPackage({ name: model.name, title: model.title, license }, written);
  files.set(DESCRIPTOR_FILE, `${JSON.stringify(descriptor, undefined, 2)}\n`);
  for (const name of written) files.set(`${name}.csv`, writeTable(model, name));
  return files;
}

/** The CSV text of one table, with every column of its schema. */
export function writeTable(model: Model, table: TableName): string {
  if (table !== 'config') return formatTable(tables[table], model.tables[table]);
  const configs = model.tables.config.map((config) => ({ ...config, longLength: 'km', speed: 'km/h' }));
  return formatTable(tables.config, configs);
}
