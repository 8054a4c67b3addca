import { regimesAnswerSchema, regimesQuerySchema } from '@meridian/api-contract';
import { describeRegimes } from '@meridian/engine';
import type { Api, Context } from '../context.ts';
import { answerOrFail, answers } from '../context.ts';

/** The regimes of the model on a date. */
export function regimeRoutes(app: Api, { model }: Context): void {
  app.get(
    '/regimes',
    {
      schema: {
        summary: 'Regimes on a date: states, events, rates and outlook',
        querystring: regimesQuerySchema,
        response: answers(regimesAnswerSchema),
      },
    },
    (request) => answerOrFail(describeRegimes(model, request.query)),
  );
}
