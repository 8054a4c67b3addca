import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from '../measure.ts';
import type { Measurement, Suite } from '../measure.ts';

const bin = fileURLToPath(new URL('../../../apps/cli/bin/meridian.mjs', import.meta.url));
const runs = 7;

/** What a user asks of the built-in model, with the CPU milliseconds that a whole process may take. */
const asked: readonly (readonly [args: readonly string[], goal: number])[] = [
  [['--help'], 200],
  [['check'], 600],
  [['route', '--from', 'Nhava Sheva', '--to', 'Moscow', '--depart', '2023-06-01'], 600],
  [['reach', '--from', 'Nhava Sheva'], 600],
  [['relations'], 600],
  [['regimes'], 600],
  [['assign', '--period', '2023-Q1'], 1000],
];

/** CPU milliseconds of a whole process, threads included, told by itself as it ends. */
function cpuOfProcess(args: readonly string[], folder: string, environment: Record<string, string>): number {
  const file = join(folder, 'usage');
  const atEnd = `import { writeFileSync } from 'node:fs'; process.on('exit', () => { const { user, system } = process.cpuUsage(); writeFileSync(${JSON.stringify(file)}, String(user + system)); });`;
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(atEnd)}`, ...args],
    {
      env: { ...process.env, MERIDIAN_CACHE: join(folder, 'cache'), ...environment },
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${String(status)}: ${stderr}`);
  return Number(readFileSync(file, 'utf8')) / 1000;
}

/** Commands as a user runs them, from the bundle with what was kept of the model, beside the same from the sources. */
function commandsOfModel(): readonly Measurement[] {
  const folder = mkdtempSync(join(tmpdir(), 'meridian-commands-'));
  try {
    const measure = (args: readonly string[], environment: Record<string, string> = {}): readonly number[] => {
      // compiled code and the checked model are there from the second run on
      cpuOfProcess(args, folder, environment);
      return Array.from({ length: runs }, () => cpuOfProcess(args, folder, environment));
    };
    const bare = join(folder, 'nothing.mjs');
    writeFileSync(bare, '');
    const nothing = measure([bare]);
    return [
      { kernel: 'a process that does nothing', cpuMs: nothing },
      ...asked.map(([args, goal]): Measurement => {
        const cpuMs = measure([bin, ...args]);
        const source = measure([bin, ...args], { MERIDIAN_FROM_SOURCE: '1', MERIDIAN_CACHE: 'off' });
        return {
          kernel: `meridian ${args.join(' ')}`,
          cpuMs,
          peer: 'the same from the sources',
          peerCpuMs: median(source),
          goal: `${goal} ms`,
          met: median(cpuMs) <= goal,
          share: median(cpuMs) / goal,
        };
      }),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const commands: Suite = { name: 'commands', run: commandsOfModel };
