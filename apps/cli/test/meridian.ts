import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { run } from '../src/main.ts';

/** What one command line printed and how it ended. */
export interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line as a user would, on a terminal of so many columns without color. */
export async function meridian(args: readonly string[], columns = Number.POSITIVE_INFINITY): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  process.exitCode = 0;
  const status = await run(args, {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    columns,
    style: (_, text) => text,
  });
  process.exitCode = 0;
  return { status, out: out.join('\n'), err: err.join('\n') };
}

const folders: string[] = [];

/** A path for a folder that does not exist yet; removed after the test. */
export async function newFolder(): Promise<string> {
  const parent = await mkdtemp(join(tmpdir(), 'meridian-cli-'));
  folders.push(parent);
  return join(parent, 'model');
}

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});
