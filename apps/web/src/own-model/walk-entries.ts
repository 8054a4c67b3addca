import { formatCount } from '@meridian/words';
import { isVisiblePath } from './visible-path.ts';

/** What is asked of a file before its content is read; a `File` of the browser has it. */
interface FileLike {
  readonly size: number;
}

interface FoundFile<F extends FileLike> {
  readonly path: string;
  readonly file: F;
}

/** A file or folder as the browser's `FileSystemEntry` shows it. */
interface EntryLike {
  readonly isFile: boolean;
  readonly isDirectory: boolean;
  readonly fullPath: string;
}

interface FileEntryLike<F> extends EntryLike {
  file(resolve: (file: F) => void, reject: (fault: Error) => void): void;
}

interface FolderEntryLike extends EntryLike {
  createReader(): { readEntries(resolve: (entries: EntryLike[]) => void, reject: (fault: Error) => void): void };
}

/** What a model may have; the same limits as on the command line. */
const mostFiles = 10_000;
const mostBytes = 256_000_000;

/** The files found so far; stops with an Error as soon as a limit is passed. Hidden files are passed over. */
export class FoundFiles<F extends FileLike> {
  readonly list: FoundFile<F>[] = [];
  #bytes = 0;

  add(path: string, file: F): void {
    if (!isVisiblePath(path)) return;
    this.list.push({ path, file });
    this.#bytes += file.size;
    if (this.list.length > mostFiles)
      throw new Error(`There are more than ${formatCount(mostFiles)} files. Drop the folder of the model itself.`);
    if (this.#bytes > mostBytes)
      throw new Error(
        `The files have more than ${String(mostBytes / 1e6)} MB together, the limit for a model. Drop the folder of the model itself.`,
      );
  }
}

/** Adds the files of an entry, folders walked through. Rejects where a limit is passed. */
export async function walkEntry<F extends FileLike>(entry: EntryLike, found: FoundFiles<F>): Promise<void> {
  const path = entry.fullPath.replace(/^\//, '');
  if (!isVisiblePath(path)) return;
  if (isFileEntry<F>(entry)) found.add(path, await new Promise<F>((resolve, reject) => entry.file(resolve, reject)));
  if (!isFolderEntry(entry)) return;
  const reader = entry.createReader();
  // a reader gives at most a hundred entries at a time
  for (;;) {
    const some = await new Promise<EntryLike[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return;
    for (const each of some) await walkEntry(each, found);
  }
}

function isFileEntry<F>(entry: EntryLike): entry is FileEntryLike<F> {
  return entry.isFile;
}

function isFolderEntry(entry: EntryLike): entry is FolderEntryLike {
  return entry.isDirectory;
}
