import { screeningMethods } from '@meridian/engine';
import { z } from 'zod';

const nullableText = z.string().nullable();
const method = z.enum(screeningMethods);

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

export const screeningAnswerSchema = z
  .strictObject({
    schema: z.literal('meridian.screening/1'),
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
  })
  .meta({ id: 'ScreeningAnswer', description: 'Names that resemble the one asked, and acts that were applied.' });
