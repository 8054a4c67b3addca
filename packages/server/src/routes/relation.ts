import {
  actorProfileQuerySchema,
  actorProfileSchema,
  relationProfileQuerySchema,
  relationProfileSchema,
} from '@meridian/api-contract';
import { actorProfile, relationProfile } from '@meridian/engine';
import { answerOrFail, answers } from '../context.ts';
import type { Api, Context } from '../context.ts';

/** One pair, or one actor, by all measures as of a date. */
export function relationRoutes(app: Api, { model }: Context): void {
  app.get(
    '/relation',
    {
      schema: {
        summary: 'One pair as of a date: convergence, alignment, hedging, dependence, breaks and drivers',
        querystring: relationProfileQuerySchema,
        response: answers(relationProfileSchema),
      },
    },
    (request) => {
      const { on, halfLife, confidence, ...rest } = request.query;
      return answerOrFail(
        relationProfile(model, {
          date: on,
          halfLifeDays: halfLife,
          weighByConfidence: confidence === 'true',
          ...rest,
        }),
      );
    },
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
    (request) => {
      const { on, confidence, ...rest } = request.query;
      return answerOrFail(actorProfile(model, { date: on, weighByConfidence: confidence === 'true', ...rest }));
    },
  );
}
