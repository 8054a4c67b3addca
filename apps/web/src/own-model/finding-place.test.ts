import { createFinding, createModel } from '@meridian/engine';
import { describe, expect, it } from 'vitest';
import { placeOfFinding, positionOfPlace } from './finding-place.ts';

const model = createModel('small', {
  node: [
    { nodeId: 'a', xCoord: 10, yCoord: 20 },
    { nodeId: 'b', xCoord: 12, yCoord: 22, row: 5 },
  ] as never,
  link: [
    { linkId: 'ab', fromNodeId: 'a', toNodeId: 'b' },
    { linkId: 'ax', fromNodeId: 'a', toNodeId: 'nowhere' },
  ],
  transfer: [{ nodeId: 'b' }, { nodeType: 'seaport' }],
  crossing: [{ linkId: 'ab' }],
  city: [{ cityId: 'c', year: 2020, nodeId: 'a' }],
  zone: [{ zoneId: 'z', nodeId: 'b' }],
  serviceStop: [],
  evidence: [
    { table: 'link', rowKey: 'ab', column: 'length' },
    { table: 'city', rowKey: 'c|2020', column: 'population' },
    { table: 'link', rowKey: 'gone', column: 'length' },
    { table: 'no-table', rowKey: 'ab', column: 'length' },
  ],
} as never);
const place = (file: string, row?: number) =>
  placeOfFinding(model, createFinding('cell-value', { file, row }, 'message', 'remedy'));

describe('placeOfFinding', () => {
  it.each([
    ['node.csv', 2, { kind: 'node', id: 'a' }],
    ['data/node.csv', 3, { kind: 'node', id: 'b' }],
    ['link.csv', 2, { kind: 'link', id: 'ab' }],
    ['transfer.csv', 2, { kind: 'node', id: 'b' }],
    ['crossing.csv', 2, { kind: 'link', id: 'ab' }],
    ['city.csv', 2, { kind: 'node', id: 'a' }],
    ['zone.csv', 2, { kind: 'node', id: 'b' }],
    ['evidence.csv', 2, { kind: 'link', id: 'ab' }],
    ['evidence.csv', 3, { kind: 'node', id: 'a' }],
  ])('%s, row %i', (file, row, expected) => {
    expect(place(file, row)).toEqual(expected);
  });

  it.each([
    ['transfer.csv', 3],
    ['evidence.csv', 4],
    ['evidence.csv', 5],
    ['node.csv', 1],
    ['node.csv', 99],
    ['node.csv', undefined],
    ['datapackage.json', 2],
    ['my-node.csv', 2],
  ])('%s, row %s, is of no place', (file, row) => {
    expect(place(file, row)).toBeUndefined();
  });

  it('tells rows apart where blank ones were left out', () => {
    const [first, second] = model.tables.node;
    if (first === undefined || second === undefined) throw new Error('two nodes were made');
    const gap = { ...model, tables: { ...model.tables, node: [first, { ...second, row: 7 }] } };
    const at = (row: number) => placeOfFinding(gap, createFinding('cell-value', { file: 'node.csv', row }, 'm', 'r'));
    expect([2, 3, 6, 7, 8].map((row) => at(row)?.id)).toEqual(['a', undefined, undefined, 'b', undefined]);
  });
});

describe('positionOfPlace', () => {
  it('gives the node, the middle of a link, and the end that is known', () => {
    expect(positionOfPlace(model, { kind: 'node', id: 'a' })).toEqual([10, 20]);
    expect(positionOfPlace(model, { kind: 'link', id: 'ab' })).toEqual([11, 21]);
    expect(positionOfPlace(model, { kind: 'link', id: 'ax' })).toEqual([10, 20]);
    expect(positionOfPlace(model, { kind: 'link', id: 'gone' })).toBeUndefined();
  });
});
