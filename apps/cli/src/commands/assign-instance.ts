import { readFile, stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename, resolve } from 'node:path';
import { assignSteps, assignmentMethods, createFinding } from '@meridian/engine';
import type { AssignmentMethod, AssignmentSolution, Finding } from '@meridian/engine';
import {
  changeTntp,
  compareTntp,
  lostDemand,
  readTntp,
  tntpFlowsCsv,
  tntpSelectLink,
  tntpSkimsCsv,
} from '@meridian/model-store';
import type { TntpClass, TntpComparison, TntpInstance, TntpSelectLink } from '@meridian/model-store';
import { InputFault, UsageFault } from '../faults.ts';
import type { AssignOptions } from '../options.ts';
import { answerOrFail, changeOrFail, tooShort, toList } from '../question.ts';
import { endingOf, writeResult } from '../result-file.ts';
import { formatFindings, toJsonFindings } from '../terminal/findings.ts';
import { followSteps } from '../terminal/follow.ts';
import { formatTable } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';

type InstanceOptions = AssignOptions & { readonly tntp: string };

/** Most bytes of a file of an instance. */
const mostBytes = 500_000_000;

/** Nodes that the selected link joins; parallel ones are all selected. */
interface SelectedLink {
  readonly from: number;
  readonly to: number;
}

/** Against the instance without the changes; `converged` is that of the flows before. */
type Comparison = TntpComparison & { readonly converged: boolean };

interface Solved {
  readonly instance: TntpInstance;
  readonly solution: AssignmentSolution;
  readonly comparison: Comparison | undefined;
  readonly selected: TntpSelectLink | undefined;
  readonly findings: readonly Finding[];
  readonly seconds: { readonly read: number; readonly compile: number; readonly solve: number };
}

const now = (): number => performance.now() / 1000;

/** `meridian assign --tntp`: the flows on an instance of the Transportation Networks format. */
export async function assignInstance(options: InstanceOptions, terminal: Terminal): Promise<void> {
  const method = methodOf(options.method ?? 'bush');
  const link = selectedLink(options.select);
  const changes = (options.change ?? []).map(changeOrFail);
  for (const option of ['model', 'period', 'comply'] as const)
    if (options[option] !== undefined) throw new UsageFault(`--${option} belongs to a model, not to an instance.`);
  for (const option of ['flows', 'skims'] as const) {
    const path = options[option];
    if (path !== undefined) endingOf(`--${option} of an instance`, path, ['.csv']);
  }
  const start = now();
  const { instance: unchanged, findings } = await loadInstance(options);
  const instance = changes.length === 0 ? unchanged : answerOrFail(changeTntp(unchanged, changes), 'assign');
  if (link !== undefined) requireLink(instance, link, options.tntp);
  const read = now() - start - instance.buildSeconds;
  const { maxSeconds } = options;
  // of the time since the files were read
  const left = (): number | undefined =>
    maxSeconds === undefined ? undefined : Math.max(0, maxSeconds - (now() - start - read));
  if (left() === 0) throw tooShort(maxSeconds ?? 0, instance.buildSeconds);
  const solution = await solve(instance, method, options, left(), terminal);
  const seconds = { read, compile: instance.buildSeconds, solve: now() - start - read - instance.buildSeconds };
  const selected = link === undefined ? undefined : tntpSelectLink(instance, solution, link.from, link.to);
  if (link !== undefined && selected === undefined)
    throw new UsageFault(`The method ${method} keeps no ways, and --select needs them: take --method bush.`);
  if (options.flows !== undefined) await writeResult('--flows', options.flows, tntpFlowsCsv(instance, solution));
  if (options.skims !== undefined) await writeResult('--skims', options.skims, tntpSkimsCsv(instance, solution));
  const before = changes.length === 0 ? undefined : await solve(unchanged, method, options, left(), terminal);
  const comparison =
    before === undefined
      ? undefined
      : { ...compareTntp(unchanged, before, instance, solution), converged: before.converged };
  const solved = { instance, solution, comparison, selected, findings, seconds };
  if (options.json === true) terminal.out(JSON.stringify(toJson(solved)));
  else print(solved, options, terminal);
}

