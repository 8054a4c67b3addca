import {
  assignmentAnswerSchema,
  assignQuerySchema,
  flowsFileQuerySchema,
  periodsAnswerSchema,
} from '@meridian/api-contract';
import { demandPeriods, describeFlows, flowsSteps, skimFlows, usersOf } from '@meridian/engine';
import type { SolvedFlows } from '@meridian/engine';
import { loadLinearSolver } from '@meridian/jobs';
import { flowSkimsCsv, flowsCsv, flowsGeoJson, flowsParquet } from '@meridian/model-store';
import type { FastifyReply } from 'fastify';
import { answerOrFail, answers } from '../context.ts';
import type { Api, Context } from '../context.ts';
import { readFlowsQuery } from '../flows-query.ts';
import type { FlowsQuestion } from '../flows-query.ts';

/** How long a solve goes on before other requests are answered, in milliseconds. */
const slice = 25;

/** Flows of a period, and of what-ifs in it. */
export function assignRoutes(app: Api, { model, network }: Context): void {
  app.get(
    '/periods',
    { schema: { summary: 'Periods for which there is demand', response: answers(periodsAnswerSchema) } },
    () => ({ periods: demandPeriods(network) }),
  );

  app.get(
    '/assign',
    {
      schema: {
        summary: 'How much moves where in a period, and where it chokes',
        querystring: assignQuerySchema,
        response: answers(assignmentAnswerSchema),
      },
    },
    async (request, reply) => {
      const { select, maxSeconds, ...question } = request.query;
      const solved = await solve(question, reply, maxSeconds);
      const answer = describeFlows(solved);
      if (select === undefined) return answer;
      return { ...answer, select: answerOrFail(usersOf(solved, select.includes(':') ? select : `link:${select}`)) };
    },
  );

  const files: readonly (readonly [
    name: string,
    type: string,
    write: (solved: SolvedFlows) => string | Promise<Uint8Array>,
  ])[] = [
    ['flows.csv', 'text/csv; charset=utf-8', (solved) => flowsCsv(describeFlows(solved), model)],
    ['flows.geojson', 'application/geo+json', (solved) => flowsGeoJson(describeFlows(solved), model)],
    ['flows.parquet', 'application/vnd.apache.parquet', (solved) => flowsParquet(describeFlows(solved), model)],
    ['skims.csv', 'text/csv; charset=utf-8', (solved) => flowSkimsCsv(skimFlows(solved))],
  ];
  for (const [name, type, write] of files) {
    app.get(
      `/assign/${name}`,
      { schema: { summary: `The same as a file (${name})`, querystring: flowsFileQuerySchema } },
      async (request, reply) => {
        const content = await write(await solve(request.query, reply, 60));
        return reply.type(type).send(typeof content === 'string' ? content : Buffer.from(content));
      },
    );
  }

  /** Solves in slices, between which other requests are answered; gives up when the client has gone. */
  async function solve(question: FlowsQuestion, reply: FastifyReply, maxSeconds: number): Promise<SolvedFlows> {
    const query = readFlowsQuery(question);
    const solver = query.method === 'lp' ? await loadLinearSolver() : undefined;
    const steps = flowsSteps(network, query, { now: () => performance.now() / 1000, maxSeconds, solver });
    let start = performance.now();
    for (;;) {
      const step = steps.next();
      if (step.done === true) return answerOrFail(step.value);
      if (performance.now() - start < slice) continue;
      await new Promise(setImmediate);
      if (reply.raw.destroyed) throw new Error('the client has gone');
      start = performance.now();
    }
  }
}
