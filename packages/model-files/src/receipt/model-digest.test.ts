import { createHash } from 'node:crypto';
import type { Model } from '@meridian/engine';
import { expect, test } from 'vitest';
import { newModelFiles } from '../new-model.ts';
import { readModel } from '../read-model.ts';
import { writeModel } from '../write-model.ts';
import { digestModel, digestRows } from './model-digest.ts';

function read(files: ReadonlyMap<string, Uint8Array | string>): Model {
  const { model } = readModel(files);
  if (model === undefined) throw new Error('the model does not read');
  return model;
}

const files = newModelFiles();
const model = read(files);

test('01 neither the form of the files nor the name counts, nor what a copy through JSON loses', () => {
  const { sha256 } = digestModel(model);
  expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  const windows = new Map([...files].map(([name, text]) => [name, text.replaceAll('\n', '\r\n')]));
  expect(digestModel(read(windows)).sha256).toBe(sha256);
  expect(digestModel(read(writeModel(model))).sha256).toBe(sha256);
  expect(digestModel({ ...model, name: 'other', title: 'Other' }).sha256).toBe(sha256);
  expect(digestModel(JSON.parse(JSON.stringify(model)) as Model).sha256).toBe(sha256);
});

test('02 a cell counts, and the order of rows, in their table alone', () => {
  const [first, ...rest] = model.tables.node;
  if (first === undefined) throw new Error('there is no node');
  const before = digestModel(model);
  for (const node of [[{ ...first, name: 'Elsewhere' }, ...rest], [...rest, first], rest]) {
    const after = digestModel({ ...model, tables: { ...model.tables, node } });
    expect(after.sha256).not.toBe(before.sha256);
    expect({ ...after.tables, node: undefined }).toEqual({ ...before.tables, node: undefined });
  }
});

test('03 another SHA-256 gives the same, and each row has a digest behind its key', () => {
  const own = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');
  expect(digestModel({ ...model }, own)).toEqual(digestModel(model));
  const { node = [] } = digestRows(model);
  expect(node.map(([key]) => key)).toEqual(model.tables.node.map(({ nodeId }) => nodeId));
  expect(new Set(node.map(([, digest]) => digest)).size).toBe(node.length);
  expect(digestRows(model, own)).toEqual(digestRows(model));
});
