import { explainQuerySchema, explanationSchema } from '@meridian/api-contract';
import { explainCell } from '@meridian/engine';
import { answers } from '../context.ts';
import type { Api, Context } from '../context.ts';
import { InputFault } from '../problem.ts';

/** Where a figure comes from. */
export function explainRoutes(app: Api, { model }: Context): void {
  app.get(
    '/explain',
    {
      schema: {
        summary: 'Source, grade and rivals of a figure',
        querystring: explainQuerySchema,
        response: answers(explanationSchema),
      },
    },
    (request, reply) => {
      const explanation = explainCell(model, request.query.cell);
      if ('code' in explanation) throw new InputFault([explanation]);
      return reply.send(explanation);
    },
  );
}
