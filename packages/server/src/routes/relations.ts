import { relationsAnswerSchema, relationsQuerySchema } from '@meridian/api-contract';
import { findRelations } from '@meridian/engine';
import { answerOrFail, answers } from '../context.ts';
import type { Api, Context } from '../context.ts';

/** The index of pairs of actors over time. */
export function relationsRoutes(app: Api, { model }: Context): void {
  app.get(
    '/relations',
    {
      schema: {
        summary: 'How close pairs of actors are over time, and the events that make it so',
        querystring: relationsQuerySchema,
        response: answers(relationsAnswerSchema),
      },
    },
    (request) => {
      const { dyad, dimension, halfLife, confidence, ...rest } = request.query;
      const answer = findRelations(model, {
        dyads: dyad,
        dimensions: dimension,
        halfLifeDays: halfLife,
        weighByConfidence: confidence === 'true',
        ...rest,
      });
      return { ...answerOrFail(answer), rejected: {} };
    },
  );
}
