import { modelTablesAnswerSchema, modelsAnswerSchema } from '@meridian/api-contract';
import { z } from 'zod';
import type { Content } from '../answers/held.ts';
import { answers } from '../context.ts';
import type { Api, Context } from '../context.ts';
import { MissingResource } from '../faults.ts';
import { sendContent } from '../answer-pool.ts';

/** The models that a page can open: the one that is served, and those offered beside it. */
export function modelsRoutes(app: Api, { offered, pool }: Context): void {
  app.get(
    '/models',
    { schema: { summary: 'Models that can be opened', response: answers(modelsAnswerSchema) } },
    () => ({
      schema: 'meridian.models/1',
      models: offered.map(({ name, title }, index) => ({ name, title, served: index === 0 })),
    }),
  );
  // a model does not change while it is served: it is written once, and kept as text
  const written = new Map<string, Content>();
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
      const { name } = request.params;
      const found = offered.find((each) => each.name === name);
      if (found === undefined)
        throw new MissingResource(
          `There is no model “${name}”; there are ${offered.map((each) => each.name).join(', ')}.`,
        );
      const content = written.get(name) ?? (await pool.ask('modelTables', { folder: found.folder }, reply));
      written.set(name, content);
      return sendContent(reply, content.type, content.body);
    },
  );
}
