import { tables } from '@meridian/engine';
import type { ColumnSchema, TableName, TableSchema } from '@meridian/engine';

/** What a data package says of itself. */
export interface PackageTitle {
  readonly name: string;
  readonly title: string;
  /** SPDX name of the license of the data. */
  readonly license?: string | undefined;
}

/**
 * The content of datapackage.json (Frictionless Data Package 1, tabular profile) with a full table schema
 * for each table: types, constraints, units, meanings, primary and foreign keys.
 */
export function createPackage(about: PackageTitle, written: readonly TableName[]): object {
  return {
    profile: 'tabular-data-package',
    name: about.name,
    title: about.title,
    ...(about.license === undefined ? {} : { licenses: [{ name: about.license }] }),
    resources: written.map((table) => createResource(table, new Set<string>(written))),
  };
}

function createResource(table: TableName, written: ReadonlySet<string>): object {
  const schema: TableSchema = tables[table];
  return {
    profile: 'tabular-data-resource',
    name: table,
    path: `${table}.csv`,
    description: schema.description,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    schema: createTableSchema(schema, written),
  };
}

function createTableSchema(schema: TableSchema, written: ReadonlySet<string>): object {
  const foreignKeys = schema.columns.flatMap((column) => createForeignKey(schema, column, written));
  return {
    fields: schema.columns.map((column) => createField(schema, column)),
    missingValues: [''],
    // a key of a data package may have no empty part
    ...(schema.primaryKey.length === 0 || mayBeEmpty(schema) ? {} : { primaryKey: schema.primaryKey }),
    ...(foreignKeys.length === 0 ? {} : { foreignKeys }),
  };
}

function mayBeEmpty({ primaryKey, columns }: TableSchema): boolean {
  return columns.some(({ name, required }) => primaryKey.includes(name) && required !== true);
}

/** A foreign key wants one cell that names one row: not a list, and not a table whose key has two columns. */
function createForeignKey(schema: TableSchema, column: ColumnSchema, written: ReadonlySet<string>): readonly object[] {
  if (column.type !== 'id' || column.role !== 'reference' || column.of === undefined || !written.has(column.of))
    return [];
  const target: TableSchema = tables[column.of as TableName];
  if (target.primaryKey.length !== 1) return [];
  const resource = target.name === schema.name ? '' : target.name;
  return [{ fields: column.name, reference: { resource, fields: target.primaryKey[0] } }];
}

function createField(schema: TableSchema, column: ColumnSchema): object {
  const constraints = createConstraints(schema, column);
  return {
    name: column.name,
    type: typeOf(column),
    ...(column.unit === undefined ? {} : { unit: column.unit }),
    ...(column.default === undefined ? {} : { default: column.default }),
    description: column.description,
    ...(Object.keys(constraints).length === 0 ? {} : { constraints }),
  };
}

/** Dates may be a year or a month alone, which Frictionless' own type `date` refuses: they go as text. */
function typeOf(column: ColumnSchema): string {
  return column.type === 'number' || column.type === 'integer' || column.type === 'boolean' ? column.type : 'string';
}

const patterns: Partial<Record<ColumnSchema['type'], string>> = {
  date: String.raw`\d{4}(-\d{2}(-\d{2})?)?`,
  season: String.raw`\d{2}-\d{2}/\d{2}-\d{2}`,
  'hours-open': String.raw`\d{2}:\d{2}-\d{2}:\d{2}`,
  geometry: String.raw`LINESTRING ?\(.+\)`,
};

function createConstraints(schema: TableSchema, column: ColumnSchema): Record<string, unknown> {
  const isList = column.type === 'ids' || column.type === 'texts';
  const items = `(${column.allowed?.join('|') ?? ''})`;
  const pattern = isList && column.allowed !== undefined ? `${items}(;${items})*` : patterns[column.type];
  return {
    ...(column.required === true ? { required: true } : {}),
    ...(schema.primaryKey.length === 1 && schema.primaryKey[0] === column.name ? { unique: true } : {}),
    ...(column.allowed === undefined || isList ? {} : { enum: column.allowed }),
    ...(column.min === undefined ? {} : { minimum: column.min }),
    ...(column.max === undefined ? {} : { maximum: column.max }),
    ...(pattern === undefined ? {} : { pattern }),
  };
}
