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
    }),
  ),
  spread: z.strictObject({ fit: spread, held_out: spread }),
  demandRows: z.int().meta({ description: 'Rows of demand that the calibrated model has.' }),
}).meta({ id: 'Calibration' });
