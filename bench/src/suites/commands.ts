import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cityFiles } from '../city.ts';
import { median } from '../measure.ts';
import type { Measurement, Suite } from '../measure.ts';
import { cities } from './assignment.ts';

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

/**
 * Cities solved as whole processes, with the CPU milliseconds by gap: what a C program of Algorithm B took on cities of
 * such sizes on another machine, at 1e-10 0.6 of that.
 */
const instances: readonly (readonly [name: string, goals: readonly (readonly [gap: string, goal: number])[]])[] = [
  [
    'city of 110 zones',
    [
      ['1e-4', 410],
      ['1e-10', 660],
    ],
  ],
  [
    'city of 390 zones',
    [
      ['1e-4', 1100],
      ['1e-10', 1680],
    ],
  ],
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
    const ofCities = instances.flatMap(([name, goals]) => {
      const plan = cities.find((each) => each.name === name);
      if (plan === undefined) throw new Error(`no plan of a ${name}`);
      const [net, trips] = [join(folder, `${name}_net.tntp`), join(folder, `${name}_trips.tntp`)];
      const files = cityFiles(plan);
      writeFileSync(net, files.net);
      writeFileSync(trips, files.trips);
      return goals.map(([gap, goal]): Measurement => {
        const args = [bin, 'assign', '--tntp', net, '--trips', trips, '--gap', gap, '--threads', '1'];
        const cpuMs = measure(args);
        const aim = { goal: `${goal} ms`, met: median(cpuMs) <= goal, share: median(cpuMs) / goal };
        return { kernel: `meridian assign, ${name}, gap ${gap}`, cpuMs, ...aim };
      });
    });
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
      ...ofCities,
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const commands: Suite = { name: 'commands', run: commandsOfModel };
