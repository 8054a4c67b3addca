import { describe, expect, it } from 'vitest';
import { createModel } from './model.ts';
import { indexById, rowOf, rowsById } from './rows-by-id.ts';

const model = createModel('two places', {
  node: [
    { nodeId: 'b', name: 'Baku', nodeType: 'port' },
    { nodeId: 'a', name: 'Astara', nodeType: 'border_crossing' },
  ],
  service: [{ serviceId: 'a', name: 'A train' }],
});

describe('rows by id', () => {
  it('are those of the table that is named, in its order', () => {
    expect(rowOf(model.tables, 'node', 'a')?.name).toBe('Astara');
    expect(rowOf(model.tables, 'service', 'a')?.name).toBe('A train');
    expect([...indexById(model.tables, 'node')]).toEqual([
      ['b', 0],
      ['a', 1],
    ]);
    expect([rowOf(model.tables, 'node', 'c'), rowOf(model.tables, 'node', null)]).toEqual([undefined, undefined]);
  });

  it('are looked up once for a table, whatever else of the model is copied', () => {
    const copy = { ...model, tables: { ...model.tables, service: [] } };
    expect(rowsById(copy.tables, 'node')).toBe(rowsById(model.tables, 'node'));
    expect(rowOf(copy.tables, 'service', 'a')).toBeUndefined();
    const changed = { ...model.tables, node: model.tables.node.map((node) => ({ ...node, name: 'X' })) };
    expect([rowOf(changed, 'node', 'b')?.name, rowOf(model.tables, 'node', 'b')?.name]).toEqual(['X', 'Baku']);
  });

  it('of a doubled id are the first of them', () => {
    const tables = { node: [...model.tables.node, ...model.tables.node.map((node) => ({ ...node, name: 'late' }))] };
    expect(rowOf(tables, 'node', 'b')?.name).toBe('Baku');
    expect(indexById(tables, 'node').get('b')).toBe(0);
  });
});
