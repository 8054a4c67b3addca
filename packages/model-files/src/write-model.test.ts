import { createModel, fieldOf, tableNames, tables } from '@meridian/engine';
import type { ColumnSchema, Model, ModelDraft, TableName, TableSchema } from '@meridian/engine';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readModel } from './read-model.ts';
import { writeModel } from './write-model.ts';

// a cell has no blanks at its ends, an empty text is no text, and `;` parts the items of a list
const text = fc
  .oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom(
      'a,b',
      'say "so"',
      'two\nlines',
      'two\r\nlines',
      'Астара',
      '東京',
      '=1+1',
      '"',
      "it's",
      '0',
      'NaN',
      'true',
    ),
  )
  .map((value) => value.replaceAll('\u0000', '').trim())
  .filter((value) => value !== '');
const item = text.map((value) => value.replaceAll(';', '').trim()).filter((value) => value !== '');
const day = fc.constantFrom('1999', '2024-02', '2024-02-29', '2030-12-31');

function cellArbitrary(column: ColumnSchema): fc.Arbitrary<unknown> {
  const { min = -1e6, max = 1e6 } = column;
  switch (column.type) {
    case 'number':
      // a cell knows no negative zero
      return fc.double({ min, max, noNaN: true }).map((value) => value + 0);
    case 'integer':
      return fc.integer({ min: Math.ceil(min), max: Math.floor(max) });
    case 'boolean':
      return fc.boolean();
    case 'date':
      return day;
    case 'season':
      return fc.constantFrom('04-01/11-15', '11-15/02-29');
    case 'hours-open':
      return fc.constantFrom('08:00-20:00', '22:00-06:00');
    case 'geometry':
      return fc.constantFrom('LINESTRING (1 2, 3 4)', 'LINESTRING(-180 90,0.5 -0.25 , 10 10)');
    case 'ids':
    case 'texts':
      return fc.array(column.allowed === undefined ? item : fc.constantFrom(...column.allowed), {
        minLength: column.required === true ? 1 : 0,
        maxLength: 3,
      });
    default:
      return column.allowed === undefined ? text : fc.constantFrom(...column.allowed);
  }
}

function recordArbitrary(schema: TableSchema): fc.Arbitrary<Record<string, unknown>> {
  const fields = schema.columns.map((column): [string, fc.Arbitrary<unknown>] => {
    const isThere = column.required === true || column.default !== undefined;
    return [fieldOf(column), isThere ? cellArbitrary(column) : fc.option(cellArbitrary(column), { nil: undefined })];
  });
  return fc.record(Object.fromEntries(fields));
}

function tableArbitrary(name: TableName): fc.Arbitrary<readonly Record<string, unknown>[]> {
  const schema: TableSchema = tables[name];
  const record = recordArbitrary(schema);
  // units are written as km and km/h
  if (name === 'config') return record.map((config) => [{ ...config, longLength: 'km', speed: 'km/h' }]);
  if (schema.primaryKey.length === 0) return fc.array(record, { maxLength: 4 });
  const fields = schema.columns.filter((column) => schema.primaryKey.includes(column.name)).map(fieldOf);
  return fc.uniqueArray(record, {
    maxLength: 4,
    selector: (row) => fields.map((field) => String(row[field])).join('|'),
  });
}

const model = fc
  .tuple(
    fc.stringMatching(/^[a-z][a-z0-9-]{0,10}$/),
    text,
    fc.record(Object.fromEntries(tableNames.map((name) => [name, tableArbitrary(name)]))),
  )
  .map(([name, title, draft]): Model => ({ ...createModel(name, draft as ModelDraft), title }));

test('01 reading what was written gives the same model (property, seed 20261124)', () => {
  fc.assert(
    fc.property(model, (written) => {
      const { model: read, findings } = readModel(writeModel(written));
      expect(findings).toEqual([]);
      expect(read).toEqual(written);
    }),
    { seed: 20261124, numRuns: 60 },
  );
});

test('02 bytes read as text does, and writing again gives the same bytes', () => {
  const [written] = fc.sample(model, { seed: 1, numRuns: 1 });
  if (written === undefined) throw new Error('No sample.');
  const files = writeModel(written);
  const bytes = new Map([...files].map(([path, content]) => [path, new TextEncoder().encode(content)]));
  const read = readModel(bytes).model;
  expect(read).toEqual(written);
  expect(read && writeModel(read)).toEqual(files);
});

test('03 datapackage.json carries types, units, constraints, keys and meanings', () => {
  const draft: ModelDraft = { config: [{ datasetName: 'T', license: 'CC-BY-4.0' }], link: [{ linkId: 'l' }] };
  const descriptor = JSON.parse(writeModel(createModel('small', draft)).get('datapackage.json') ?? '') as {
    readonly licenses: unknown;
    readonly resources: readonly {
      readonly name: string;
      readonly schema: {
        readonly fields: readonly { readonly name: string }[];
        readonly primaryKey: unknown;
        readonly foreignKeys: readonly unknown[];
      };
    }[];
  };
  const link = descriptor.resources.find(({ name }) => name === 'link')?.schema;
  expect(descriptor.licenses).toEqual([{ name: 'CC-BY-4.0' }]);
  expect(descriptor.resources.map(({ name }) => name)).toEqual([
    'config',
    'node',
    'link',
    'mode',
    'commodity',
    'source',
  ]);
  expect(link?.primaryKey).toEqual(['link_id']);
  expect(link?.foreignKeys).toEqual([
    { fields: 'from_node_id', reference: { resource: 'node', fields: 'node_id' } },
    { fields: 'to_node_id', reference: { resource: 'node', fields: 'node_id' } },
    { fields: 'mode_id', reference: { resource: 'mode', fields: 'mode_id' } },
  ]);
  expect(link?.fields.find(({ name }) => name === 'gauge_mm')).toEqual({
    name: 'gauge_mm',
    type: 'integer',
    unit: 'mm',
    description: 'Rail gauge. Cargo changes gauge only where a transfer says so.',
    constraints: { minimum: 600, maximum: 1676 },
  });
});

test('04 a model whose config says miles is written in kilometers, which its records are in', () => {
  const files = writeModel(
    createModel('m', {
      config: [{ datasetName: 'T', longLength: 'mi', speed: 'mph' }],
      link: [{ linkId: 'l', lengthKm: 100 }],
    }),
  );
  expect(files.get('config.csv')?.split('\n')[1]).toMatch(/^T,km,km\/h,USD/);
});
