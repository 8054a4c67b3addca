import { skimAnswerSchema, skimQuerySchema } from '@meridian/api-contract';
import { skim } from '@meridian/engine';
import { answerOrFail, answers } from '../context.ts';
import type { Api, Context } from '../context.ts';

/** Hours, cost and emissions between many places by the ways of least generalized cost. */
export function skimRoutes(app: Api, { network, placesOf }: Context): void {
  const schema = {
    summary: 'Figures between many places',
    querystring: skimQuerySchema,
    response: answers(skimAnswerSchema),
  };
  app.get('/skim', { schema }, (request) => {
    const { from, to, ...state } = request.query;
    const [origins, destinations] = [from, to].map((texts) => texts.flatMap((text) => placesOf(text)));
    const figures = answerOrFail(skim(network, origins ?? [], destinations ?? [], state));
    const plain = (rows: readonly Float64Array[]): readonly (readonly (number | null)[])[] =>
      rows.map((row) => Array.from(row, (value) => (value === Infinity ? null : value)));
    return {
      schema: 'meridian.skim/1',
      from: origins,
      to: destinations,
      generalizedCostUsd: plain(figures.generalizedCostUsd),
      hours: plain(figures.hours),
      costUsd: plain(figures.costUsd),
      co2eKg: plain(figures.co2eKg),
    };
  });
}