function methodOf(text: string): AssignmentMethod {
  const method = assignmentMethods.find((each) => each === text);
  if (method === undefined) throw new UsageFault(`--method knows ${assignmentMethods.join(', ')}, not “${text}”.`);
  return method;
}

function selectedLink(text: string | undefined): SelectedLink | undefined {
  if (text === undefined) return undefined;
  const match = /^(\d+)-(\d+)$/.exec(text.trim());
  if (match === null) throw new UsageFault(`--select takes the two nodes of a link, such as 12-34, not “${text}”.`);
  return { from: Number(match[1]), to: Number(match[2]) };
}

function requireLink({ network: { links } }: TntpInstance, { from, to }: SelectedLink, file: string): void {
  if (links.init_node.some((node, link) => node === from && links.term_node[link] === to)) return;
  const leaving = links.term_node.filter((_, link) => links.init_node[link] === from);
  const remedy =
    leaving.length === 0 ? 'No link leaves that node.' : `Links from ${from} lead to ${[...leaving].join(', ')}.`;
  const at = { file, found: `${from}-${to}` };
  throw new InputFault([createFinding('query-invalid', at, `${file} has no link from ${from} to ${to}.`, remedy)]);
}

async function loadInstance(
  options: InstanceOptions,
): Promise<{ readonly instance: TntpInstance; readonly findings: readonly Finding[] }> {
  const { trips = [] } = options;
  if (trips.length === 0) throw new UsageFault('--tntp needs the demand too: --trips TRIPS.tntp.');
  const lists = {
    demandFactor: numbers('--demand-factor', options.demandFactor),
    tollWeight: numbers('--toll-weight', options.tollWeight),
    distanceWeight: numbers('--distance-weight', options.distanceWeight),
  };
  const classCount = Math.max(1, trips.length, ...Object.values(lists).map((list) => list.length));
  for (const [name, length] of [['--trips', trips.length], ...listLengths(lists)] as const) {
    if (length > 1 && length !== classCount)
      throw new UsageFault(
        `${name} has ${length} entries for ${classCount} classes: give one for all, or one for each.`,
      );
  }
  const files = await loadFiles([options.tntp, ...trips]);
  const of = <T>(list: readonly T[], index: number): T | undefined => (list.length === 1 ? list[0] : list[index]);
  const classes = Array.from({ length: classCount }, (_, index): TntpClass => {
    const path = of(trips, index) ?? '';
    return {
      file: basename(path),
      content: files.get(path) ?? '',
      demandFactor: of(lists.demandFactor, index),
      tollWeight: of(lists.tollWeight, index),
      distanceWeight: of(lists.distanceWeight, index),
    };
  });
  const net = files.get(options.tntp) ?? '';
  const { instance, findings } = readTntp(net, classes, { netFile: basename(options.tntp), now });
  if (instance === undefined) throw new InputFault(findings);
  return { instance, findings };
}

function listLengths(lists: Readonly<Record<string, readonly number[]>>): readonly (readonly [string, number])[] {
  const flag = (name: string): string => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  return Object.entries(lists).map(([name, list]) => [flag(name), list.length]);
}

function numbers(option: string, text: string | undefined): readonly number[] {
  return toList(text).map((item) => {
    const value = Number(item);
    if (!(value >= 0 && value < Infinity))
      throw new UsageFault(`${option} takes numbers of at least 0, separated by commas, not “${item}”.`);
    return value;
  });
}

/** The files by path; all that are missing are told at once. */
async function loadFiles(paths: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  const findings: Finding[] = [];
  for (const path of new Set(paths)) {
    const status = await stat(resolve(path)).catch(() => undefined);
    if (status?.isFile() !== true) {
      const remedy = 'See whether the name is right; the net file is <name>_net.tntp, the trips <name>_trips.tntp.';
      findings.push(createFinding('file-missing', { file: path }, `${path}: there is no such file.`, remedy));
    } else if (status.size > mostBytes) {
      const message = `${path}: the file has ${status.size} bytes; the limit is ${mostBytes}.`;
      findings.push(createFinding('file-too-large', { file: path }, message, 'Split the instance.'));
    } else files.set(path, await readFile(resolve(path)));
  }
  if (findings.length > 0) throw new InputFault(findings);
  return files;
}

