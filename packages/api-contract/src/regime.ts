import { z } from 'zod';
import { answerSchema } from './receipt.ts';

const nullableText = z.string().nullable();
const states = z.enum(['open', 'restricted', 'closed']);
const share = z.number().min(0).max(1);
const perYear = z.number().min(0).meta({ description: '1/year' });

/** An event of the register, in short. */
export const namedEventSchema = z
  .strictObject({ id: z.string(), date: z.string(), title: z.string() })
  .meta({ id: 'NamedEvent', description: 'An event that brought a state about.' });

const standing = {
  id: z.string(),
  name: z.string(),
  state: states,
  since: nullableText.meta({ description: 'First day of the state; null: since before the record.' }),
  until: nullableText.meta({ description: 'Last day on record; null: still so.' }),
  note: nullableText,
  events: z.array(namedEventSchema),
  sources: z.array(z.string()),
};

export const regimeStandingSchema = z
  .strictObject(standing)
  .meta({ id: 'RegimeStanding', description: 'How a regime stands on a day, and what brought that about.' });

const factorSchema = z
  .strictObject({
    dependency: z.string(),
    onKind: z.enum(['relation', 'sanction', 'driver', 'regime']),
    on: z.string(),
    dimension: nullableText,
    value: z.number().nullable().meta({ description: 'Null: not known; the factor is then 1.' }),
    reference: z.number(),
    effect: z.number(),
    factor: z.number().meta({ description: 'exp(effect x (value - reference))' }),
    low: z.number(),
    high: z.number(),
    sources: z.array(z.string()),
  })
  .meta({ id: 'RateFactor', description: 'What one dependency does to a rate.' });

const rateSchema = z
  .strictObject({
    from: states,
    to: states,
    perYear,
    low: perYear,
    high: perYear,
    base: perYear,
    season: nullableText.meta({
      description: 'Days of the year on which this rate holds; null: all, or none has come.',
    }),
    basis: z.enum(['judged', 'counted']),
    changes: z.int().nullable(),
    years: z.number().nullable(),
    factors: z.array(factorSchema),
    sources: z.array(z.string()),
  })
  .meta({ id: 'TransitionRate', description: 'Rate of one transition per year spent in the state before.' });

const shares = { open: share, restricted: share, closed: share };
const outlookSchema = z
  .strictObject({ ...shares, low: z.strictObject(shares), high: z.strictObject(shares) })
  .meta({ id: 'StateOutlook', description: 'Probability of each state, with its range.' });

const regimeSchema = z
  .strictObject({
    ...standing,
    kind: z.string(),
    effect: z.strictObject({
      forbidden: z.boolean(),
      capacityFactor: z.number(),
      hoursFactor: z.number(),
      hoursAdded: z.number(),
      costFactor: z.number(),
      usdPerTeuAdded: z.number(),
      usdPerTonneAdded: z.number(),
    }),
    links: z.array(z.string()),
    linkCount: z.int(),
    worseningPerYear: perYear.meta({
      description: '1/year: rate of going to a worse state than that of the day, as the risk of routes takes it.',
    }),
    rates: z.array(rateSchema),
    outlook: z.strictObject({ quarter: outlookSchema, year: outlookSchema }),
  })
  .meta({ id: 'Regime' });

export const regimesAnswerSchema = answerSchema('meridian.regimes/1', {
  date: z.string(),
  regimes: z.array(regimeSchema),
  changes: z.array(z.string()).meta({ description: 'Days on which any of these states changes.' }),
  notes: z
    .array(z.string())
    .optional()
    .meta({ description: 'That the record ends before the date; absent where it does not.' }),
}).meta({ id: 'RegimesAnswer' });
