import { routeQuerySchema, routesAnswerSchema } from '@meridian/api-contract';
import { findRoutes } from '@meridian/engine';
import type { Api, Context } from '../context.ts';
import { answerOrFail, answers } from '../context.ts';

/** Routes that nothing beats in time, cost, CO2e and risk together. */
export function routeRoutes(app: Api, { network, placesOf }: Context): void {
  app.get(
    '/routes',
    {
      schema: {
        summary: 'Routes from one place to another',
        querystring: routeQuerySchema,
        response: answers(routesAnswerSchema),
      },
    },
    (request) => {
      const { from, to, ...rest } = request.query;
      return answerOrFail(findRoutes(network, { from: placesOf(from), to: placesOf(to), ...rest }));
    },
  );
}