/** Arcs to search in a pass, origins times arcs, from which threads pay for their start. */
const workForThreads = 3_000_000;
const treeMethods: readonly AssignmentMethod[] = ['aon', 'msa', 'fw', 'cfw', 'bfw', 'bush', 'so'];

/** Solves step by step, and tells how far it is, once a second on a terminal. */
async function solve(
  { problem }: TntpInstance,
  method: AssignmentMethod,
  { gap = 1e-6, maxIterations, threads }: InstanceOptions,
  maxSeconds: number | undefined,
  terminal: Terminal,
): Promise<AssignmentSolution> {
  const solver = method === 'lp' ? await (await import('@meridian/jobs')).loadLinearSolver() : undefined;
  const origins = problem.classes.reduce((sum, own) => sum + own.origins.length, 0);
  const isLarge = origins * problem.tail.length >= workForThreads;
  const count = !treeMethods.includes(method) ? 1 : (threads ?? (isLarge ? availableParallelism() : 1));
  const searcher =
    count === 1 ? undefined : await (await import('@meridian/jobs')).createTreeSearchPool(problem, count);
  try {
    const steps = assignSteps(problem, method, { gap, maxSeconds, maxIterations, now, solver, searcher });
    return followSteps(
      steps,
      ({ iteration, relativeGap, seconds }) =>
        `${method}: iteration ${iteration}, relative gap ${shortNumber(relativeGap)}, ${seconds.toFixed(1)} s`,
      terminal,
    );
  } finally {
    await searcher?.close();
  }
}

/** Average excess cost as the source of the instances has it: over all demand, that within zones included. */
function excessOverAllDemand({ instance, solution }: Pick<Solved, 'instance' | 'solution'>): number {
  const { demand, intrazonalDemand } = instance;
  const all = demand + intrazonalDemand;
  return all > 0 ? (solution.averageExcessCost * demand) / all : 0;
}

function toJson({ instance, solution, comparison, selected, findings, seconds }: Solved): object {
  const { network, users, problem, demand, intrazonalDemand } = instance;
  const { method, converged, stop, relativeGap, beckmann, totalCost, iterations } = solution;
  return {
    schema: 'meridian.assignment/1',
    method,
    converged,
    stop,
    relativeGap,
    averageExcessCost: excessOverAllDemand({ instance, solution }),
    beckmann,
    totalCost,
    iterations,
    seconds,
    branches: [],
    lostTonnes: lostDemand(solution),
    calibration: [],
    zones: network.zones,
    nodes: network.nodes,
    links: network.linkCount,
    demand,
    intrazonalDemand,
    classes: users.map(({ id, trips, demandFactor, tollWeight, distanceWeight }, index) => ({
      id,
      trips: trips.file,
      demand: problem.classes[index]?.demand.reduce((sum, each) => sum + each, 0),
      demandFactor,
      tollWeight,
      distanceWeight,
    })),
    ...(comparison === undefined ? {} : { comparison }),
    ...(selected === undefined ? {} : { select: selected }),
    findings: toJsonFindings(findings),
  };
}

function print(solved: Solved, options: InstanceOptions, terminal: Terminal): void {
  const { instance, solution, comparison, selected, findings, seconds } = solved;
  const { network, demand, intrazonalDemand } = instance;
  if (findings.length > 0) terminal.err(formatFindings(findings, terminal));
  const size = [network.zones, network.nodes, network.linkCount].map((each) => each.toLocaleString('en'));
  terminal.out(
    terminal.style('bold', `${network.file}: ${size[0]} zones, ${size[1]} nodes, ${size[2]} links`) +
      `\ndemand ${plainNumber(demand)}, and ${plainNumber(intrazonalDemand)} within zones, which is not assigned`,
  );
  const rows = [
    ['method', solution.method],
    ['relative gap', `${shortNumber(solution.relativeGap)} (${endOf(solution, options.gap ?? 1e-6)})`],
    ['average excess cost', shortNumber(excessOverAllDemand(solved))],
    ['objective (Beckmann)', plainNumber(solution.beckmann)],
    ['total cost', plainNumber(solution.totalCost)],
    ['demand lost', plainNumber(lostDemand(solution))],
    ['iterations', String(solution.iterations)],
    [
      'seconds',
      `${seconds.read.toFixed(3)} reading, ${seconds.compile.toFixed(3)} building, ${seconds.solve.toFixed(3)} solving`,
    ],
  ];
  terminal.out(rows.map(([name = '', value = '']) => `  ${name.padEnd(22)}${value}`).join('\n'));
  terminal.out(`\nFullest links:\n${fullestLinks(instance, solution, terminal.columns)}`);
  if (comparison !== undefined) printComparison(comparison, terminal);
  if (selected !== undefined) printSelected(options.select ?? '', selected, terminal);
  for (const path of [options.flows, options.skims]) if (path !== undefined) terminal.err(`Wrote ${resolve(path)}`);
}

