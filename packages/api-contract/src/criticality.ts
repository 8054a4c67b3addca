import { z } from 'zod';
import { countedVolume } from './flows.ts';
import { answerSchema } from './receipt.ts';

export const criticalityAnswerSchema = answerSchema('meridian.criticality/1', {
  by: z.enum(['link', 'node', 'country', 'passage', 'corridor', 'regime', 'relation']),
  period: z.string(),
  items: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      tonnes: z.number().meta({ description: 'Tonnes that use it as things are, each once.' }),
      lostTonnes: z.number(),
      addedTonneKm: z.number(),
      addedUsd: z.number().meta({ description: 'Money, time not priced.' }),
      addedTonneDays: z.number(),
      disconnectedPairs: z.int().meta({ description: 'Pairs of zones and cargo that no open way joins without it.' }),
    }),
  ),
}).meta({ id: 'Criticality', description: 'What is lost without each, one at a time; the costliest first.' });

const spread = z
  .strictObject({ counts: z.int(), before: z.number(), after: z.number() })
  .meta({ description: 'Root mean square of ln(model / observed).' });

export const calibrationAnswerSchema = answerSchema('meridian.calibration/1', {
  parameters: z.array(
    z.strictObject({
      name: z.string(),
      value: z.number(),
      unit: z.string(),
      range: z.tuple([z.number(), z.number()]),
      before: z.number(),
    }),
  ),
  residuals: z.array(
    z.strictObject({
      ...countedVolume,
      logRatio: z.number().meta({ description: 'ln(model / observed) after calibration.' }),
      before: z.number().meta({ description: 'Modelled before it.' }),
      influence: z
        .strictObject({
          leftOut: z
            .number()
            .meta({ description: 'ln(model / observed) of the count were it not fitted; 0 within its range.' }),
          moves: z.string().meta({ description: 'The parameter that it moves most.' }),
          by: z.number().meta({
            description: 'What that would change by without it: a factor less one for a ratio, else in its unit.',
          }),
        })
        .nullable()
        .meta({ description: 'Of a fitted count: the fit of parameters without it, to first order.' }),
    }),
  ),
  spread: z.strictObject({ held_out: spread, fit: spread }),
  demandValidation: z
    .strictObject({
      leftOut: z.array(z.number()).meta({
        description: 'Root mean square of ln(model / observed) of counts left out in turn, after 0, 1, 2 ... rounds.',
      }),
      rounds: z
        .int()
        .meta({ description: 'Rounds that demand was adjusted for: the fewest that do as well as the best.' }),
    })
    .nullable()
    .meta({ description: 'How far demand was moved. Null: it stays as the trade has it.' }),
  demandRows: z.int().meta({ description: 'Rows of demand that the calibrated model has.' }),
}).meta({ id: 'Calibration' });
