import { skimAnswerSchema, skimQuerySchema } from '@meridian/api-contract';
import { answers } from '../context.ts';
import type { Api, Context } from '../context.ts';

/** Hours, cost and emissions between many places by the ways of least generalized cost. */
export function skimRoutes(app: Api, { pool }: Context): void {
  const schema = {
    summary: 'Figures between many places',
    querystring: skimQuerySchema,
    response: answers(skimAnswerSchema),
  };
  app.get('/skim', { schema }, (request, reply) => pool.send('skims', request.query, reply));
}
