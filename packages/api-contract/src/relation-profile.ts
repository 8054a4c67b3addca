import { z } from 'zod';
import { answerSchema } from './receipt.ts';

const nullableText = z.string().nullable();
const nullableNumber = z.number().nullable();
const count = z.int().min(0);
const share = z.number().min(0).max(1);
const nullableShare = share.nullable();
const sources = z.array(z.string());
const scores = z.enum(['goldstein', 'plover']);

const bondAlignmentSchema = z
  .strictObject({
    s: z.number(),
    kappa: nullableNumber,
    pi: nullableNumber,
    entries: count,
    bondsOfA: count,
    bondsOfB: count,
  })
  .meta({ id: 'BondAlignment', description: 'Likeness of two portfolios of bonds; 1: the same.' });

const dyadAlignmentSchema = z
  .strictObject({ obligations: bondAlignmentSchema.nullable(), formats: bondAlignmentSchema.nullable() })
  .meta({ id: 'DyadAlignment', description: 'Null where one side has no bond of the kind on record.' });

const convergenceSchema = z
  .strictObject({
    years: count,
    now: nullableNumber,
    before: nullableNumber,
    change: nullableNumber.meta({ description: 'levelChange + lagChange + eventsChange.' }),
    levelChange: nullableNumber,
    lagChange: nullableNumber,
    eventsChange: nullableNumber,
    percentile: nullableShare.meta({ description: 'Share of the earlier changes of the pair that were lower.' }),
    pastChanges: count,
    apart: count.meta({ description: 'Of the earlier changes so many do not overlap.' }),
    field: z.strictObject({ pairs: count, median: nullableNumber, rank: z.int().nullable() }),
  })
  .meta({ id: 'Convergence' });

const namedShares = z.array(z.strictObject({ name: z.string(), share }));
const partnerDiversity = {
  actor: z.string(),
  years: count,
  events: count,
  partners: namedShares,
  diversity: nullableShare.meta({ description: '1 - sum of squared shares.' }),
  effectivePartners: nullableNumber,
  blocs: namedShares.nullable(),
  blocDiversity: nullableShare,
};
const partnerDiversitySchema = z.strictObject(partnerDiversity).meta({ id: 'PartnerDiversity' });

const reassuranceSchema = z
  .strictObject({
    days: count,
    negative: count,
    reassured: count,
    ratio: nullableShare,
    low: nullableShare,
    high: nullableShare,
    byChance: nullableShare.meta({ description: 'The ratio that any day of the record would have.' }),
    leftOut: count,
  })
  .meta({ id: 'Reassurance' });

const actSumsSchema = z
  .strictObject({ events: count, positiveEvents: count, positive: z.number(), negative: z.number() })
  .meta({ id: 'ActSums' });

export const tradeShareSchema = z
  .strictObject({
    period: z.string().meta({ description: 'Of the turnover.' }),
    usdPerYear: z.number().meta({ description: 'USD/year' }),
    shareOfA: nullableShare,
    shareOfB: nullableShare,
    totalYearOfA: z.int().nullable().meta({ description: 'Year of the whole trade of which it is a share.' }),
    totalYearOfB: z.int().nullable(),
    sources,
  })
  .meta({ id: 'TradeShare', description: 'Turnover of a pair as a share of the whole trade of each side.' });

const dependenceSchema = z
  .strictObject({
    trade: tradeShareSchema.nullable(),
    initiatives: z.strictObject({
      years: count,
      aToB: actSumsSchema,
      bToA: actSumsSchema,
      mutual: actSumsSchema,
      shareOfA: nullableShare,
      low: nullableShare,
      high: nullableShare,
    }),
    finance: z.array(
      z.strictObject({
        relationId: z.string(),
        provider: nullableText,
        usd: nullableNumber,
        what: z.string(),
        since: nullableText,
        until: nullableText,
        sources,
      }),
    ),
    needsMore: z.array(
      z.strictObject({
        measure: z.enum(['trade', 'initiatives', 'finance']),
        actor: nullableText.meta({ description: 'An actor, `even`, or null for not known.' }),
        why: z.string(),
      }),
    ),
  })
  .meta({ id: 'Dependence', description: 'Who needs whom more, by three measures.' });

const breaksSchema = z
  .strictObject({
    quarters: count,
    from: nullableText,
    to: nullableText,
    events: count,
    mean: nullableNumber,
    p: nullableShare.meta({ description: 'Chance of breaks as clear as these in quarters of any order.' }),
    breaks: z.array(
      z.strictObject({
        quarter: z.string(),
        date: z.string(),
        meanBefore: z.number(),
        meanAfter: z.number(),
        eventsPerQuarterBefore: z.number(),
        eventsPerQuarterAfter: z.number(),
        p: share,
        earliest: z.string(),
        latest: z.string(),
      }),
    ),
  })
  .meta({ id: 'StructuralBreaks' });

const lag = z.int().meta({ description: 'Quarters; above 0 the driver comes first.' });
const driverLinkSchema = z
  .strictObject({
    driver: z.string(),
    name: z.string(),
    unit: z.string(),
    from: nullableText,
    to: nullableText,
    quarters: count,
    changes: count,
    effectiveChanges: z.number(),
    effectiveActs: z.number(),
    lags: z.array(z.strictObject({ lag, r: z.number(), low: z.number(), high: z.number() })),
    best: z.strictObject({ lag, r: z.number(), low: lag, high: lag }).nullable(),
    p: nullableShare,
    hangsOn: z.strictObject({ quarter: z.string(), p: share }).nullable(),
    verdict: z.enum(['leads', 'follows', 'same_quarter', 'order_unclear', 'no_link', 'too_little']),
    words: z.string(),
  })
  .meta({ id: 'DriverLink' });

export const relationProfileSchema = answerSchema('meridian.relation-profile/1', {
  dyad: z.string(),
  a: z.string(),
  b: z.string(),
  dimension: z.string(),
  date: z.string(),
  settings: z.strictObject({
    scores,
    confidence: z.boolean(),
    level: z.enum(['structural', 'none']),
    halfLifeDays: z.number(),
    seed: z.int(),
  }),
  index: z.strictObject({
    index: nullableNumber.meta({
      description: 'level + lag + events; null before the first event of the pair: not known.',
    }),
    level: z.number(),
    lag: nullableNumber.meta({ description: 'How far the index is behind moves of its level.' }),
    events: nullableNumber.meta({ description: 'What events still add.' }),
    eventCount: count,
    firstEvent: nullableText,
    lastEvent: nullableText,
  }),
  convergence: convergenceSchema,
  alignment: z.strictObject({ now: dyadAlignmentSchema, beforeDate: z.string(), before: dyadAlignmentSchema }),
  hedging: z.strictObject({
    reassurance: reassuranceSchema,
    ofA: partnerDiversitySchema,
    ofB: partnerDiversitySchema,
  }),
  dependence: dependenceSchema,
  breaks: breaksSchema,
  drivers: z.array(driverLinkSchema),
  notes: z.array(z.string()),
}).meta({ id: 'RelationProfile' });

export const actorProfileSchema = answerSchema('meridian.actor-profile/1', {
  name: z.string(),
  date: z.string(),
  ...partnerDiversity,
  withFellowMembers: nullableShare,
  settings: z.strictObject({ scores, confidence: z.boolean(), blocs: z.array(z.string()).nullable() }),
}).meta({ id: 'ActorProfile' });
