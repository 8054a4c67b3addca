import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mappedStack } from '../src/mapped-stack.ts';

const bundle = new URL('../dist/main.js', import.meta.url);
const source = new URL('../src/main.ts', import.meta.url);

/** Where a text stands in a file, from line 1 and column 1. */
function placeOf(text: string, file: URL): readonly [line: number, column: number] {
  const before = readFileSync(file, 'utf8').split(text)[0] ?? '';
  const lines = before.split('\n');
  return [lines.length, (lines.at(-1)?.length ?? 0) + 1];
}

describe('a stack from the bundle', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'meridian stack-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('tells the file and line of the source', () => {
    const told = 'Meridian met a fault of its own';
    const [line, column] = placeOf(told, bundle);
    const [wanted] = placeOf(told, source);
    const stack = `Error: no\n    at async run (${bundle.href}:${line}:${column})\n    at ${bundle.href}:${line}:${column}`;
    const mapped = mappedStack(stack);
    expect(mapped.split(`${source.href}:${wanted}:`)).toHaveLength(3);
    expect(mapped).not.toContain('/dist/');
  });

  it.each([
    ['without a map', undefined],
    ['with a map that is none', '{'],
  ])('is left as it is in a file %s', (_, map) => {
    const file = join(folder, 'one.js');
    writeFileSync(file, '');
    if (map !== undefined) writeFileSync(`${file}.map`, map);
    const stack = `Error: no\n    at run (${pathToFileURL(file).href}:3:5)\n    at node:internal/x:1:2`;
    expect(mappedStack(stack)).toBe(stack);
  });
});
