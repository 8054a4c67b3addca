import {
  demandPeriods,
  describeFlows,
  flowsSteps,
  isRefusal,
  usersOf,
  createMemo,
  isStopped,
  pump,
} from '@meridian/engine';
import type { FlowsAnswer, FlowsQuery, Network, Refusal, SelectLinkAnswer, PeriodFlows } from '@meridian/engine';
import type { Abort } from '../../worker/answerer.ts';
import { nextTask } from '../../worker/next-task.ts';
import { loadLinearSolver } from '../../worker/linear-solver.ts';
import { prepareWhatIfs } from './prepare-what-ifs.ts';
import type { SelectFlowsInput } from './requests.ts';

interface Solved {
  readonly flows: PeriodFlows;
  readonly answer: FlowsAnswer;
}

/** Questions that somebody goes to and fro between; flows with their paths weigh some megabytes. */
const mostSolved = 12;
/** What was solved last, by its question: who uses a link is read from it, and going back costs nothing. */
const solved = createMemo<Solved>(mostSolved);

/** How long the worker solves before it looks whether something else was asked. */
const sliceMilliseconds = 25;

/** Runs one after the other: two that start from the same base would both make it. */
let last: Promise<unknown> = Promise.resolve();

/** Solves the flows of a question in slices, between which other questions are answered; gives up when it is aborted. */
export async function answerFlows(network: Network, query: FlowsQuery, abort: Abort): Promise<FlowsAnswer | Refusal> {
  const found = await solve(network, query, abort);
  return isRefusal(found) ? found : found.answer;
}

/** Who uses what is selected, in the flows of the same question. */
export async function answerSelect(
  network: Network,
  { select, ...query }: SelectFlowsInput,
  abort: Abort,
): Promise<SelectLinkAnswer | Refusal> {
  const found = await solve(network, query, abort);
  return isRefusal(found) ? found : usersOf(found.flows, select);
}

export function listPeriods(network: Network): readonly string[] {
  return demandPeriods(network);
}

/** Flows without changes whose what-ifs are prepared when nothing is asked, and what stops that. */
let prepared: { readonly network: Network; readonly query: FlowsQuery; readonly answer: FlowsAnswer } | undefined;
let stopPreparing: () => void = () => undefined;

function solve(network: Network, query: FlowsQuery, abort: Abort): Promise<Solved | Refusal> {
  stopPreparing();
  const run = last.then(() => solveNext(network, query, abort));
  last = run.catch(() => undefined);
  void last.then(() => {
    stopPreparing();
    if (prepared?.network === network) stopPreparing = prepareWhatIfs(network, prepared.query, prepared.answer);
  });
  return run;
}

async function solveNext(network: Network, query: FlowsQuery, abort: Abort): Promise<Solved | Refusal> {
  const key = JSON.stringify(query);
  const found = solved.find(network, key) ?? (await solveAnew(network, query, abort));
  if (isRefusal(found)) return found;
  solved.keep(network, key, found);
  if (query.changes === undefined && query.method === undefined) prepared = { network, query, answer: found.answer };
  return found;
}

async function solveAnew(network: Network, query: FlowsQuery, abort: Abort): Promise<Solved | Refusal> {
  const solver = query.method === 'lp' ? await loadLinearSolver() : undefined;
  const found = await pump(flowsSteps(network, query, { now: () => performance.now() / 1000, solver }), {
    now: () => performance.now(),
    sliceMs: sliceMilliseconds,
    pause: nextTask,
    signal: abort,
  });
  if (isStopped(found)) throw new Error('A later question took its place.');
  if (isRefusal(found)) return found;
  return { flows: found, answer: describeFlows(found) };
}
