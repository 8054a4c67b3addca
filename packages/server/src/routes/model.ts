import { now } from '../clock.ts';
import { modelAnswerSchema, tableAnswerSchema, tableQuerySchema } from '@meridian/api-contract';
import { tableNames } from '@meridian/engine';
import type { Model } from '@meridian/engine';
import { createReceipt, formatRows } from '@meridian/model-files';
import { nodeEdge } from '@meridian/model-files/disk';
import { z } from 'zod';
import { sendContent } from '../answer-pool.ts';
import { jsonType } from '../answers/held.ts';
import { resourceOf } from '../asked.ts';
import { answers } from '../context.ts';
import type { Api, Context } from '../context.ts';

/** What the model is, and its tables as they are read. */
export function modelRoutes(app: Api, { model }: Context): void {
  app.get('/model', { schema: { summary: 'The model that is served', response: answers(modelAnswerSchema) } }, () =>
    describeModel(model),
  );
  app.get(
    '/tables/:table',
    {
      schema: {
        summary: 'Rows of a table',
        params: z.object({ table: z.enum(tableNames as [string, ...string[]]) }),
        querystring: tableQuerySchema,
        response: answers(tableAnswerSchema),
      },
    },
    (request, reply) => {
      const table = request.params.table as (typeof tableNames)[number];
      const { offset, limit } = request.query;
      const rows = model.tables[table];
      const answer = {
        schema: 'meridian.table/1',
        table,
        total: rows.length,
        rows: rows.slice(offset, offset + limit),
      };
      const receipt = createReceipt({ question: resourceOf(request), model }, nodeEdge(now()));
      return sendContent(reply, jsonType, formatRows(answer, receipt));
    },
  );
}

function describeModel(model: Model): Omit<z.infer<typeof modelAnswerSchema>, 'receipt'> {
  const { tables } = model;
  const [config] = tables.config;
  return {
    schema: 'meridian.model/1',
    name: model.name,
    title: model.title,
    referenceDate: config?.referenceDate ?? '',
    recordEnd: config?.recordEnd ?? null,
    referenceYear: config?.referenceYear ?? 0,
    origin: config?.originNodeId ?? null,
    destination: config?.destinationNodeId ?? null,
    commodities: tables.commodity.map(({ commodityId, name, unit }) => ({ id: commodityId, name, unit })),
    corridors: tables.corridor.map(({ corridorId, name, kind }) => ({ id: corridorId, name, kind })),
    passages: tables.passage.map(({ passageId, name }) => ({ id: passageId, name })),
    parties: [...new Set(tables.sanction.map(({ imposingParty }) => imposingParty))].sort(),
    tables: Object.fromEntries(tableNames.map((table) => [table, tables[table].length])),
    license: config?.license ?? null,
    attribution: config?.attribution ?? null,
  };
}
