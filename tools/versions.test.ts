import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const versionOf = (manifest: string): unknown =>
  (JSON.parse(readFileSync(join(root, manifest), 'utf8')) as { readonly version: unknown }).version;

test('every package has the version of the whole, which receipts, the command and the API print', () => {
  const manifests = execFileSync('git', ['ls-files', 'package.json', '*/package.json'], { cwd: root, encoding: 'utf8' })
    .trim()
    .split('\n');
  expect(manifests.length).toBeGreaterThan(8);
  for (const manifest of manifests) expect(versionOf(manifest), manifest).toBe(versionOf('package.json'));
});
