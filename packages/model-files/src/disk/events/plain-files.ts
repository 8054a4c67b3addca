import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { open, symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { FaultList } from '../../fault-list.ts';
import { readPieces } from './event-files.ts';
import type { EventBudget, EventSource } from './event-files.ts';
import { ImportStopped } from './event-limits.ts';
import { utf16Decoder, utf8Pieces } from './lines.ts';

/** A file of events that is not packed. */
export interface PlainFile {
  readonly path: string;
  readonly name: string;
}

/**
 * Plain files of UTF-8 under paths that DuckDB takes as they are: packed ones and UTF-16 are written to the folder, those
 * whose path reads as a pattern are linked from it.
 */
export async function plainFiles(
  sources: readonly EventSource[],
  folder: string,
  budget: EventBudget,
  faults: FaultList,
  signal: { readonly aborted: boolean } | undefined,
): Promise<readonly PlainFile[]> {
  const files: PlainFile[] = [];
  for (const source of sources) {
    if (signal?.aborted === true) throw new ImportStopped();
    const { path, name, packing, bytes } = source;
    if (packing !== 'plain' || (await isUtf16(path))) {
      files.push(...(await unpack(source, join(folder, String(files.length)), budget, faults)));
      continue;
    }
    budget.takeBytes(bytes);
    if (!/[*?[\]{}]/.test(path)) files.push({ path: resolve(path), name });
    else {
      const link = join(folder, `${String(files.length)}.csv`);
      await symlink(resolve(path), link);
      files.push({ path: link, name });
    }
  }
  return files;
}

async function unpack(
  source: EventSource,
  prefix: string,
  budget: EventBudget,
  faults: FaultList,
): Promise<readonly PlainFile[]> {
  const files: PlainFile[] = [];
  let out: ReturnType<typeof createWriteStream> | undefined;
  const finish = async (): Promise<void> => {
    if (out === undefined) return;
    out.end();
    await once(out, 'close');
  };
  for await (const { name, bytes } of utf8Pieces(readPieces(source, budget, faults))) {
    if (files.at(-1)?.name !== name) {
      await finish();
      const path = `${prefix}-${String(files.length)}.csv`;
      files.push({ path, name });
      out = createWriteStream(path);
    }
    if (out?.write(bytes) === false) await once(out, 'drain');
  }
  await finish();
  return files;
}

async function isUtf16(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return utf16Decoder(buffer) !== undefined;
  } finally {
    await file.close();
  }
}
