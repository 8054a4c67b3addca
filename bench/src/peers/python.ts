import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Grid } from '../grid.ts';
import { median } from '../measure.ts';

const script = fileURLToPath(new URL('grid_peer.py', import.meta.url));

/** Median CPU milliseconds of a peer's one-to-all search on a grid, and the sum of its distances; undefined where it is not installed. */
export function measurePeer(
  library: 'graph-tool' | 'igraph',
  { vertexCount, firstArc, head }: Grid,
  weight: Int32Array,
): { readonly cpuMs: number; readonly sum: number } | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'meridian-bench-'));
  const path = join(folder, 'grid.bin');
  const tail = new Int32Array(head.length);
  for (let vertex = 0; vertex < vertexCount; vertex += 1) tail.fill(vertex, firstArc[vertex], firstArc[vertex + 1]);
  writeFileSync(path, Buffer.concat([tail, Int32Array.from(head), weight].map((array) => Buffer.from(array.buffer))));
  try {
    const out = execFileSync('/usr/bin/python3', [script, library, path, String(vertexCount), '5'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const lines = out.trim().split('\n');
    return { cpuMs: median(lines.slice(0, -1).map(Number)), sum: Number(lines.at(-1)?.split(' ')[1]) };
  } catch {
    return undefined;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
