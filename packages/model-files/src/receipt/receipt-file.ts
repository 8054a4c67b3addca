import type { Model } from '@meridian/engine';
import { digestAnswer } from './answer-text.ts';
import { digestModel, digestRows } from './model-digest.ts';
import type { RowDigests, TableDigest } from './model-digest.ts';
import type { Receipt } from './receipt.ts';
import type { Sha256 } from './sha256.ts';

/** A receipt to be kept in a file of its own: with it a later run tells which rows of the model are others. */
export interface ReceiptFile {
  readonly schema: 'meridian.receipt/1';
  readonly receipt: Receipt;
  readonly command: {
    /** As --model named it; null: the built-in corridor. */
    readonly model: string | null;
    /** In which the command ran: relative paths of the question begin there. */
    readonly folder: string;
  };
  /** The name of the answer, and the SHA-256 of what it says. */
  readonly answer: { readonly schema: string; readonly sha256: string };
  readonly tables: Readonly<Record<string, TableDigest>>;
  readonly rows: Readonly<Record<string, readonly (readonly [key: string, digest: string])[]>>;
}

/** The receipt of an answer with the digests of the model's tables and rows. */
export function receiptFile(
  answer: object,
  receipt: Receipt,
  model: Model | undefined,
  command: ReceiptFile['command'],
  sha256?: Sha256,
): ReceiptFile {
  return {
    schema: 'meridian.receipt/1',
    receipt,
    command,
    answer: { schema: schemaOf(answer), sha256: digestAnswer(answer, sha256) },
    tables: model === undefined ? {} : digestModel(model, sha256).tables,
    rows: model === undefined ? {} : (digestRows(model, sha256) satisfies RowDigests),
  };
}

/** The name under which an answer says what it is; empty where it says nothing. */
export function schemaOf(answer: object): string {
  return 'schema' in answer && typeof answer.schema === 'string' ? answer.schema : '';
}
