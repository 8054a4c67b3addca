import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createFinding } from '@meridian/engine';
import type { Screening } from '@meridian/engine';
import type { ListReader } from '../formats/list-reader.ts';
import { entityReader, needsSanctions, noListFinding, sanctionReader } from '../formats/screen-text.ts';
import type { ScreenedList } from '../formats/screen-text.ts';
import { formatBytes } from '../limits.ts';

/** Most bytes of a list on disk; the largest that is published has two thousand million. */
export const LIST_FILE_BYTES_LIMIT = 8_000_000_000;
const pieceBytes = 1 << 20;

/**
 * Screens a list on disk. It is read piece by piece, once for the entities and, where the sanctions on the matches stand
 * in records of their own, once more for those; nothing of it is kept but the best matches.
 */
export async function screenListFile(path: string, screening: Screening): Promise<ScreenedList> {
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
  await readPieces(path, reader);
  const summary = reader.finish();
  if (typeof summary === 'string') return { finding: noListFinding(path, summary) };
  if (needsSanctions(screening, summary)) await readPieces(path, sanctionReader(screening), true);
  return { summary };
}

async function readPieces(path: string, reader: ListReader, finish = false): Promise<void> {
  const decoder = new TextDecoder();
  for await (const piece of createReadStream(path, { highWaterMark: pieceBytes }) as AsyncIterable<Uint8Array>) {
    if (!reader.push(decoder.decode(piece, { stream: true }))) return;
  }
  reader.push(decoder.decode());
  if (finish) reader.finish();
}
