import { checkAnswerSchema } from '@meridian/api-contract';
import { today } from '@meridian/engine';
import { now } from '../clock.ts';
import { answers } from '../context.ts';
import type { Api, Context } from '../context.ts';

/** What is wrong with the model that is served, and what its figures rest on. */
export function checkRoutes(app: Api, { pool }: Context): void {
  app.get(
    '/check',
    { schema: { summary: 'Findings and coverage of the model', response: answers(checkAnswerSchema) } },
    (_, reply) => pool.send('check', { today: today(now()) }, reply),
  );
}
