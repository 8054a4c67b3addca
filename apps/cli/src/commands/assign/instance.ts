import { giveAnswer, receiptOf } from '../../give-answer.ts';
import { readFile, stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename, resolve } from 'node:path';
import { assignSteps, createFinding } from '@meridian/engine';
import type { AssignmentMethod, AssignmentSolution, Finding } from '@meridian/engine';
import { changeTntp, compareTntp, readTntp, tntpFlowsCsv, tntpSelectLink, tntpSkimsCsv } from '@meridian/model-files';
import type { TntpClass, TntpInstance } from '@meridian/model-files';
import { formatFixed, formatShort } from '@meridian/words';
import { InputFault, UsageFault } from '../../faults.ts';
import { flagOf } from '../../option.ts';
import { changeOrFail } from '../../changes.ts';
import { answerOrFail, tooShort } from '../../question.ts';
import { instanceJson, printInstance } from '../../instance-report.ts';
import { endingOf, writeCsv } from '../../result-file.ts';
import { followSteps } from '../../terminal/follow.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import type { AssignOptions } from './options.ts';

type InstanceOptions = AssignOptions & { readonly tntp: string };

/** Most bytes of a file of an instance. */
const mostBytes = 500_000_000;

/** Nodes that the selected link joins; parallel ones are all selected. */
interface SelectedLink {
  readonly from: number;
  readonly to: number;
}

const now = (): number => performance.now() / 1000;

/** `meridian assign --tntp`: the flows on an instance of the Transportation Networks format. */
export async function assignInstance(options: InstanceOptions, terminal: Terminal): Promise<void> {
  const { method = 'bush' } = options;
  const link = selectedLink(options.select);
  const changes = options.change.map(changeOrFail);
  for (const option of ['model', 'period', 'comply'] as const)
    if (options[option] !== undefined && options[option].length > 0)
      throw new UsageFault(`--${option} belongs to a model, not to an instance.`);
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
  const before = changes.length === 0 ? undefined : await solve(unchanged, method, options, left(), terminal);
  const comparison =
    before === undefined
      ? undefined
      : { ...compareTntp(unchanged, before, instance, solution), converged: before.converged };
  const solved = { instance, solution, comparison, selected, findings, seconds };
  const answer = instanceJson(solved);
  const files = [options.tntp, ...options.trips];
  const asked = { ask: 'assign', options, model: undefined, files };
  const { flows, skims } = options;
  if (flows !== undefined)
    await writeCsv('--flows', flows, tntpFlowsCsv(instance, solution), await receiptOf(asked, answer));
  if (skims !== undefined)
    await writeCsv('--skims', skims, tntpSkimsCsv(instance, solution), await receiptOf(asked, answer));
  await giveAnswer(answer, asked, terminal);
  if (!options.json) printInstance(solved, options, terminal);
}

function selectedLink(text: string | undefined): SelectedLink | undefined {
  if (text === undefined) return undefined;
  const match = /^link:(\d+)-(\d+)$/.exec(text);
  if (match === null)
    throw new UsageFault(`--select takes the two nodes of a link, such as 12-34, not “${text.replace('link:', '')}”.`);
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
  const { trips, demandFactor, tollWeight, distanceWeight } = options;
  if (trips.length === 0) throw new UsageFault('--tntp needs the demand too: --trips TRIPS.tntp.');
  const lists = { demandFactor, tollWeight, distanceWeight };
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
  return Object.entries(lists).map(([name, list]) => [flagOf(name), list.length]);
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
  { gap, maxIterations, threads }: InstanceOptions,
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
      ({ done, relativeGap, seconds }) =>
        `${method}: iteration ${done}, relative gap ${formatShort(relativeGap)}, ${formatFixed(seconds, 1)} s`,
      terminal,
    );
  } finally {
    await searcher?.close();
  }
}
