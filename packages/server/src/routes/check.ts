import { checkAnswerSchema } from '@meridian/api-contract';
import { checkModel, coverageOf } from '@meridian/engine';
import { answers } from '../context.ts';
import type { Api, Context } from '../context.ts';
import { toJsonFindings } from '../problem.ts';

/** What is wrong with the model that is served, and what its figures rest on. */
export function checkRoutes(app: Api, { model }: Context): void {
  app.get(
    '/check',
    { schema: { summary: 'Findings and coverage of the model', response: answers(checkAnswerSchema) } },
    (_, reply) => {
      const findings = checkModel(model, new Date().toISOString().slice(0, 10));
      return reply.send({
        schema: 'meridian.check/1',
        ok: !findings.some(({ severity }) => severity === 'error'),
        findings: toJsonFindings(findings),
        coverage: Object.fromEntries(coverageOf(model)),
      });
    },
  );
}
