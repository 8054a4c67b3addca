import {
  assignmentAnswer,
  describeFlows,
  drain,
  flowsSteps,
  flowsTable,
  periodsAnswer,
  skimFlows,
  skimTable,
  usersOf,
} from '@meridian/engine';
import type { FlowsQuery, Model, PeriodFlows } from '@meridian/engine';
import { loadLinearSolver } from '@meridian/jobs';
import { geoJsonWithReceipt, resultCsv, resultGeoJson, resultParquet } from '@meridian/model-files';
import type { Receipt } from '@meridian/model-files';
import { answerOrFail } from '../faults.ts';
import { json } from './held.ts';
import type { Content, Held, Sign, Unsigned } from './held.ts';

/** A question of flows whose changes have been read. */
interface FlowsWork {
  readonly query: FlowsQuery;
  readonly maxSeconds: number;
}

export function periods({ network }: Held): Unsigned {
  return json(periodsAnswer(network));
}

export async function flows(
  held: Held,
  { select, ...work }: FlowsWork & { readonly select: string | undefined },
): Promise<Unsigned> {
  const solved = await solve(held, work);
  const answer = describeFlows(solved);
  const users = select === undefined ? {} : { select: answerOrFail(usersOf(solved, select)) };
  return json(assignmentAnswer(answer, users));
}

type FlowsWriter = (solved: PeriodFlows, model: Model, receipt: Receipt) => string | Promise<Uint8Array>;

const writers = {
  'flows.csv': ['text/csv; charset=utf-8', (solved, model) => resultCsv(flowsTable(describeFlows(solved), model))],
  'flows.geojson': [
    'application/geo+json',
    (solved, model, receipt) => geoJsonWithReceipt(resultGeoJson(flowsTable(describeFlows(solved), model)), receipt),
  ],
  'flows.parquet': [
    'application/vnd.apache.parquet',
    (solved, model, receipt) => resultParquet(flowsTable(describeFlows(solved), model), receipt),
  ],
  'skims.csv': ['text/csv; charset=utf-8', (solved) => resultCsv(skimTable(skimFlows(solved)))],
} as const satisfies Record<string, readonly [type: string, write: FlowsWriter]>;

export type FlowsFile = keyof typeof writers;
export const flowsFiles = Object.keys(writers) as readonly FlowsFile[];

/** Flows, or costs between zones, as a file; CSV has no room for a receipt, so that it goes beside it, as a header. */
export async function flowsFile(
  held: Held,
  { file, ...work }: FlowsWork & { readonly file: FlowsFile },
  sign: Sign,
): Promise<Content> {
  const [type, write] = writers[file];
  const solved = await solve(held, work);
  const receipt = sign({ answer: assignmentAnswer(describeFlows(solved), {}) });
  return { type, body: await write(solved, held.model, receipt), receipt };
}

async function solve({ network }: Held, { query, maxSeconds }: FlowsWork): Promise<PeriodFlows> {
  const solver = query.method === 'lp' ? await loadLinearSolver() : undefined;
  const now = (): number => performance.now() / 1000;
  return answerOrFail(drain(flowsSteps(network, query, { now, maxSeconds, solver })));
}
