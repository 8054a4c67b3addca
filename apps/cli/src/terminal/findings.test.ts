import { createFinding } from '@meridian/engine';
import type { Finding } from '@meridian/engine';
import { importGmns } from '@meridian/model-files';
import { expect, test } from 'vitest';
import { formatFindings } from './findings.ts';
import type { Terminal } from './terminal.ts';

const terminal: Terminal = { out: () => undefined, err: () => undefined, columns: Infinity, style: (_, text) => text };
const headsOf = (findings: readonly Finding[]): readonly string[] =>
  formatFindings(findings, terminal)
    .split('\n')
    .filter((line) => !line.startsWith(' '));
const short = (row: number): Finding =>
  createFinding(
    'length-below-great-circle',
    { file: 'link.csv', row, column: 'length' },
    `link ${String(row)}.`,
    'Mend.',
  );

test('01 findings of a kind are shown five times and counted, the cause before them', () => {
  const unit = createFinding('length-unit-mismatch', { file: 'link.csv', column: 'length' }, 'feet.', 'Say so.');
  const lines = headsOf([...Array.from({ length: 5829 }, (_, k) => short(k + 2)), unit]);
  expect(lines).toHaveLength(7);
  expect(lines[0]).toBe('error link.csv:length feet.');
  expect(lines[1]).toBe('error link.csv:2:length link 2.');
  expect(lines[6]).toBe('error and 5,824 more like these');
});

test('02 six are shown rather than five and one more', () => {
  expect(headsOf([2, 3, 4, 5, 6, 7].map(short))).toHaveLength(6);
});

test('03 what a reader has counted itself is counted on', () => {
  const rows = Array.from({ length: 200 }, (_, k) => `${String(k)},1,2,1,x,auto\n`).join('');
  const files = new Map([
    ['node.csv', 'node_id,x_coord,y_coord\n1,24,47\n2,24.1,47\n'],
    ['link.csv', `link_id,from_node_id,to_node_id,directed,length,allowed_uses\n${rows}`],
  ]);
  const lines = headsOf(importGmns(files).findings.filter(({ severity }) => severity === 'error'));
  expect(lines).toHaveLength(6);
  expect(lines[0]).toBe('error link.csv, row 2, column length: "x" is not a number.');
  expect(lines[5]).toBe('error and 195 more like these');
});
