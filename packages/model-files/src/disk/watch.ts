import { statSync, watch } from 'node:fs';
import { basename, dirname } from 'node:path';

/** Editors write a file in several steps: one change is told once it has been quiet for so long. */
const QUIET_MS = 200;

/**
 * Calls `onChange` once after each burst of changes in a model folder, or to a .zip archive. Returns a
 * function that stops the watching; after it, `onChange` is not called any more. Throws when `dir` is not there.
 */
export function watchModelFolder(dir: string, onChange: () => void, quietMs = QUIET_MS): () => void {
  const isFolder = statSync(dir).isDirectory();
  let timer: NodeJS.Timeout | undefined;
  const watcher = isFolder
    ? watch(dir, { recursive: true }, wait)
    : // an archive is replaced rather than written: its folder stays
      watch(dirname(dir), (_, name) => {
        if (name === basename(dir)) wait();
      });
  function wait(): void {
    clearTimeout(timer);
    timer = setTimeout(onChange, quietMs);
  }
  // a folder that vanishes is a change; what is wrong with it is said by the next loading
  watcher.on('error', wait);
  return () => {
    clearTimeout(timer);
    watcher.close();
  };
}
