import {
  actorProfileQuerySchema,
  actorProfileSchema,
  relationProfileQuerySchema,
  relationProfileSchema,
} from '@meridian/api-contract';
import { answers } from '../context.ts';
import type { Api, Context } from '../context.ts';

/** One pair, or one actor, by all measures as of a date. */
export function relationRoutes(app: Api, { pool }: Context): void {
  app.get(
    '/relation',
    {
      schema: {
        summary: 'One pair as of a date: convergence, alignment, hedging, dependence, breaks and drivers',
        querystring: relationProfileQuerySchema,
        response: answers(relationProfileSchema),
      },
    },
    (request, reply) => pool.send('relation', request.query, reply),
  );
  app.get(
    '/actor',
    {
      schema: {
        summary: 'One actor as of a date: over which partners and blocs its cooperation spreads',
        querystring: actorProfileQuerySchema,
        response: answers(actorProfileSchema),
      },
    },
    (request, reply) => pool.send('actor', request.query, reply),
  );
}
