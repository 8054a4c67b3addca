import type { DroppedFile } from '../worker/protocol.ts';
import { FoundFiles, walkEntry } from './walk-entries.ts';

/**
 * The files of what was dropped, folders walked through. Call it while the event is handled: afterwards the browser
 * takes the list away. Rejects where a limit is passed, before anything is read.
 */
export async function collectDropped(dropped: DataTransfer): Promise<readonly DroppedFile[]> {
  const found = new FoundFiles<File>();
  const entries: FileSystemEntry[] = [];
  for (const item of dropped.items) {
    const entry = item.webkitGetAsEntry();
    const file = entry === null ? item.getAsFile() : null;
    if (entry !== null) entries.push(entry);
    if (file !== null) found.add(file.name, file);
  }
  for (const entry of entries) await walkEntry(entry, found);
  return readAll(found);
}

/** The files that were chosen in a dialog, with their paths where a folder was. Rejects where a limit is passed. */
export async function collectChosen(chosen: FileList | null): Promise<readonly DroppedFile[]> {
  const found = new FoundFiles<File>();
  for (const file of chosen ?? []) {
    found.add(file.webkitRelativePath === '' ? file.name : file.webkitRelativePath, file);
  }
  return readAll(found);
}

function readAll({ list }: FoundFiles<File>): Promise<readonly DroppedFile[]> {
  return Promise.all(
    list.map(async ({ path, file }) => {
      const content = await file.arrayBuffer().catch((fault: unknown) => {
        throw new Error(`${path} could not be read. Drop it again once no other program holds it.`, { cause: fault });
      });
      return { path, bytes: new Uint8Array(content) };
    }),
  );
}
