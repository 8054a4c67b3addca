import { describe, expect, it } from 'vitest';
import { coverageOf } from './coverage.ts';
import { explainCell } from './explain.ts';
import { createModel } from '../model/model.ts';

const model = createModel('test', {
  publisher: [
    { publisherId: 'railway', name: 'The railway', reliability: 'B' },
    { publisherId: 'blog', name: 'A blog', reliability: 'E' },
  ],
  source: [
    { sourceId: 'table', title: 'Kilometre table', kind: 'published', publisherId: 'railway', date: '2020' },
    { sourceId: 'post', title: 'A post', kind: 'published', publisherId: 'blog', date: '2023' },
    { sourceId: 'sum', title: 'Sum of sections', kind: 'calculation' },
    { sourceId: 'memory', title: 'General knowledge', kind: 'general' },
    { sourceId: 'assumption', title: 'Assumption', kind: 'assumption' },
  ],
  link: [
    { linkId: 'l1', fromNodeId: 'a', toNodeId: 'b', modeId: 'rail', lengthKm: 100, status: 'planned' },
    { linkId: 'l2', fromNodeId: 'b', toNodeId: 'c', modeId: 'rail', lengthKm: 50, gaugeMm: 1520, sourceId: ['memory'] },
    { linkId: 'l3', fromNodeId: 'c', toNodeId: 'd', modeId: 'rail', lengthKm: 70, tracks: 1 },
  ],
  evidence: [
    { table: 'link', rowKey: 'l1', column: 'length', value: '110', sourceId: 'post', asOf: '2023-01-01' },
    { table: 'link', rowKey: 'l1', column: 'length', value: '100', sourceId: 'table', asOf: '2020-01-01' },
    { table: 'link', rowKey: 'l1', column: 'status', value: 'planned', sourceId: 'table' },
    { table: 'link', rowKey: 'l2', column: 'length', value: '50', sourceId: 'sum', inputs: ['table', 'post'] },
    { table: 'link', rowKey: 'l3', column: 'length', value: '70', sourceId: 'sum', inputs: ['table', 'memory'] },
    {
      table: 'link',
      rowKey: 'l3',
      column: 'tracks',
      value: '1',
      sourceId: 'assumption',
      note: 'a branch line',
      valueLow: 1,
      valueHigh: 2,
    },
  ],
});

describe('coverageOf', () => {
  it('counts fact cells by what they rest on', () => {
    // l1: length published, status planned published; l2: length derived, gauge general; l3: length calculated, tracks assumed;
    // the status of l2 and l3 is the default and so no figure
    expect(coverageOf(model).get('link')).toEqual({
      rows: 3,
      values: 6,
      sourced: 3,
      calculated: 2,
      assumed: 1,
      general: 1,
    });
  });
});

describe('explainCell', () => {
  it('picks by grade before date, keeps the rival, and says the spread', () => {
    const explanation = explainCell(model, 'link.l1.length');
    expect(explanation).toMatchObject({
      value: '100',
      unit: 'km',
      source: 'table',
      publisher: 'The railway',
      grade: 'B3',
      spread: { low: 100, high: 110 },
      rivals: [{ value: '110', source: 'post', grade: 'E3' }],
    });
  });

  it('offers the nearest names where there is no such cell', () => {
    expect(explainCell(model, 'link.l9.length')).toMatchObject({
      code: 'value-unknown',
      field: 'cell',
      remedy: 'There is no row “l9”. Nearest: l1, l2, l3.',
    });
    expect(explainCell(model, 'link.l1.lenght')).toMatchObject({
      remedy: 'There is no column “lenght”. Nearest: length.',
    });
    expect(explainCell(model, 'length')).toMatchObject({ message: 'No cell is called “length”.' });
  });
});
