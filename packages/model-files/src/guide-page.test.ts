import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { tableNames, tables } from '@meridian/engine';
import { expect, test } from 'vitest';
import { formatGuidePage } from './guide-page.ts';

test('01 docs/guide/model-format.md is up to date (else: node packages/model-files/src/disk/write-reference.ts)', () => {
  const page = fileURLToPath(new URL('../../../docs/guide/model-format.md', import.meta.url));
  expect(readFileSync(page, 'utf8')).toBe(formatGuidePage());
});

test('02 every table and every column is on the page', () => {
  const page = formatGuidePage();
  for (const name of tableNames) {
    expect(page).toContain(`### ${name}\n`);
    for (const column of tables[name].columns) expect(page).toContain(`| \`${column.name}\` | `);
  }
});
