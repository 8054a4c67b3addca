import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { median, quantile } from './measure.ts';
import type { Measurement, Suite } from './measure.ts';
import { assignment } from './suites/assignment.ts';
import { biObjective } from './suites/bi-objective.ts';
import { commands } from './suites/commands.ts';
import { events } from './suites/events.ts';
import { flows } from './suites/flows.ts';
import { states } from './suites/states.ts';
import { linearProgram } from './suites/linear-program.ts';
import { modelSuites } from './suites/model.ts';
import { mutation } from './suites/mutation.ts';
import { observations } from './suites/observations.ts';
import { random } from './suites/random.ts';
import { server } from './suites/server.ts';
import { screening } from './suites/screening.ts';
import { shortestPath } from './suites/shortest-path.ts';

// the page is measured from where its browser tests are, which know what a browser has
const pageSuite = new URL('../../apps/web/test/measure-page.ts', import.meta.url).href;
const { page } = (await import(pageSuite)) as { readonly page: Suite };
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'string' },
    check: { type: 'string' },
    instances: { type: 'string' },
    rows: { type: 'string' },
    help: { type: 'boolean' },
  },
});
const suites: readonly Suite[] = [
  shortestPath,
  biObjective,
  ...modelSuites,
  assignment(values.instances),
  linearProgram,
  flows,
  states,
  commands,
  events(values.rows === undefined ? undefined : Number(values.rows)),
  screening(values.instances),
  observations,
  random,
  server,
  mutation,
  page,
];
// instances alone ask for the suite that takes them
if (values.instances !== undefined && positionals.length === 0) positionals.push('assignment');
const stranger = positionals.find((name) => !suites.some((suite) => suite.name === name));
if (values.help === true || stranger !== undefined) {
  if (stranger !== undefined) process.stderr.write(`There is no suite “${stranger}”.\n`);
  process.stdout.write(
    `npm run bench -- [suite ...] [--instances DIR] [--rows N] [--json FILE] [--check TIMES]\n--instances: assign the instances (TNTP) in the folders of DIR; screening: cases.csv, negatives_*.csv, sdn.csv and alt.csv in DIR\n--rows: rows of the suite events (10,000,000)\n--check: exit status 1 where a goal is missed by more than so many times; one that no machine's speed is in, at all\nSuites: ${suites.map(({ name }) => name).join(', ')}\n`,
  );
  process.exit(stranger === undefined ? 0 : 2);
}

process.stdout.write(
  `Node ${process.version}, ${process.platform}, ${cpus()[0]?.model ?? 'unknown'} x ${cpus().length}. CPU milliseconds, medians.\n\n`,
);
const all: Measurement[] = [];
for (const suite of suites) {
  if (positionals.length > 0 && !positionals.includes(suite.name)) continue;
  for (const measurement of await suite.run()) {
    all.push(measurement);
    process.stdout.write(`${describe(measurement)}\n`);
  }
}
const times = values.check === undefined ? Infinity : Number(values.check);
if (!(times > 0)) {
  process.stderr.write(`--check takes a number above 0, not “${String(values.check)}”.\n`);
  process.exit(2);
}
if (values.check !== undefined && all.some(({ met, share }) => met === false && (share ?? Infinity) > times))
  process.exitCode = 1;
if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(all, undefined, 1));

function describe({ kernel, cpuMs, peer, peerCpuMs, goal, met, note }: Measurement): string {
  const own =
    cpuMs.length === 0
      ? ''
      : ` ${median(cpuMs).toFixed(1)} ms (${quantile(cpuMs, 0).toFixed(1)} to ${Math.max(...cpuMs).toFixed(1)}, ${cpuMs.length} runs)`;
  const other =
    peer === undefined
      ? ''
      : peerCpuMs === undefined
        ? `; ${peer}`
        : `; ${peer} ${peerCpuMs.toFixed(1)} ms, ratio ${(median(cpuMs) / peerCpuMs).toFixed(2)}`;
  const aim = goal === undefined ? '' : `; goal ${goal}: ${met === true ? 'met' : 'missed'}`;
  return `${kernel}:${own}${other}${aim}${note === undefined ? '' : `; ${note}`}`;
}
