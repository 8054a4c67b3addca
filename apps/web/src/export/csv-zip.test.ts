import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { csvZip } from './csv-zip.ts';

const receipt = {
  meridian: '1.2.3',
  node: null,
  model: { name: 'instc', sha256: 'a'.repeat(64) },
  question: { ask: 'assign', period: '2023-Q1' },
  files: [],
  at: '2026-11-28T10:00:00.000Z',
};

test('01 the archive holds the table as it is, its metadata with columns and receipt, and words for people', () => {
  const csv = 'link_id,"tonnes, all"\nx,1\n';
  const files = unzipSync(csvZip(csv, 'flows.csv', receipt, 'http://x/?view=flows'));
  const text = (name: string): string => strFromU8(files[name] ?? new Uint8Array());
  expect(Object.keys(files)).toEqual(['flows.csv', 'flows.csv.metadata.json', 'README.txt']);
  expect(text('flows.csv')).toBe(csv);
  expect(JSON.parse(text('flows.csv.metadata.json'))).toEqual({
    '@context': 'http://www.w3.org/ns/csvw',
    url: 'flows.csv',
    tableSchema: { columns: [{ titles: 'link_id' }, { titles: 'tonnes, all' }] },
    notes: [{ receipt }],
  });
  expect(text('README.txt')).toContain('Meridian 1.2.3');
  expect(text('README.txt')).toContain('http://x/?view=flows');
});

test('02 the same bytes for the same receipt', () => {
  expect(csvZip('a\n1\n', 'a.csv', receipt, '')).toEqual(csvZip('a\n1\n', 'a.csv', receipt, ''));
});
