import {
  assignmentAnswerSchema,
  assignQuerySchema,
  flowsFileQuerySchema,
  periodsAnswerSchema,
} from '@meridian/api-contract';
import { answers } from '../context.ts';
import type { Api, Context } from '../context.ts';
import { flowsFiles } from '../answers/flows.ts';
import { readFlowsQuery } from '../flows-query.ts';

/** Longest solve of flows that are asked for as a file, in seconds. */
const fileSeconds = 60;

/** Flows of a period, and of what-ifs in it. */
export function assignRoutes(app: Api, { pool }: Context): void {
  app.get(
    '/periods',
    { schema: { summary: 'Periods for which there is demand', response: answers(periodsAnswerSchema) } },
    (_, reply) => pool.send('periods', undefined, reply),
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
    (request, reply) => {
      const { select, maxSeconds, ...question } = request.query;
      return pool.send('flows', { query: readFlowsQuery(question), maxSeconds, select }, reply);
    },
  );

  for (const file of flowsFiles) {
    app.get(
      `/assign/${file}`,
      { schema: { summary: `The same as a file (${file})`, querystring: flowsFileQuerySchema } },
      (request, reply) =>
        pool.send('flowsFile', { query: readFlowsQuery(request.query), maxSeconds: fileSeconds, file }, reply),
    );
  }
}
