import { z } from 'zod';

export const findingSchema = z
  .strictObject({
    code: z.string().meta({ description: 'Stable name of the kind of fault.' }),
    severity: z.enum(['error', 'warning', 'info']),
    file: z.string(),
    row: z.int().nullable().meta({ description: 'As a spreadsheet counts: the header is row 1.' }),
    column: z.string().nullable(),
    found: z.string().nullable(),
    remedy: z.string(),
    message: z.string(),
  })
  .meta({ id: 'Finding', description: 'One fault in a model or in a question.' });

export const coverageSchema = z
  .strictObject({
    rows: z.int(),
    values: z.int().meta({ description: 'Fact cells that are not empty.' }),
    sourced: z
      .int()
      .meta({ description: 'Those that a published source, or a calculation from published inputs alone, decides.' }),
    calculated: z.int(),
    assumed: z.int(),
    general: z.int(),
  })
  .meta({ id: 'Coverage' });

export const checkAnswerSchema = z
  .strictObject({
    schema: z.literal('meridian.check/1'),
    ok: z.boolean(),
    findings: z.array(findingSchema),
    coverage: z.record(z.string(), coverageSchema),
  })
  .meta({ id: 'CheckAnswer' });

export const refusalSchema = z
  .strictObject({
    code: z.string().meta({ description: 'Stable name of the kind of refusal.' }),
    field: z.string().meta({ description: 'The parameter at fault, as the query or the body spells it.' }),
    message: z.string(),
    remedy: z.string(),
  })
  .meta({ id: 'Refusal', description: 'What of a question makes no sense, why, and what would be right.' });

/** RFC 9457. */
export const problemSchema = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    refusal: refusalSchema.optional().meta({ description: 'The first parameter that makes no sense.' }),
    findings: z.array(findingSchema).optional(),
  })
  .meta({
    id: 'Problem',
    description:
      'Problem details (RFC 9457), with a refusal where the question makes no sense and findings where it or a model is at fault.',
  });
