import { z } from 'zod';

const explainedValue = {
  value: z.string(),
  source: z.string().optional(),
  title: z.string().optional(),
  publisher: z.string().optional(),
  url: z.string().optional(),
  grade: z
    .string()
    .meta({ description: 'Admiralty grade such as B2, or derived, calculated, general, assumed, none.' }),
  asOf: z.string().optional(),
  note: z.string().optional(),
};

export const explanationSchema = z
  .strictObject({
    schema: z.literal('meridian.explanation/1'),
    cell: z.string(),
    meaning: z.string(),
    unit: z.string().optional(),
    ...explainedValue,
    rule: z.string(),
    spread: z.strictObject({ low: z.number(), high: z.number() }).optional(),
    rivals: z.array(z.strictObject(explainedValue)),
    usedBy: z.array(z.string()),
  })
  .meta({ id: 'Explanation', description: 'Where a figure comes from, and who disagrees.' });

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

export const placesAnswerSchema = z
  .strictObject({ schema: z.literal('meridian.places/1'), places: z.array(placeSchema) })
  .meta({ id: 'PlacesAnswer' });
