import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isOfTheseSources } from '../bin/bundle-state.mjs';

const bin = fileURLToPath(new URL('../bin/meridian.mjs', import.meta.url));
const example = fileURLToPath(new URL('../../../models/northern-corridor', import.meta.url));
const run = promisify(execFile);

let folder: string;
let cache: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meridian-bundle-'));
  cache = join(folder, 'cache');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What a command says, and its status. */
async function meridian(args: readonly string[], environment: Record<string, string> = {}): Promise<unknown> {
  const env = { ...process.env, MERIDIAN_CACHE: cache, ...environment };
  const told = await run(process.execPath, [bin, ...args], { env }).catch((fault: unknown) => fault);
  const { stdout, stderr, code } = told as { readonly stdout: string; readonly stderr: string; readonly code?: number };
  return { stdout, stderr, code };
}

/** What a command said, but for when it was. */
const hideTime = (told: unknown): string => JSON.stringify(told).replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'now');

describe('the bundled command', () => {
  it('is made of the sources that are there: else run npm run bundle', () => {
    const root = fileURLToPath(new URL('../../../', import.meta.url));
    expect(isOfTheseSources(root, fileURLToPath(new URL('../dist/inputs.json', import.meta.url)))).toBe(true);
  });

  it.each([
    [['--help']],
    [['check', '--model', example]],
    [['regimes', '--json']],
    [['route', '--from', 'Nhava Sheva', '--to', 'Moscow', '--depart', '2023-06-01']],
    [['route', '--from', 'nowhere', '--to', 'Moscow']],
    [['check', '--model', '/nowhere']],
  ])('answers %j as the sources do', async (args) => {
    const source = await meridian(args, { MERIDIAN_FROM_SOURCE: '1', MERIDIAN_CACHE: 'off' });
    expect(hideTime(await meridian(args))).toEqual(hideTime(source));
    // once more, with what was kept
    expect(hideTime(await meridian(args))).toEqual(hideTime(source));
  });

  it('is left for the sources where a file has another size or time, or is gone', async () => {
    const list = join(folder, 'inputs.json');
    const file = join(folder, 'a.ts');
    await writeFile(file, 'one');
    const { mtimeMs, size } = await import('node:fs').then(({ statSync }) => statSync(file));
    const isFresh = async (entry: unknown): Promise<boolean> => {
      await writeFile(list, JSON.stringify([entry]));
      return isOfTheseSources(folder, list);
    };
    expect(await isFresh(['a.ts', size, mtimeMs])).toBe(true);
    expect(await isFresh(['a.ts', size + 1, mtimeMs])).toBe(false);
    expect(await isFresh(['a.ts', size, mtimeMs + 1])).toBe(false);
    expect(await isFresh(['b.ts', size, mtimeMs])).toBe(false);
    expect(isOfTheseSources(folder, join(folder, 'none.json'))).toBe(false);
  });
});

describe('a model that was checked before', () => {
  const check = (model: string, environment = {}): Promise<unknown> =>
    meridian(['check', '--model', model, '--json'], environment);

  it('is read anew where a byte of it changes, and where what was kept is damaged', async () => {
    const model = join(folder, 'model');
    await cp(example, model, { recursive: true });
    const sound = await check(model);
    expect(hideTime(await check(model))).toEqual(hideTime(sound));
    const kept = await readdir(cache);
    for (const name of kept) await writeFile(join(cache, name), 'damaged');
    expect(hideTime(await check(model))).toEqual(hideTime(sound));
    const links = await readFile(join(model, 'link.csv'), 'utf8');
    await writeFile(join(model, 'link.csv'), links.replace(/,rail,/, ',rial,'));
    expect(JSON.stringify(await check(model))).toContain('rial');
  });

  it('is kept nowhere where that is not wanted', async () => {
    const own = join(folder, 'untouched');
    await check(example, { MERIDIAN_CACHE: 'off', XDG_CACHE_HOME: own });
    await expect(readdir(own)).rejects.toThrow('ENOENT');
  });
});
