import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createFinding } from '@meridian/engine';
import type { Finding, Screener } from '@meridian/engine';
import type { ListReader, ListSummary } from '../formats/list-reader.ts';
import { entityReader, needsSecondPass, noListFinding, secondReader } from '../formats/screen-text.ts';
import { formatBytes } from '../limits.ts';

/** Most bytes of a list on disk; the largest that is published has two thousand million. */
export const LIST_FILE_BYTES_LIMIT = 8_000_000_000;
const pieceBytes = 1 << 20;

/** What a list on disk held, and which state of it that was. */
export interface ListFileSummary extends ListSummary {
  readonly sha256: string;
  /** Day on which the file was last changed (UTC). */
  readonly date: string;
}

/**
 * Screens a list on disk. It is read piece by piece, once for the entities and, where the sanctions on the matches or
 * the documents of persons stand in records of their own, once more for those; nothing of it is kept but the best matches.
 */
export async function screenListFile(
  path: string,
  screening: Screener,
): Promise<{ readonly summary: ListFileSummary } | { readonly finding: Finding }> {
  const status = await stat(path).catch(() => undefined);
  if (status?.isFile() !== true) {
    const remedy = 'Name a list that lies on this machine; Meridian fetches none.';
    return { finding: createFinding('file-missing', { file: path }, `${path}: there is no such file.`, remedy) };
  }
  if (status.size > LIST_FILE_BYTES_LIMIT) {
    const message = `${path}: the list has ${formatBytes(status.size)}; the limit is ${formatBytes(LIST_FILE_BYTES_LIMIT)}.`;
    return { finding: createFinding('file-too-large', { file: path }, message, 'Split the list by lines.') };
  }
  const reader = entityReader(screening);
  const hash = createHash('sha256');
  await readPieces(path, reader, hash);
  const summary = reader.finish();
  if (typeof summary === 'string') return { finding: noListFinding(path, summary) };
  if (needsSecondPass(screening, summary)) {
    const second = secondReader(screening);
    await readPieces(path, second);
    second.finish();
  }
  return { summary: { ...summary, sha256: hash.digest('hex'), date: status.mtime.toISOString().slice(0, 10) } };
}

async function readPieces(path: string, reader: ListReader, hash?: Hash): Promise<void> {
  const decoder = new TextDecoder();
  for await (const piece of createReadStream(path, { highWaterMark: pieceBytes }) as AsyncIterable<Uint8Array>) {
    hash?.update(piece);
    if (!reader.push(decoder.decode(piece, { stream: true }))) return;
  }
  reader.push(decoder.decode());
}
