import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Whether a bundle is made of the sources as they are: `list` names every file that it was made of, below `root`, with the size
 * and the time that it had then. A file that is new matters to none of them until one of them is edited.
 */
export function isOfTheseSources(root, list) {
  try {
    return JSON.parse(readFileSync(list, 'utf8')).every(([path, size, time]) => {
      const found = statSync(join(root, path), { throwIfNoEntry: false });
      return found?.size === size && found.mtimeMs === time;
    });
  } catch {
    return false;
  }
}
