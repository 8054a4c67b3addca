import { reachAnswerSchema, reachQuerySchema } from '@meridian/api-contract';
import type { Api, Context } from '../context.ts';
import { answers } from '../context.ts';

/** Who can be reached within hours or money. */
export function reachRoutes(app: Api, { pool }: Context): void {
  app.get(
    '/reach',
    {
      schema: {
        summary: 'Cities within hours or money of a place',
        querystring: reachQuerySchema,
        response: answers(reachAnswerSchema),
      },
    },
    (request, reply) => pool.send('reached', request.query, reply),
  );
}
