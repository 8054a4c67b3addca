import { readdir, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { FaultList } from '../fault-list.ts';

export interface ListedFile {
  /** Path from the folder, with `/` between the parts. */
  readonly path: string;
  readonly bytes: number;
}

/** Kinds of files that belong to a model: tables, the list of them, scenarios, notes. */
const KNOWN_KINDS = /\.(csv|json|ya?ml|md|txt|geojson)$/i;

/**
 * The files of a model folder and their sizes, sorted by path. Names that begin with a dot and node_modules
 * are passed over. A symbolic link to a file inside the folder is followed; one that leads out of it is a
 * finding `path-outside`. Stops after `mostFiles` and one.
 */
export async function listModelFiles(
  dir: string,
  mostFiles: number,
  faults: FaultList,
): Promise<readonly ListedFile[]> {
  const root = await realpath(dir);
  const found: ListedFile[] = [];
  const folders = [''];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const entries = await readdir(join(root, folder), { withFileTypes: true });
    for (const entry of entries) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) folders.push(path);
      else if (KNOWN_KINDS.test(entry.name)) found.push(...(await checkFile(root, path, faults)));
      if (found.length > mostFiles) return found;
    }
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function checkFile(root: string, path: string, faults: FaultList): Promise<readonly ListedFile[]> {
  const real = await realpath(join(root, path)).catch(() => undefined);
  // a dangling link is as good as no file: where the file is needed, it will be reported missing
  if (real === undefined) return [];
  const way = relative(root, real);
  if (way === '..' || way.startsWith(`..${sep}`) || way === real) {
    const remedy = 'Put the file itself into the folder in place of the link.';
    faults.add('path-outside', { file: path, found: real }, 'the file is a link that leads out of the folder.', remedy);
    return [];
  }
  const status = await stat(real);
  return status.isFile() ? [{ path, bytes: status.size }] : [];
}
