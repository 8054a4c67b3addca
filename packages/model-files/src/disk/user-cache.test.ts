import { mkdtemp, readFile, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cacheFolder, openUserCache } from './user-cache.ts';

let folder: string;
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'meridian-cache-')), 'inner');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('the cache of a user', () => {
  it('gives back what was put, by its key alone', async () => {
    const cache = openUserCache(folder, Date.now);
    expect(await cache.get('a')).toBeUndefined();
    await cache.put('a', bytes('one'));
    await cache.put('b', bytes(''));
    expect(new TextDecoder().decode(await cache.get('a'))).toBe('one');
    expect((await cache.get('b'))?.length).toBe(0);
    expect(await cache.get('c')).toBeUndefined();
  });

  it('gives nothing that is damaged, cut short or another file', async () => {
    const cache = openUserCache(folder, Date.now);
    await cache.put('a', bytes('one'));
    const [name = ''] = await readdir(folder);
    const file = join(folder, name);
    const whole = await readFile(file);
    for (const damaged of [
      whole.subarray(0, -1),
      whole.subarray(0, 10),
      Buffer.from(''),
      Buffer.concat([whole.subarray(0, 32), Buffer.from('two')]),
    ]) {
      await writeFile(file, damaged);
      expect(await cache.get('a')).toBeUndefined();
    }
  });

  it('keeps sixteen files, the newest', async () => {
    const cache = openUserCache(folder, Date.now);
    for (let k = 0; k < 16; k += 1) await cache.put(`old ${k}`, bytes(String(k)));
    const long = new Date('2020-01-01');
    for (const name of await readdir(folder)) await utimes(join(folder, name), long, long);
    await cache.put('new', bytes('new'));
    expect(await readdir(folder)).toHaveLength(16);
    expect(await cache.get('new')).toEqual(Buffer.from('new'));
  });

  it('keeps longest what was used last, and clears away drafts that were left behind', async () => {
    const cache = openUserCache(folder, Date.now);
    for (let k = 0; k < 16; k += 1) await cache.put(`old ${k}`, bytes(String(k)));
    const long = new Date('2020-01-01');
    for (const name of await readdir(folder)) await utimes(join(folder, name), long, long);
    await cache.get('old 3');
    const [left, fresh] = ['a', 'b'].map((letter) => join(folder, `${letter.repeat(64)}.bin.7`));
    for (const draft of [left, fresh]) await writeFile(draft ?? '', '');
    await utimes(left ?? '', long, long);
    for (let k = 0; k < 15; k += 1) await cache.put(`new ${k}`, bytes('new'));
    // fifteen are new, and of the old ones there is room for one
    expect(await cache.get('old 3')).toEqual(Buffer.from('3'));
    for (const other of ['old 0', 'old 2', 'old 4', 'old 15']) expect(await cache.get(other)).toBeUndefined();
    expect((await readdir(folder)).filter((name) => name.endsWith('.7'))).toEqual([`${'b'.repeat(64)}.bin.7`]);
  });

  it('does without a folder that cannot be', async () => {
    const file = join(tmpdir(), `meridian-cache-file-${process.pid}`);
    await writeFile(file, '');
    const cache = openUserCache(join(file, 'below'), Date.now);
    await cache.put('a', bytes('one'));
    expect(await cache.get('a')).toBeUndefined();
    await rm(file);
  });

  it.each([
    [{ MERIDIAN_CACHE: 'off' }, 'linux', undefined],
    [{ MERIDIAN_CACHE: '/own' }, 'linux', '/own'],
    [{ XDG_CACHE_HOME: '/xdg' }, 'linux', join('/xdg', 'meridian')],
    [{ LOCALAPPDATA: '/local' }, 'win32', join('/local', 'meridian', 'cache')],
  ] as const)('is where %j on %s says: %s', (environment, platform, expected) => {
    expect(cacheFolder(environment, platform)).toBe(expected);
  });
});