function endOf({ converged, stop }: AssignmentSolution, gap: number): string {
  if (converged) return `the gap of ${shortNumber(gap)} is reached`;
  const why = {
    gap: '',
    iterations: 'iterations ran out',
    time: 'time ran out',
    stalled: 'rounding stops it',
    cancelled: 'cancelled',
  };
  return `the gap of ${shortNumber(gap)} is not reached: ${why[stop]}`;
}

const right = { align: 'right' } as const;

function fullestLinks({ network, linkOfArc }: TntpInstance, solution: AssignmentSolution, width: number): string {
  const { init_node: from, term_node: to, capacity } = network.links;
  const loads = Array.from(linkOfArc, (link, arc) => {
    const volume = solution.facilityVolume[arc] ?? 0;
    const limit = capacity[link] ?? 0;
    return { link, volume, limit, time: solution.facilityDelay[arc] ?? 0, load: limit > 0 ? volume / limit : 0 };
  });
  loads.sort((a, b) => b.load - a.load || a.link - b.link);
  const rows = loads
    .slice(0, 10)
    .map(({ link, volume, limit, time, load }) => [
      `${from[link] ?? ''}-${to[link] ?? ''}`,
      plainNumber(volume),
      plainNumber(limit),
      load.toFixed(2),
      shortNumber(time),
    ]);
  const columns = ['volume', 'capacity', 'load', 'time'].map((title) => ({ title, ...right }));
  return formatTable([{ title: 'link' }, ...columns], rows, width);
}

function printComparison({ lost, demand, totalCost, links, converged }: Comparison, terminal: Terminal): void {
  const signed = (value: number): string => `${value < 0 ? '' : '+'}${plainNumber(Number(value.toPrecision(6)))}`;
  terminal.out(
    `\nAgainst the instance without the change: demand ${signed(demand)}, lost ${signed(lost)}, total cost ${signed(totalCost)}; ${plainNumber(links.length)} links differ`,
  );
  if (!converged) terminal.out('The flows without the change do not reach the gap either: compare with care.');
  const rows = links
    .slice(0, 10)
    .map(({ from, to, before, after }) => [
      `${from}-${to}`,
      plainNumber(before),
      plainNumber(after),
      signed(after - before),
    ]);
  const columns = ['before', 'after', 'change'].map((title) => ({ title, ...right }));
  if (rows.length > 0) terminal.out(formatTable([{ title: 'link' }, ...columns], rows, terminal.columns));
}

function printSelected(name: string, selected: TntpSelectLink, terminal: Terminal): void {
  terminal.out(`\nUsers of ${name}: ${plainNumber(selected.volume)} in ${selected.pairs.length} pairs`);
  const share = (volume: number): string => `${((100 * volume) / selected.volume).toFixed(1)} %`;
  for (const [title, flows] of [
    ['from zone', selected.origins],
    ['to zone', selected.destinations],
  ] as const) {
    const rows = flows.slice(0, 10).map(({ zone, volume }) => [String(zone), plainNumber(volume), share(volume)]);
    terminal.out(
      formatTable([{ title }, { title: 'volume', ...right }, { title: 'share', ...right }], rows, terminal.columns),
    );
  }
}

function plainNumber(value: number): string {
  return value.toLocaleString('en', { maximumSignificantDigits: 12 });
}

function shortNumber(value: number): string {
  return String(Number(value.toPrecision(3)));
}
