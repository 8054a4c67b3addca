import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** What was made before and may be made again, by a key that names all that it was made of. */
export interface UserCache {
  /** The bytes of a key; undefined where there are none, or where they are not those that were put. */
  readonly get: (key: string) => Promise<Uint8Array | undefined>;
  /** Keeps bytes. A cache that cannot be written keeps nothing, and nobody has to know. */
  readonly put: (key: string, bytes: Uint8Array) => Promise<void>;
}

/** Files kept, and bytes in all; those that were not used for longest go. A checked model takes some megabytes. */
const mostFiles = 16;
const mostBytes = 400_000_000;
/** Hours after which a draft is one that nobody writes any more. */
const oldDraftHours = 1;

const digestBytes = 32;
const digestOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

/**
 * Where the caches of a user are: MERIDIAN_CACHE, or where the system has them. Undefined where MERIDIAN_CACHE is `off`.
 */
export function cacheFolder(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string | undefined {
  const { MERIDIAN_CACHE, XDG_CACHE_HOME, LOCALAPPDATA } = environment;
  if (MERIDIAN_CACHE === 'off') return undefined;
  if (MERIDIAN_CACHE !== undefined && MERIDIAN_CACHE !== '') return MERIDIAN_CACHE;
  if (platform === 'win32') return join(LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'meridian', 'cache');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'meridian');
  return join(
    XDG_CACHE_HOME === undefined || XDG_CACHE_HOME === '' ? join(homedir(), '.cache') : XDG_CACHE_HOME,
    'meridian',
  );
}

/** A cache in a folder (`now`: milliseconds from 1970), each file named by its key and beginning with the digest (SHA-256) of what follows. */
export function openUserCache(folder: string, now: () => number): UserCache {
  const fileOf = (key: string): string => join(folder, `${createHash('sha256').update(key).digest('hex')}.bin`);
  return {
    get: async (key) => {
      try {
        const file = fileOf(key);
        const whole = await readFile(file);
        const content = whole.subarray(digestBytes);
        if (!digestOf(content).equals(whole.subarray(0, digestBytes))) return undefined;
        const used = now() / 1000;
        // one who may only read has it all the same
        await utimes(file, used, used).catch(() => undefined);
        return content;
      } catch {
        return undefined;
      }
    },
    put: async (key, bytes) => {
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        const file = fileOf(key);
        const draft = `${file}.${String(process.pid)}`;
        await writeFile(draft, Buffer.concat([digestOf(bytes), bytes]), { mode: 0o600 });
        await rename(draft, file);
        await dropOldest(folder, now());
      } catch {
        // what cannot be kept is made again
      }
    },
  };
}

/** Deletes what is too old, too many or too much, and drafts that were left behind. Other files are not ours. */
async function dropOldest(folder: string, now: number): Promise<void> {
  const names = (await readdir(folder)).filter((name) => /^[0-9a-f]{64}\.bin(?:\.\d+)?$/.test(name));
  const aged = await Promise.all(
    names.map(async (name) => {
      const { mtimeMs, size } = await stat(join(folder, name));
      return { name, time: mtimeMs, size };
    }),
  );
  aged.sort((a, b) => b.time - a.time);
  const [kept, drafts] = [
    aged.filter(({ name }) => name.endsWith('.bin')),
    aged.filter(({ name }) => !name.endsWith('.bin')),
  ];
  let bytes = 0;
  const gone = kept.filter(({ size }, at) => {
    bytes += size;
    return at >= mostFiles || bytes > mostBytes;
  });
  gone.push(...drafts.filter(({ time }) => time < now - oldDraftHours * 3_600_000));
  await Promise.all(gone.map(({ name }) => rm(join(folder, name), { force: true })));
}
