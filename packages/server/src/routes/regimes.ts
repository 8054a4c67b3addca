import { regimesAnswerSchema, regimesQuerySchema } from '@meridian/api-contract';
import type { Api, Context } from '../context.ts';
import { answers } from '../context.ts';

/** The regimes of the model on a date. */
export function regimeRoutes(app: Api, { pool }: Context): void {
  app.get(
    '/regimes',
    {
      schema: {
        summary: 'Regimes on a date: states, events, rates and outlook',
        querystring: regimesQuerySchema,
        response: answers(regimesAnswerSchema),
      },
    },
    (request, reply) => pool.send('regimes', request.query, reply),
  );
}
