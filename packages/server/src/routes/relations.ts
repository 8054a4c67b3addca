import { relationsAnswerSchema, relationsQuerySchema } from '@meridian/api-contract';
import { answers } from '../context.ts';
import type { Api, Context } from '../context.ts';

/** The index of pairs of actors over time. */
export function relationsRoutes(app: Api, { pool }: Context): void {
  app.get(
    '/relations',
    {
      schema: {
        summary: 'How close pairs of actors are over time, and the events that make it so',
        querystring: relationsQuerySchema,
        response: answers(relationsAnswerSchema),
      },
    },
    (request, reply) => pool.send('relations', request.query, reply),
  );
}
