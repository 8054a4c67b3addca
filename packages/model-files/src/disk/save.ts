import { mkdir, mkdtemp, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Finding } from '@meridian/engine';
import { FaultList, quote } from '../fault-list.ts';
import { normalizeInsidePath } from '../folder-path.ts';
import type { ModelFiles } from '../model-files.ts';

/**
 * Writes the files of a model to a new or empty folder, all or none: they are written beside it, flushed to
 * the disk, and moved into place in one step. Nothing is written when the findings hold an error: the folder
 * holds something already (`folder-not-empty`), or a path leaves it (`path-outside`). Rejects when the disk
 * itself refuses (no permission, no room), and leaves nothing behind then.
 */
export async function saveModelFolder(dir: string, files: ModelFiles): Promise<readonly Finding[]> {
  const target = resolve(dir);
  const faults = new FaultList();
  for (const path of files.keys()) {
    if (normalizeInsidePath(path) === path) continue;
    faults.add(
      'path-outside',
      { file: path },
      `the path ${quote(path)} does not lie inside the folder.`,
      'Write a path inside the folder.',
    );
  }
  if (!(await isFreeFolder(target))) {
    faults.add(
      'folder-not-empty',
      { file: dir },
      'the folder, or a file of this name, is there and not empty.',
      'Name a new folder, or empty this one.',
    );
  }
  if (faults.hasErrors) return faults.list();
  await mkdir(dirname(target), { recursive: true });
  const draft = await mkdtemp(join(dirname(target), `.${basename(target)}-`));
  try {
    for (const [path, content] of files) await writeFlushed(join(draft, path), content);
    // moving a folder onto an empty one takes its place
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
  return faults.list();
}

/** Whether a folder is not there or empty, so that a model may be written to it. */
export async function isFreeFolder(dir: string): Promise<boolean> {
  try {
    return (await readdir(resolve(dir))).length === 0;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT';
  }
}

async function writeFlushed(path: string, content: Uint8Array | string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const handle = await open(path, 'wx');
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
