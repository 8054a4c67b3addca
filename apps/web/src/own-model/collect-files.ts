import type { DroppedFile } from '../worker/protocol.ts';

/** What a model may have; the same limits as on the command line. */
const mostFiles = 10_000;
const mostBytes = 256_000_000;

/**
 * The files of what was dropped, folders walked through. Call it while the event is handled: afterwards the browser
 * takes the list away. Rejects where a limit is passed, before anything is read.
 */
export async function collectDropped(dropped: DataTransfer): Promise<readonly DroppedFile[]> {
  const files: { readonly path: string; readonly file: File }[] = [];
  const entries: FileSystemEntry[] = [];
  for (const item of dropped.items) {
    const entry = item.webkitGetAsEntry();
    const file = entry === null ? item.getAsFile() : null;
    if (entry !== null) entries.push(entry);
    if (file !== null) files.push({ path: file.name, file });
  }
  for (const entry of entries) await walk(entry, files);
  return readAll(files);
}

/** The files that were chosen in a dialog, with their paths where a folder was. */
export function collectChosen(chosen: FileList | null): Promise<readonly DroppedFile[]> {
  const files = [...(chosen ?? [])];
  return readAll(
    files.map((file) => ({ path: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath, file })),
  );
}

async function walk(entry: FileSystemEntry, files: { readonly path: string; readonly file: File }[]): Promise<void> {
  if (files.length > mostFiles) return;
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => {
      entry.file(resolve, reject);
    });
    files.push({ path: entry.fullPath.replace(/^\//, ''), file });
    return;
  }
  if (!isDirectory(entry)) return;
  const reader = entry.createReader();
  // a reader gives at most a hundred entries at a time
  for (;;) {
    const some = await new Promise<readonly FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (some.length === 0) return;
    for (const each of some) await walk(each, files);
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isDirectory(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

async function readAll(
  files: readonly { readonly path: string; readonly file: File }[],
): Promise<readonly DroppedFile[]> {
  if (files.length > mostFiles)
    throw new Error(
      `There are more than ${mostFiles.toLocaleString('en')} files. Drop the folder of the model itself.`,
    );
  const bytes = files.reduce((sum, { file }) => sum + file.size, 0);
  if (bytes > mostBytes)
    throw new Error(
      `The files have ${(bytes / 1e6).toFixed(0)} MB together; the limit is ${String(mostBytes / 1e6)} MB a model.`,
    );
  return Promise.all(files.map(async ({ path, file }) => ({ path, bytes: new Uint8Array(await file.arrayBuffer()) })));
}
