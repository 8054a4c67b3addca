import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ReadFile } from '../receipt/receipt.ts';

const pieceBytes = 1 << 20;

/** The files that paths name, those of folders by name, each with the SHA-256 of its bytes; read piece by piece. */
export async function hashFiles(paths: readonly string[]): Promise<readonly ReadFile[]> {
  const files: ReadFile[] = [];
  for (const path of paths) {
    if (!(await stat(path)).isDirectory()) files.push({ name: basename(path), sha256: await hashFile(path) });
    else
      for (const entry of (await readdir(path, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1)))
        if (entry.isFile()) files.push({ name: entry.name, sha256: await hashFile(join(path, entry.name)) });
  }
  return files;
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path, { highWaterMark: pieceBytes }) as AsyncIterable<Uint8Array>)
    hash.update(piece);
  return hash.digest('hex');
}
