import { z } from 'zod';

const pointSchema = z.strictObject({
  date: z.string().meta({ description: 'Last day of the step.' }),
  index: z.number().meta({ description: 'level + events, -10 to 10.' }),
  level: z.number(),
  events: z.number(),
  p10: z.number(),
  p90: z.number(),
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

export const relationsAnswerSchema = z
  .strictObject({
    schema: z.literal('meridian.relations/1'),
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
        series: z.array(pointSchema),
        top: z.array(contributionSchema),
        contributions: z.number(),
        levelMoves: z.number(),
        levelTerms: z.record(z.string(), z.number().nullable()),
      }),
    ),
    notes: z.array(z.string()),
    rejected: z.record(z.string(), z.int()).meta({ description: 'Rows of an imported set left out, by reason.' }),
  })
  .meta({ id: 'Relations' });
