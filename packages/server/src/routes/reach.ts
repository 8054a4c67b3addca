import { reachAnswerSchema, reachQuerySchema } from '@meridian/api-contract';
import { reach } from '@meridian/engine';
import type { Api, Context } from '../context.ts';
import { answerOrFail, answers } from '../context.ts';

/** Who can be reached within hours or money. */
export function reachRoutes(app: Api, { network, placesOf }: Context): void {
  app.get(
    '/reach',
    {
      schema: {
        summary: 'Cities within hours or money of a place',
        querystring: reachQuerySchema,
        response: answers(reachAnswerSchema),
      },
    },
    (request) => {
      const { from, ...rest } = request.query;
      return answerOrFail(reach(network, { from: placesOf(from), ...rest }));
    },
  );
}
