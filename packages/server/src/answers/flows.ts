import {
  demandPeriods,
  describeFlows,
  drain,
  flowsSteps,
  flowsTable,
  skimFlows,
  skimTable,
  usersOf,
} from '@meridian/engine';
import type { FlowsQuery, Model, SolvedFlows } from '@meridian/engine';
import { loadLinearSolver } from '@meridian/jobs';
import { resultCsv, resultGeoJson, resultParquet } from '@meridian/model-store';
import { answerOrFail } from '../faults.ts';
import { json } from './held.ts';
import type { Content, Held } from './held.ts';

/** A question of flows whose changes have been read. */
interface FlowsWork {
  readonly query: FlowsQuery;
  readonly maxSeconds: number;
}

export function periods({ network }: Held): Content {
  return json({ periods: demandPeriods(network) });
}

export async function flows(
  held: Held,
  { select, ...work }: FlowsWork & { readonly select: string | undefined },
): Promise<Content> {
  const solved = await solve(held, work);
  const answer = describeFlows(solved);
  if (select === undefined) return json(answer);
  return json({ ...answer, select: answerOrFail(usersOf(solved, select)) });
}

type FlowsWriter = (solved: SolvedFlows, model: Model) => string | Promise<Uint8Array>;

const writers = {
  'flows.csv': ['text/csv; charset=utf-8', (solved, model) => resultCsv(flowsTable(describeFlows(solved), model))],
  'flows.geojson': ['application/geo+json', (solved, model) => resultGeoJson(flowsTable(describeFlows(solved), model))],
  'flows.parquet': [
    'application/vnd.apache.parquet',
    (solved, model) => resultParquet(flowsTable(describeFlows(solved), model)),
  ],
  'skims.csv': ['text/csv; charset=utf-8', (solved) => resultCsv(skimTable(skimFlows(solved)))],
} as const satisfies Record<string, readonly [type: string, write: FlowsWriter]>;

export type FlowsFile = keyof typeof writers;
export const flowsFiles = Object.keys(writers) as readonly FlowsFile[];

/** Flows, or costs between zones, as a file. */
export async function flowsFile(
  held: Held,
  { file, ...work }: FlowsWork & { readonly file: FlowsFile },
): Promise<Content> {
  const [type, write] = writers[file];
  return { type, body: await write(await solve(held, work), held.model) };
}

async function solve({ network }: Held, { query, maxSeconds }: FlowsWork): Promise<SolvedFlows> {
  const solver = query.method === 'lp' ? await loadLinearSolver() : undefined;
  const now = (): number => performance.now() / 1000;
  return answerOrFail(drain(flowsSteps(network, query, { now, maxSeconds, solver })));
}
