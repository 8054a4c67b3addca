import { execFileSync } from 'node:child_process';
import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importEvents } from '@meridian/model-files/disk';
import { writeGdeltRows } from '../gdelt-rows.ts';
import { median } from '../measure.ts';
import type { Measurement, Suite } from '../measure.ts';
import { bareGdeltQuery } from '../peers/duckdb.ts';

const script = fileURLToPath(new URL('../peers/pandas_peer.py', import.meta.url));
const defaultRows = 10_000_000;
const rounds = 5;

interface Timed {
  readonly cpuMs: number;
  /** Acts that are left, as a check that all do the same work. */
  readonly acts: number;
}

/** Rows of GDELT 2's shape to months of pairs of states, beside the bare query, a plain reader and pandas on the same file. */
export const events = (rows = defaultRows): Suite => ({
  name: 'events',
  run: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'meridian-events-bench-'));
    try {
      const path = join(folder, 'events.csv');
      const bytes = writeGdeltRows(path, rows, 20240501);
      return await measure(path, rows, bytes);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
});

async function measure(path: string, rows: number, bytes: number): Promise<readonly Measurement[]> {
  const ours = async (engine: 'duckdb' | 'stream'): Promise<Timed> =>
    cpuOfAsync(async () => (await importEvents([path], { format: 'gdelt2', today: '2026-01-01', engine })).rows.kept);
  // the first read of the file fills the cache of the system for all of them
  await bareGdeltQuery(path);
  const [bare, own]: [Timed[], Timed[]] = [[], []];
  // by turns, so that what else the machine does falls on both
  for (let round = 0; round < rounds; round += 1) {
    bare.push(await cpuOfAsync(() => bareGdeltQuery(path)));
    own.push(await ours('duckdb'));
  }
  const stream = await ours('stream');
  const plain = await cpuOfAsync(() => plainRead(path));
  const pandas = pandasOn(path);
  const bareMs = median(bare.map(({ cpuMs }) => cpuMs));
  const ownMs = own.map(({ cpuMs }) => cpuMs);
  const ratio = median(ownMs) / bareMs;
  const what = `${rows.toLocaleString('en')} rows of GDELT 2's shape (${(bytes / 1e9).toFixed(1)} GB) to months of pairs`;
  const acts = `acts: ${[own[0], bare[0], stream, plain, pandas].map((each) => each?.acts.toLocaleString('en') ?? 'none').join(', ')}`;
  return [
    {
      kernel: what,
      cpuMs: ownMs,
      peer: 'the bare DuckDB query',
      peerCpuMs: bareMs,
      goal: '1.15 times the bare query',
      met: ratio <= 1.15,
      share: ratio / 1.15,
      note: `${acts} by this, the bare query, the stream engine, the plain reader and pandas`,
    },
    { kernel: 'the same by the stream engine', cpuMs: [stream.cpuMs] },
    { kernel: 'the same by a plain streaming reader in Node', cpuMs: [plain.cpuMs] },
    pandas === undefined
      ? { kernel: 'the same by pandas', cpuMs: [], note: 'python3-pandas is not installed' }
      : { kernel: 'the same by pandas, a million rows at a time', cpuMs: [pandas.cpuMs] },
  ];
}

/** CPU of this process, all of its threads. */
async function cpuOfAsync(work: () => Promise<number>): Promise<Timed> {
  const before = process.cpuUsage();
  const acts = await work();
  const { user, system } = process.cpuUsage(before);
  return { cpuMs: (user + system) / 1000, acts };
}

/** What anyone would write: lines, tabs, a map; rejections are not counted, codes not looked up. */
async function plainRead(path: string): Promise<number> {
  const acts = new Map<string, number>();
  let rest = '';
  for await (const chunk of createReadStream(path, { encoding: 'latin1', highWaterMark: 1 << 20 })) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const cells = line.split('\t');
      const [day = '', a = '', b = '', code = '', mentions = '', sources = '', url = ''] = [
        1, 7, 17, 26, 31, 32, 60,
      ].map((place) => cells[place]);
      if (a === '' || b === '' || a === b || Number(sources) < 2) continue;
      if (code.startsWith('01') || code.startsWith('02') || isRegion(a) || isRegion(b)) continue;
      const host = /^https?:\/\/(?:www\.)?([^/:?#]+)/.exec(url)?.[1] ?? url;
      const key = `${day}|${a}|${b}|${code.slice(0, 2)}|${host}`;
      acts.set(key, Math.max(acts.get(key) ?? 0, Number(mentions)));
    }
  }
  return acts.size;
}

function isRegion(state: string): boolean {
  return state === 'AFR' || state === 'EUR';
}

function pandasOn(path: string): Timed | undefined {
  try {
    const out = execFileSync('/usr/bin/python3', [script, path], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [cpuMs = NaN, acts = NaN] = out.trim().split(' ').map(Number);
    return { cpuMs, acts };
  } catch {
    return undefined;
  }
}
