import { z } from 'zod';
import { findingSchema } from './finding.ts';
import { answerSchema } from './receipt.ts';
import { tradeShareSchema } from './relation-profile.ts';

const pointSchema = z.strictObject({
  date: z.string().meta({ description: 'Last day of the step.' }),
  index: z.number().nullable().meta({
    description: 'level + lag + events, -10 to 10; null before the first event of the pair: not known.',
  }),
  level: z.number().meta({ description: 'The structural level: bonds in force, known before any event.' }),
  lag: z.number().nullable().meta({ description: 'How far the index is behind moves of its level.' }),
  events: z.number().nullable().meta({ description: 'What events still add.' }),
  p10: z.number().nullable(),
  p90: z.number().nullable(),
});

const contributionSchema = z.strictObject({
  eventId: z.string(),
  date: z.string(),
  title: z.string(),
  score: z.number(),
  confidence: z.number(),
  contribution: z.number().meta({ description: 'Index points that it still adds on the last date.' }),
  sources: z.array(z.string()),
});

export const relationsAnswerSchema = answerSchema('meridian.relations/1', {
  settings: z.strictObject({
    scores: z.enum(['goldstein', 'plover']),
    step: z.enum(['month', 'quarter', 'year']),
    confidence: z.boolean(),
    level: z.enum(['structural', 'none']),
    draws: z.int(),
    seed: z.int(),
  }),
  dyads: z.array(
    z.strictObject({
      dyad: z.string(),
      dimension: z.string(),
      halfLifeDays: z.number(),
      eventCount: z.int(),
      firstEvent: z
        .string()
        .nullable()
        .meta({ description: 'Date of the first event, before which the index is not known; null: there is none.' }),
      series: z.array(pointSchema),
      top: z.array(contributionSchema),
      contributions: z.number().nullable().meta({ description: '`events` of the last date.' }),
      levelMoves: z.number().nullable().meta({ description: '`lag` of the last date.' }),
      tradeShare: tradeShareSchema
        .nullable()
        .meta({ description: 'From which the term of trade is made; null where not known.' }),
      levelTerms: z
        .strictObject({
          alliance: z.number().nullable(),
          formats: z.number().nullable(),
          trade: z.number().nullable(),
          rivalry: z.number().nullable(),
          sanctions: z.number().nullable(),
          drivers: z.number().nullable(),
        })
        .meta({ description: 'Terms of the level on the last date; null where the model knows nothing.' }),
    }),
  ),
  notes: z.array(z.string()),
  rows: z
    .strictObject({ read: z.int(), kept: z.int() })
    .nullable()
    .meta({ description: 'Of an imported set; null where the events are those of the register.' }),
  rejected: z.record(z.string(), z.int()).meta({ description: 'Rows of an imported set left out, by reason.' }),
  examples: z
    .array(
      z.strictObject({
        file: z.string(),
        row: z.int(),
        reason: z.string(),
        column: z.string().nullable(),
        found: z.string().nullable(),
      }),
    )
    .meta({ description: 'Some of the rows left out.' }),
  findings: z.array(findingSchema),
}).meta({ id: 'Relations' });
