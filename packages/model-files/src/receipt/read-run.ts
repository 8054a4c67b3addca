import { createFinding } from '@meridian/engine';
import type { Finding } from '@meridian/engine';
import { z } from 'zod';
import type { FormerRun } from './compare-answers.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'is no SHA-256');

/** What of a receipt has to be there; a later version may say more. */
const receipt = z.object({
  meridian: z.string(),
  node: z.number().nullable(),
  model: z.object({ name: z.string(), sha256 }).nullable(),
  question: z.record(z.string(), z.unknown()).refine((question) => typeof question['ask'] === 'string', {
    message: 'does not say under “ask” which question it is',
  }),
  seed: z.number().optional(),
  files: z.array(z.object({ name: z.string(), sha256 })),
  at: z.string(),
});

const table = z.object({ rows: z.number(), sha256 });
const file = z.object({
  schema: z.literal('meridian.receipt/1'),
  receipt,
  command: z.object({ model: z.string().nullable(), folder: z.string() }),
  answer: z.object({ schema: z.string(), sha256 }),
  tables: z.record(z.string(), table),
  rows: z.record(z.string(), z.array(z.tuple([z.string(), z.string()]))),
});
const savedAnswer = z.looseObject({ schema: z.string().startsWith('meridian.'), receipt });

const remedy = 'Name a file that --receipt wrote, or an answer that --json printed.';

/** A run of then, from the text of a receipt's file or of a saved answer; or a finding that says what is wrong with it. */
export function readRun(name: string, text: string): FormerRun | Finding {
  const at = { file: name };
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return createFinding('receipt-invalid', at, `${name} is no JSON: ${why}.`, remedy);
  }
  const { schema } = z.object({ schema: z.string() }).safeParse(content).data ?? {};
  if (schema === undefined) return createFinding('receipt-invalid', at, `${name} is no receipt and no answer.`, remedy);
  const isReceipt = schema.startsWith('meridian.receipt/');
  const read = isReceipt ? file.safeParse(content) : savedAnswer.safeParse(content);
  if (!read.success) {
    const [issue] = read.error.issues;
    const where = issue?.path.join('.') ?? '';
    const what = isReceipt ? 'receipt' : `answer (${schema})`;
    return createFinding(
      'receipt-invalid',
      { ...at, column: where },
      `${name} is no whole ${what}: ${where === '' ? '' : `${where}: `}${issue?.message ?? ''}.`,
      remedy,
    );
  }
  return isReceipt
    ? { kind: 'receipt', file: read.data as Extract<FormerRun, { kind: 'receipt' }>['file'] }
    : { kind: 'answer', answer: content as object, receipt: read.data.receipt as FormerReceipt };
}

type FormerReceipt = Extract<FormerRun, { kind: 'answer' }>['receipt'];
