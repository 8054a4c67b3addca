import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { checkModel, compile, createModel, dayNumber, findRoutes, formatDay, overlay } from '@meridian/engine';
import type { Model, NodeId } from '@meridian/engine';
import { readModel, writeModel } from '@meridian/model-files';
import { loadModelFolder } from '@meridian/model-files/disk';
import { cpuOf, measureCpu, median, quantile } from '../measure.ts';
import type { Measurement, Suite } from '../measure.ts';

const builtIn = fileURLToPath(new URL('../../../models/instc', import.meta.url));
const bin = fileURLToPath(new URL('../../../apps/cli/bin/meridian.mjs', import.meta.url));

export async function loadBuiltIn(): Promise<Model> {
  const { model } = await loadModelFolder(builtIn);
  if (model === undefined) throw new Error('the built-in model does not load');
  return model;
}

/** All pairs of the zones of the built-in model, by the default and the exact search. */
async function pareto(): Promise<readonly Measurement[]> {
  const network = compile(await loadBuiltIn());
  const zones = network.model.tables.zone.map(({ nodeId }) => nodeId);
  const pairs = zones.flatMap((from) => zones.flatMap((to) => (from === to ? [] : [[from, to] as const])));
  const ask = (from: NodeId, to: NodeId, exact: boolean): void => {
    findRoutes(network, { from: [from], to: [to], exact });
  };
  for (const [from, to] of pairs.slice(0, 100)) ask(from, to, false);
  const usual = pairs.map(([from, to]) => cpuOf(() => ask(from, to, false)));
  const exact = pairs.map(([from, to]) => cpuOf(() => ask(from, to, true)));
  const kernel = 'Pareto on the built-in model, four criteria, a whole answer';
  const note = (times: readonly number[]): string =>
    `${pairs.length} pairs; 99th percentile ${quantile(times, 0.99).toFixed(0)} ms, most ${Math.max(...times).toFixed(0)} ms`;
  return [
    {
      kernel: `${kernel}, default`,
      cpuMs: usual,
      goal: 'median 10 ms, 99th percentile 60 ms',
      met: median(usual) <= 10 && quantile(usual, 0.99) <= 60,
      note: note(usual),
    },
    { kernel: `${kernel}, exact`, cpuMs: exact, note: note(exact) },
  ];
}

/** A model of 100,000 links: reading, checking and compiling. */
function large(): readonly Measurement[] {
  const size = 224;
  const at = (x: number, y: number): string => `n${x}-${y}`;
  const node = Array.from({ length: size * size }, (_, i) => ({
    nodeId: at(i % size, Math.floor(i / size)),
    name: `Place ${i}`,
    xCoord: (i % size) / 10,
    yCoord: Math.floor(i / size) / 10,
    nodeType: 'city',
    sourceId: ['s'],
  }));
  const link = node.flatMap((_, i) => {
    const [x, y] = [i % size, Math.floor(i / size)];
    const right = x + 1 < size ? [[at(x, y), at(x + 1, y)] as const] : [];
    const up = y + 1 < size ? [[at(x, y), at(x, y + 1)] as const] : [];
    return [...right, ...up].map(([a, b]) => ({
      linkId: `${a}-${b}`,
      fromNodeId: a,
      toNodeId: b,
      modeId: 'road',
      lengthKm: 14,
      sourceId: ['s'],
    }));
  });
  const model = createModel('large', {
    config: [{ datasetName: 'Large', referenceYear: 2023, referenceDate: '2023-01-01', defaultCommodityId: 'box' }],
    node,
    link,
    mode: [{ modeId: 'road', name: 'Road', way: 'road', speedKmh: 50, sourceId: ['s'] }],
    commodity: [{ commodityId: 'box', name: 'Box', unit: 'teu', valueOfTimeUsdPerTonneHour: 1, sourceId: ['s'] }],
    source: [{ sourceId: 's', title: 'S', kind: 'published' }],
  });
  const files = writeModel(model);
  const name = `${link.length.toLocaleString('en')} links`;
  const read = measureCpu(() => void readModel(files));
  const check = measureCpu(() => void checkModel(model));
  const build = measureCpu(() => void compile(copyOf(model)));
  return [
    {
      kernel: `reading a model of ${name}`,
      cpuMs: read,
      goal: 'a few seconds with the check',
      met: median(read) + median(check) < 5000,
    },
    { kernel: `checking it`, cpuMs: check },
    { kernel: `compiling it`, cpuMs: build },
  ];
}

/** The same model in tables of its own: what is kept with tables is not there for it. */
export function copyOf(model: Model): Model {
  const tables = Object.entries(model.tables).map(([name, rows]) => [name, [...rows]] as const);
  return { ...model, tables: Object.fromEntries(tables) as unknown as Model['tables'] };
}

async function builtInTimes(): Promise<readonly Measurement[]> {
  const model = await loadBuiltIn();
  const files = writeModel(model);
  const network = compile(model);
  // dates that were not asked for before, since states are kept: every 37th day of six years
  const dates = Array.from({ length: 60 }, (_, k) => formatDay(dayNumber(2020, 1, 1) + 37 * k));
  overlay(network, {});
  const ofDates = dates.map((depart) => cpuOf(() => void overlay(network, { depart })));
  return [
    { kernel: 'reading the built-in model', cpuMs: measureCpu(() => void readModel(files)) },
    { kernel: 'compiling it', cpuMs: measureCpu(() => void compile(copyOf(model))) },
    {
      kernel: 'its network of a date not asked for before',
      cpuMs: ofDates,
      goal: '10 ms',
      met: median(ofDates) <= 10,
      note: `${dates.length} dates; most ${Math.max(...ofDates).toFixed(1)} ms; before figures and rules were told apart 73 ms on the first dates of a process, 15 ms once it was warm`,
    },
  ];
}

/** Wall time of `meridian --help` beside a bare Node. */
function startup(): readonly Measurement[] {
  const wall = (args: readonly string[]): number => {
    const start = performance.now();
    execFileSync(process.execPath, args, { stdio: 'ignore' });
    return performance.now() - start;
  };
  const times = (args: readonly string[]): readonly number[] => Array.from({ length: 9 }, () => wall(args));
  return [
    {
      kernel: 'meridian --help, wall time',
      cpuMs: times([bin, '--help']),
      peer: 'node -e 0',
      peerCpuMs: median(times(['-e', '0'])),
    },
  ];
}

export const modelSuites: readonly Suite[] = [
  { name: 'pareto-model', run: pareto },
  { name: 'large-model', run: large },
  { name: 'built-in', run: builtInTimes },
  { name: 'startup', run: startup },
];
