import { z } from 'zod';
import { findingSchema, refusalSchema } from './finding.ts';
import { answerSchema } from './receipt.ts';

/** `meridian new --json`. */
export const newAnswerSchema = answerSchema('meridian.new/1', { folder: z.string(), files: z.array(z.string()) });

/** `meridian import --json`. */
export const importAnswerSchema = answerSchema('meridian.import/1', {
  ok: z.boolean(),
  folder: z.string(),
  nodes: z.int(),
  links: z.int(),
  pairs: z.int().nullable().meta({ description: 'Of an OD matrix: pairs with demand.' }),
  tonnes: z.number().nullable().meta({ description: 'Of an OD matrix: tonnes of all pairs.' }),
  findings: z.array(findingSchema),
});

/** `meridian export --json`. */
export const exportAnswerSchema = answerSchema('meridian.export/1', {
  format: z.string(),
  path: z.string(),
  files: z.array(z.string()),
});

/** What `--json` prints where the input is at fault. */
export const faultAnswerSchema = z.strictObject({
  schema: z.literal('meridian.fault/1'),
  refusal: refusalSchema
    .optional()
    .meta({ description: 'Which part of the question makes no sense, where that is the fault.' }),
  findings: z.array(findingSchema),
});
