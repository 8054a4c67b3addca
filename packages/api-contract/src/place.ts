import { z } from 'zod';
import { answerSchema } from './receipt.ts';

const explainedValue = {
  value: z.string(),
  source: z.string().nullable(),
  title: z.string().nullable(),
  publisher: z.string().nullable(),
  url: z.string().nullable(),
  grade: z
    .string()
    .meta({ description: 'Admiralty grade such as B2, or derived, calculated, general, assumed, none.' }),
  asOf: z.string().nullable(),
  note: z.string().nullable(),
};

export const explanationSchema = answerSchema('meridian.explanation/1', {
  cell: z.string(),
  meaning: z.string(),
  unit: z.string().nullable(),
  ...explainedValue,
  rule: z.string(),
  spread: z.strictObject({ low: z.number(), high: z.number() }).nullable(),
  rivals: z.array(z.strictObject(explainedValue)),
  usedBy: z.array(z.string()),
}).meta({ id: 'Explanation', description: 'Where a figure comes from, and who disagrees.' });

export const placeSchema = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    type: z.string(),
    country: z.string().nullable(),
    unlocode: z.string().nullable(),
    longitude: z.number(),
    latitude: z.number(),
  })
  .meta({ id: 'Place' });

export const placesAnswerSchema = answerSchema('meridian.places/1', { places: z.array(placeSchema) }).meta({
  id: 'PlacesAnswer',
});
