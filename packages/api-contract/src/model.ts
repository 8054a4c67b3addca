import { z } from 'zod';
import { answerSchema } from './receipt.ts';

export const modelAnswerSchema = answerSchema('meridian.model/1', {
  name: z.string(),
  title: z.string(),
  referenceDate: z.string(),
  recordEnd: z
    .string()
    .nullable()
    .meta({ description: 'Last day that the register of states, events and acts covers; null where it is not said.' }),
  referenceYear: z.int(),
  origin: z.string().nullable().meta({ description: 'Node that the workbench opens with.' }),
  destination: z.string().nullable(),
  commodities: z.array(z.strictObject({ id: z.string(), name: z.string(), unit: z.enum(['teu', 'tonne']) })),
  corridors: z.array(z.strictObject({ id: z.string(), name: z.string(), kind: z.string() })),
  passages: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  parties: z.array(z.string()).meta({ description: 'Who imposes sanctions that the model knows.' }),
  tables: z.record(z.string(), z.int()).meta({ description: 'Rows of each table.' }),
  license: z.string().nullable(),
  attribution: z.string().nullable(),
}).meta({ id: 'ModelAnswer' });

export const tableAnswerSchema = answerSchema('meridian.table/1', {
  table: z.string(),
  total: z.int(),
  rows: z.array(z.record(z.string(), z.unknown())),
}).meta({ id: 'TableAnswer' });

export const modelsAnswerSchema = answerSchema('meridian.models/1', {
  models: z.array(
    z.strictObject({
      name: z.string(),
      title: z.string(),
      served: z.boolean().meta({ description: 'Whether the other resources answer from it.' }),
    }),
  ),
}).meta({ id: 'ModelsAnswer' });

export const modelTablesAnswerSchema = answerSchema('meridian.model-tables/1', {
  name: z.string(),
  title: z.string(),
  tables: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
}).meta({ id: 'ModelTablesAnswer', description: 'Every row of every table, lengths in km and speeds in km/h.' });
