// Time and memory of the assignment methods to gaps of 1e-4 .. 1e-10: on instances of the Transportation Networks format
// in a folder, or on cities made from a seed with the sizes of public ones.

import { readFileSync, readdirSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import { assign, assignSteps, drain, uniformAt } from '@meridian/engine';
import type { AssignOptions, AssignmentMethod, AssignmentProblem, AssignmentSolution } from '@meridian/engine';
import { createTreeSearchPool } from '@meridian/jobs';
import { readTntp } from '@meridian/model-files';
import { makeCity } from '../city.ts';
import type { CityPlan } from '../city.ts';
import { cpuOf, median } from '../measure.ts';
import type { Measurement, Suite } from '../measure.ts';

const gaps = [1e-4, 1e-6, 1e-8, 1e-10] as const;
/** Seconds that a method may take on an instance. */
const limit = { bush: 300, link: 20 } as const;
const linkBased: readonly AssignmentMethod[] = ['bfw', 'cfw', 'fw', 'msa'];

/** The sizes of public cities; the larger ones are also solved by link-based methods for as long as the limit lets them. */
export const cities: readonly (CityPlan & { readonly goals: Readonly<Record<number, number>> })[] = [
  {
    ...{ name: 'city of 110 zones', seed: 1, columns: 35, rows: 26, zones: 110, connectorsPerZone: 3, oneWay: true },
    ...{ pairs: 8000, load: 1.5, mixedPowers: true, costPerLength: 0, goals: { 1e-8: 400 } },
  },
  {
    ...{ name: 'city of 390 zones', seed: 2, columns: 28, rows: 20, zones: 390, connectorsPerZone: 1, oneWay: false },
    ...{ pairs: 92_000, load: 1.5, mixedPowers: false, costPerLength: 0.04, goals: { 1e-6: 680, 1e-10: 1050 } },
  },
  {
    ...{ name: 'city of 865 zones', seed: 3, columns: 110, rows: 110, zones: 865, connectorsPerZone: 2, oneWay: true },
    ...{ pairs: 50_000, load: 2.5, mixedPowers: false, costPerLength: 0, goals: { 1e-6: 11_000 } },
  },
  {
    // few steep streets that many trips share: where plain sweeps creep
    ...{
      name: 'steep city of 55 zones',
      seed: 1,
      columns: 40,
      rows: 40,
      zones: 55,
      connectorsPerZone: 1,
      oneWay: true,
    },
    ...{ pairs: 3000, load: 1.5, mixedPowers: true, longStreets: true, costPerLength: 0, goals: { 1e-8: 5000 } },
  },
];

interface Instance {
  readonly name: string;
  readonly problem: AssignmentProblem;
  readonly readMs: number;
  readonly goals: Readonly<Record<number, number>>;
  /** Beckmann's objective of the published flows. */
  readonly published: number | undefined;
}

function readInstance(folder: string): Instance {
  const files = readdirSync(folder);
  const load = (ending: string): string | undefined => {
    const file = files.find((each) => each.toLowerCase().endsWith(ending));
    return file === undefined ? undefined : readFileSync(join(folder, file), 'utf8');
  };
  let made: ReturnType<typeof readTntp> | undefined;
  const readMs = cpuOf(() => (made = readTntp(load('_net.tntp') ?? '', load('_trips.tntp') ?? '')));
  const problem = made?.instance?.problem;
  if (problem === undefined) throw new Error(`${folder}: ${made?.findings[0]?.message ?? 'not read'}`);
  return {
    name: basename(folder),
    problem,
    readMs,
    goals: {},
    published: publishedObjective(load('_flow.tntp'), problem),
  };
}

/** Beckmann's objective of a flow file; undefined where its links cannot be told apart or are not all there. */
function publishedObjective(text: string | undefined, problem: AssignmentProblem): number | undefined {
  if (text === undefined) return undefined;
  const volumes = new Map<string, number>();
  for (const row of text.split('\n')) {
    const [from, to, volume] = row.replaceAll(/[:;]/g, ' ').trim().split(/\s+/).map(Number);
    if (from !== undefined && to !== undefined && Number.isFinite(volume) && from > 0)
      volumes.set(`${from} ${to}`, volume ?? 0);
  }
  if (volumes.size !== problem.tail.length) return undefined;
  const { free, coefficient, power, capacity } = problem.delays;
  let sum = 0;
  for (const [arc, from] of problem.tail.entries()) {
    const v = volumes.get(`${from + 1} ${problem.graph.head[arc]! + 1}`);
    if (v === undefined) return undefined;
    const p = power[arc]!;
    const congested = v === 0 || coefficient[arc] === 0 ? 0 : (coefficient[arc]! / (p + 1)) * (v / capacity[arc]!) ** p;
    sum += v * (free[arc]! * (1 + congested) + problem.classes[0]!.fixedCost[arc]!);
  }
  return sum;
}

interface Passing {
  readonly gap: number;
  readonly cpuMs: number;
  readonly wallMs: number;
  readonly iterations: number;
}

/** Solves once, to the last gap, and notes when each gap was passed: a run to a lesser gap would stop at that point or before. */
function passGaps(problem: AssignmentProblem, method: AssignmentMethod, options: Partial<AssignOptions>) {
  const [cpu, wall] = [process.cpuUsage(), performance.now()];
  const passed: Passing[] = [];
  const steps = assignSteps(problem, method, { gap: gaps[3], now: () => performance.now() / 1000, ...options });
  const spent = (): { readonly cpuMs: number; readonly wallMs: number } => {
    const { user, system } = process.cpuUsage(cpu);
    return { cpuMs: (user + system) / 1000, wallMs: performance.now() - wall };
  };
  const solution = drain(steps, ({ relativeGap, done }) => {
    for (const gap of gaps.slice(passed.length)) {
      if (relativeGap <= gap) passed.push({ gap, iterations: done, ...spent() });
    }
  });
  return { passed, solution, ...spent() };
}

async function measureInstance(instance: Instance): Promise<readonly Measurement[]> {
  const { name, problem, goals } = instance;
  const made: Measurement[] = [];
  const threads = availableParallelism();
  const single = passGaps(problem, 'bush', { maxSeconds: limit.bush });
  made.push(...describePasses(`${name}, bush`, single, goals, instance));
  const pool = await createTreeSearchPool(problem, threads);
  try {
    const all = passGaps(problem, 'bush', { maxSeconds: limit.bush, searcher: pool });
    const same = all.solution.facilityVolume.every((volume, f) => volume === single.solution.facilityVolume[f]);
    made.push(...describePasses(`${name}, bush, ${threads} threads (${same ? 'same bits' : 'OTHER BITS'})`, all, {}));
  } finally {
    await pool.close();
  }
  for (const method of linkBased)
    made.push(...describePasses(`${name}, ${method}`, passGaps(problem, method, { maxSeconds: limit.link }), {}));
  return made;
}

function describePasses(
  label: string,
  run: ReturnType<typeof passGaps>,
  goals: Readonly<Record<number, number>>,
  instance?: Instance,
): readonly Measurement[] {
  const rss = Math.round(process.memoryUsage.rss() / 2 ** 20);
  const made = run.passed.map(({ gap, cpuMs, wallMs, iterations }): Measurement => {
    const goal = goals[gap];
    const note = `wall ${wallMs.toFixed(0)} ms, ${iterations} iterations, process ${rss} MB`;
    if (goal === undefined) return { kernel: `${label}, gap ${gap}`, cpuMs: [cpuMs], note };
    const aim = { goal: `${goal} ms`, met: cpuMs <= goal, share: cpuMs / goal };
    return { kernel: `${label}, gap ${gap}`, cpuMs: [cpuMs], ...aim, note };
  });
  const { stop, relativeGap, beckmann, totalCost } = run.solution;
  const published = instance?.published === undefined ? '' : `, of the published flows ${instance.published}`;
  const read = instance === undefined || instance.readMs === 0 ? '' : `; read in ${instance.readMs.toFixed(0)} ms`;
  const end = `ends at ${relativeGap.toExponential(2)} (${stop}), objective ${beckmann}${published}, total cost ${totalCost}${read}`;
  return [...made, { kernel: label, cpuMs: [run.cpuMs], note: end }];
}

/** A small network again and again in a warm process, with capacity and demand drawn, each from the same start. */
function reassign({ name, problem }: Instance): readonly Measurement[] {
  const once = (): AssignmentSolution => assign(problem, 'bush', { gap: 1e-6 });
  for (let warm = 0; warm < 50; warm += 1) once();
  const single = Array.from({ length: 31 }, () => cpuOf(once));
  const start = assign(problem, 'bush', { gap: 1e-6 });
  const count = 1500;
  const draw = (index: number): AssignmentProblem => ({
    ...problem,
    delays: {
      ...problem.delays,
      capacity: problem.delays.capacity.map((each, f) => each * (0.8 + 0.4 * uniformAt(1, index, f))),
    },
    classes: problem.classes.map((each, c) => ({
      ...each,
      demand: each.demand.map((value, pair) => value * (0.8 + 0.4 * uniformAt(2 + c, index, pair))),
    })),
  });
  const drawn = Array.from({ length: count }, (_, index) => draw(index));
  const cpuMs = cpuOf(() => {
    for (const each of drawn) assign(each, 'bush', { gap: 1e-4, start });
  });
  const perSecond = (1000 * count) / cpuMs;
  return [
    {
      kernel: `${name}, warm process, solve to 1e-6`,
      cpuMs: single,
      goal: '2 ms',
      met: median(single) <= 2,
      share: median(single) / 2,
    },
    {
      kernel: `${name}, ${count} re-assignments to 1e-4 from one start`,
      cpuMs: [cpuMs],
      goal: '1,500 per CPU second',
      met: perSecond >= 1500,
      share: 1500 / perSecond,
      note: `${perSecond.toFixed(0)} per CPU second`,
    },
  ];
}

/** The suite on the instances of a folder, one folder each; on made cities where none is given. */
export function assignment(folder: string | undefined): Suite {
  return {
    name: 'assignment',
    run: async () => {
      const instances: readonly (() => Instance)[] =
        folder === undefined
          ? cities.map((plan) => () => ({ ...plan, problem: makeCity(plan), readMs: 0, published: undefined }))
          : readdirSync(folder)
              .map((name) => join(folder, name))
              .filter(
                (path) => statSync(path).isDirectory() && readdirSync(path).some((file) => file.endsWith('_net.tntp')),
              )
              .map((path) => () => readInstance(path));
      const made: Measurement[] = [];
      for (const make of instances) {
        const instance = make();
        made.push(...(await measureInstance(instance)));
        if (instance.problem.tail.length < 500) made.push(...reassign(instance));
      }
      return made;
    },
  };
}
