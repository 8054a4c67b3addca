import { checkModel } from '@meridian/engine';
import { expect, test } from 'vitest';
import { newModelFiles } from './new-model.ts';
import { readModel } from './read-model.ts';

test('01 the new model passes every check without an error or a warning', () => {
  const { model, findings } = readModel(newModelFiles());
  expect(findings).toEqual([]);
  expect(model && checkModel(model)).toEqual([]);
});

test('02 it takes a name and a title', () => {
  const { model } = readModel(newModelFiles('north', 'North corridor'));
  expect([model?.name, model?.title, model?.tables.config[0]?.datasetName]).toEqual([
    'north',
    'North corridor',
    'North corridor',
  ]);
});

test('03 every link joins nodes, and alpha and echo hang together', () => {
  const links = readModel(newModelFiles()).model?.tables.link ?? [];
  const reached = new Set<string>(['alpha']);
  for (let round = 0; round < links.length; round += 1) {
    for (const { fromNodeId, toNodeId } of links)
      if (reached.has(fromNodeId) || reached.has(toNodeId)) reached.add(fromNodeId).add(toNodeId);
  }
  expect([...reached].sort()).toEqual(['alpha', 'bravo', 'charlie', 'delta', 'echo']);
});
