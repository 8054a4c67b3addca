import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { deserialize, serialize } from 'node:v8';
import type { Finding, Model } from '@meridian/engine';
import { cacheFolder, openUserCache } from '@meridian/model-files/disk';
import { now } from './clock.ts';

/** A model with all that is wrong with it. */
export interface CheckedModel {
  readonly model: Model | undefined;
  readonly findings: readonly Finding[];
}

/** Of a bundle, the digest of all its code, libraries included; sources have none. */
const bundleVersion = new URL('./version.txt', import.meta.url);

/**
 * A model as it was checked before, where its files and the code that checks are the same to the bit and it is the same day; else
 * as `check` finds it, which is kept in the user's cache for the next time. Code from source keeps nothing.
 */
export async function checkedBefore(
  files: ReadonlyMap<string, Uint8Array | string>,
  day: string,
  check: () => CheckedModel,
): Promise<CheckedModel> {
  const folder = cacheFolder(process.env, process.platform);
  const version = folder === undefined ? undefined : await readFile(bundleVersion).catch(() => undefined);
  if (folder === undefined || version === undefined) return check();
  const hash = createHash('sha256').update(version).update(day).update(process.version);
  for (const [path, content] of [...files].sort(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(`\0${path}\0${String(content.length)}\0`).update(content);
  const key = `checked model ${hash.digest('hex')}`;
  const cache = openUserCache(folder, now);
  const kept = await cache.get(key);
  if (kept !== undefined) return deserialize(kept) as CheckedModel;
  const found = check();
  if (found.model !== undefined) await cache.put(key, serialize(found));
  return found;
}
