import { z } from 'zod';
import type { ZodRawShape } from 'zod';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const receiptSchema = z
  .strictObject({
    meridian: z.string().meta({ description: 'Version of Meridian.' }),
    node: z.int().nullable().meta({ description: 'Major version of Node; null where a browser computed.' }),
    model: z
      .strictObject({
        name: z.string(),
        sha256: sha256.meta({
          description: 'Of the rows as they were read, whatever the format of the files and the name of the folder.',
        }),
      })
      .nullable()
      .meta({ description: 'Null where no model was read.' }),
    question: z
      .record(z.string(), z.unknown())
      .meta({ description: 'Its name under `ask`, and every value of it, defaults filled in.' }),
    seed: z.int().optional().meta({ description: 'Of the random draws; absent where nothing is drawn.' }),
    files: z
      .array(z.strictObject({ name: z.string(), sha256 }))
      .meta({ description: 'Files read beside the model, by name without folders.' }),
    at: z.iso.datetime().meta({ description: 'When it was asked, by the clock of the one who asked.' }),
  })
  .meta({
    id: 'Receipt',
    description: 'What an answer rests on: all else in the answer is the same for the same receipt less `at`.',
  });

/** An answer of that name: its fields, and no others, and the receipt. */
export function answerSchema<const N extends string, S extends ZodRawShape>(name: N, shape: S) {
  return z.strictObject({ schema: z.literal(name), ...shape, receipt: receiptSchema });
}

const change = z.enum(['added', 'removed', 'changed', 'reordered', 'gone', 'unread']);

export const rerunAnswerSchema = answerSchema('meridian.rerun/1', {
  same: z.boolean().meta({ description: 'The answer of now is that of then, to the last digit.' }),
  differences: z.array(
    z.strictObject({
      what: z.enum(['meridian', 'node', 'model', 'table', 'row', 'file', 'question', 'answer']),
      id: z.string().meta({ description: 'Which: a table, TABLE.ROW, a file, a path into the answer.' }),
      change,
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
  leftOut: z.int().meta({ description: 'Differences beyond those that are listed.' }),
  notes: z.array(z.string()),
}).meta({ id: 'Rerun', description: 'A question asked again, and what differs between then and now.' });

/** What `--receipt FILE` writes: the receipt, the command line's question, and digests by which rows are told apart. */
export const receiptFileSchema = z
  .strictObject({
    schema: z.literal('meridian.receipt/1'),
    receipt: receiptSchema,
    command: z
      .strictObject({ model: z.string().nullable(), folder: z.string() })
      .meta({ description: 'The model as --model named it, and the folder in which the command ran.' }),
    answer: z.strictObject({ schema: z.string(), sha256 }),
    tables: z.record(z.string(), z.strictObject({ rows: z.int(), sha256 })),
    rows: z
      .record(z.string(), z.array(z.tuple([z.string(), z.string()])))
      .meta({ description: 'By table, in the order of its rows: the key of a row and a short digest of its cells.' }),
  })
  .meta({ id: 'ReceiptFile' });
