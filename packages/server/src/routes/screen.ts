import { screenQuerySchema, screenRequestSchema, screeningAnswerSchema } from '@meridian/api-contract';
import { screenListLimit } from '@meridian/engine/questions';
import { answers } from '../context.ts';
import type { Api, Context } from '../context.ts';

/** Most bytes of a request: a list whose letters and quotation marks take two bytes each, as JSON. */
const bodyLimit = 2 * screenListLimit + 10_000;

/** Names against the acts of the model or a list of one's own, and what the acts say of a port or carrier. */
export function screenRoutes(app: Api, { pool }: Context): void {
  app.get(
    '/screen',
    {
      schema: {
        summary: 'What the acts of the model say of a port, a carrier or a name. No legal advice.',
        querystring: screenQuerySchema,
        response: answers(screeningAnswerSchema),
      },
    },
    (request, reply) => pool.send('screenByModel', request.query, reply),
  );
  app.post(
    '/screen',
    {
      bodyLimit,
      schema: {
        summary: 'Screen a name against a list that is sent with it and not kept. No legal advice.',
        body: screenRequestSchema,
        response: answers(screeningAnswerSchema),
      },
    },
    (request, reply) => pool.send('screenByList', request.body, reply),
  );
}
