import { modelTablesAnswerSchema, modelsAnswerSchema } from '@meridian/api-contract';
import { z } from 'zod';
import { answers } from '../context.ts';
import type { Api, Context } from '../context.ts';
import { remember } from '../remember.ts';
import { MissingResource } from '../problem.ts';

/** The models that a page can open: the one that is served, and those offered beside it. */
export function modelsRoutes(app: Api, { offered }: Context): void {
  app.get(
    '/models',
    { schema: { summary: 'Models that can be opened', response: answers(modelsAnswerSchema) } },
    () => ({
      schema: 'meridian.models/1',
      models: offered.map(({ name, title }, index) => ({ name, title, served: index === 0 })),
    }),
  );
  const textOf = remember(async (name: string) => {
    const found = offered.find((each) => each.name === name);
    if (found === undefined)
      throw new MissingResource(
        `There is no model “${name}”; there are ${offered.map((each) => each.name).join(', ')}.`,
      );
    const { title, tables } = await found.load();
    return JSON.stringify({ schema: 'meridian.model-tables/1', name, title, tables });
  });
  app.get(
    '/models/:name',
    {
      schema: {
        summary: 'A whole model: every table as it is read',
        params: z.object({ name: z.string().max(200) }),
        response: answers(modelTablesAnswerSchema),
      },
    },
    async (request, reply) => {
      const text = await textOf(request.params.name);
      return reply
        .type('application/json')
        .serializer((ready) => ready as string)
        .send(text);
    },
  );
}
