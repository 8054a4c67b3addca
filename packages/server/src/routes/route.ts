import { routeQuerySchema, routesAnswerSchema } from '@meridian/api-contract';
import type { Api, Context } from '../context.ts';
import { answers } from '../context.ts';

/** Routes that nothing beats in time, cost, CO2e and risk together. */
export function routeRoutes(app: Api, { pool }: Context): void {
  app.get(
    '/routes',
    {
      schema: {
        summary: 'Routes from one place to another',
        querystring: routeQuerySchema,
        response: answers(routesAnswerSchema),
      },
    },
    (request, reply) => pool.send('routes', request.query, reply),
  );
}
