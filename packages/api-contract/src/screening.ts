import { z } from 'zod';
import { answerSchema } from './receipt.ts';

const list = z
  .union([z.string(), z.array(z.string())])
  .transform((value) =>
    (typeof value === 'string' ? value.split(',') : value).map((item) => item.trim()).filter((item) => item !== ''),
  );

const nullableText = z.string().nullable();
const name = z.string().min(1).max(500);
const threshold = z.number().min(0).max(100);
const most = z.number().int().min(1).max(1_000);
const method = z.enum(['parts', 'ofac']).meta({
  description: 'parts: by parts paired and weighed (default); ofac: as the search tool of OFAC scores names.',
});

/** Most characters of a list that is sent to be screened. */
export const screenListLimit = 50_000_000;

/** The question of `meridian screen` without a list, as it stands in an address. */
export const screenQuerySchema = z.strictObject({
  name: name.optional().meta({ description: 'Name to look for in what the acts of the model name.' }),
  port: z.string().min(1).max(200).optional().meta({ description: 'Place: id, name, alias or UN/LOCODE.' }),
  carrier: z.string().min(1).max(200).optional().meta({ description: 'Carrier, as services have it in operator.' }),
  mode: z.string().max(100).optional().meta({ description: 'Mode id; empty: all of the place.' }),
  commodity: z.string().max(100).optional().meta({ description: 'Commodity id; empty: the default of the model.' }),
  date: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, 'write YYYY-MM-DD')
    .optional(),
  comply: list.optional().meta({ description: 'Parties whose acts count, such as UN,EU,US; empty: all.' }),
  method: method.optional(),
  threshold: z.coerce.number().pipe(threshold).optional(),
  most: z.coerce.number().pipe(most).optional(),
});

/** A name, and the list of the one who asks. */
export const screenRequestSchema = z
  .strictObject({
    name: name.meta({ description: 'Name, IMO number or MMSI.' }),
    list: z
      .string()
      .max(screenListLimit, `a list may have ${screenListLimit} characters`)
      .meta({ description: 'Text of the list: JSON lines of FollowTheMoney, or targets.simple.csv.' }),
    format: z.enum(['ftm', 'targets']).optional().meta({ description: 'Told from the text where it is not given.' }),
    method: method.optional(),
    threshold: threshold.optional().meta({ description: 'Least score, 0 to 100; default 70, for ofac 85.' }),
    most: most.optional().meta({ description: 'Most matches; default 20.' }),
    schema: z.enum(['Person', 'Company', 'Vessel']).optional(),
  })
  .meta({ id: 'ScreenRequest' });

const reasonSchema = z.strictObject({
  feature: z.string(),
  query: z.string(),
  matched: z.string(),
  score: z.number(),
  text: z.string(),
});

const matchSchema = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    score: z.number().meta({ description: '0 to 100. A likeness of names, no probability.' }),
    because: z.array(reasonSchema),
    schema: z.string(),
    countries: z.array(z.string()),
    topics: z.array(z.string()),
    sanctions: z.array(
      z.strictObject({
        authority: nullableText,
        program: nullableText,
        from: nullableText,
        to: nullableText,
        listed: nullableText,
        status: nullableText,
      }),
    ),
  })
  .meta({ id: 'ScreeningMatch' });

const verdict = z.enum(['forbidden', 'read the act', 'exempt', 'not touched']);

const decisionSchema = z
  .strictObject({
    verdict,
    act: z.string(),
    party: z.string(),
    target: z.string(),
    legalAct: z.string(),
    since: z.string(),
    until: nullableText,
    scope: nullableText,
    exception: z
      .strictObject({
        id: z.string(),
        legalAct: z.string(),
        since: z.string(),
        until: nullableText,
        sources: z.array(z.string()),
      })
      .nullable(),
    because: z.string(),
    sources: z.array(z.string()),
    note: nullableText,
  })
  .meta({ id: 'ActDecision' });

export const screeningAnswerSchema = answerSchema('meridian.screening/1', {
  query: z.strictObject({
    name: nullableText,
    compared: z.array(z.string()),
    method: method.nullable(),
    threshold: z.number().nullable(),
    acts: z
      .strictObject({
        nodes: z.array(z.string()),
        carrier: nullableText,
        mode: nullableText,
        commodity: z.string(),
        date: z.string(),
        parties: z.array(z.string()),
      })
      .nullable(),
  }),
  list: z
    .strictObject({
      file: z.string(),
      name: z.string(),
      sha256: nullableText.meta({ description: 'SHA-256 of the list as it was read.' }),
      date: nullableText.meta({ description: 'Day on which the file was last changed.' }),
      format: z.enum(['ftm', 'targets', 'model']),
      entities: z.int(),
      sanctions: z.int(),
      others: z.int(),
      skipped: z.record(z.string(), z.int()),
      firstSkipped: z.record(z.string(), z.int()),
    })
    .nullable(),
  found: z.int(),
  matches: z.array(matchSchema),
  foundAt: z.array(z.strictObject({ threshold: z.number(), found: z.int() })),
  notCompared: z.array(
    z.strictObject({
      of: z.enum(['query', 'list']),
      script: z.string(),
      names: z.int(),
      entities: z.int(),
      example: z.string(),
      text: z.string(),
    }),
  ),
  verdict: verdict.nullable(),
  decidedBy: z.strictObject({ act: z.string(), exception: nullableText, because: z.string() }).nullable(),
  holdsUntil: nullableText,
  decisions: z.array(decisionSchema),
  notes: z.array(z.string()),
  notice: z.string().meta({ description: 'What the answer is not: legal advice.' }),
}).meta({ id: 'ScreeningAnswer', description: 'Names that resemble the one asked, and acts that were applied.' });

export const screeningBatchAnswerSchema = answerSchema('meridian.screening-batch/1', {
  answers: z.array(screeningAnswerSchema.omit({ receipt: true })),
}).meta({ id: 'ScreeningBatch', description: 'Many names against one list, an answer each.' });
