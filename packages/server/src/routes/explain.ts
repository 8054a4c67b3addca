import { explainQuerySchema, explanationSchema } from '@meridian/api-contract';
import { answers } from '../context.ts';
import type { Api, Context } from '../context.ts';

/** Where a figure comes from. */
export function explainRoutes(app: Api, { pool }: Context): void {
  app.get(
    '/explain',
    {
      schema: {
        summary: 'Source, grade and rivals of a figure',
        querystring: explainQuerySchema,
        response: answers(explanationSchema),
      },
    },
    (request, reply) => pool.send('explanation', request.query, reply),
  );
}
