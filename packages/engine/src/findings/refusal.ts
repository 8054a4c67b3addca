import { createFinding } from './finding.ts';
import type { Finding } from './finding.ts';

/**
 * A question that makes no sense, as a value: which part of it, why, and what would be right. A `Finding` is about
 * the rows of a model; a refusal is about what was asked of it.
 */
export interface Refusal {
  readonly code: RefusalCode;
  /** The part of the question at fault, by its name in the question's table of fields. */
  readonly field: string;
  /** One sentence that stands alone: what was met and why it cannot be answered. */
  readonly message: string;
  /** What would be right, in a sentence without the name of a command: doors add their own. */
  readonly remedy: string;
}

/** Every code that a refusal may carry, with what it means; the docs' list is generated from it. */
export const refusalCodes = {
  'place-unknown': 'No node of the model has this name, id, code or alias.',
  'value-invalid': 'A value is not of the form, or outside the bounds, that the question allows.',
  'value-unknown': 'A value names something that the model does not have.',
  'value-missing': 'The question needs a value that was not given.',
  'values-conflict': 'Two parts of the question cannot hold together.',
  'not-covered': 'The model has no figures for what was asked, such as a day without demand.',
} as const;

export type RefusalCode = keyof typeof refusalCodes;

export function refuse(code: RefusalCode, field: string, message: string, remedy: string): Refusal {
  return { code, field, message, remedy };
}

/** Tells a refusal from any answer, also one that was copied between threads. */
export function isRefusal(value: unknown): value is Refusal {
  return (
    typeof value === 'object' &&
    value !== null &&
    'code' in value &&
    typeof value.code === 'string' &&
    Object.hasOwn(refusalCodes, value.code) &&
    'field' in value &&
    'remedy' in value
  );
}

/** A refusal among findings, where a door lists all that is wrong: the field is the column, `found` the text that was met. */
export function refusalFinding({ code, field, message, remedy }: Refusal, found?: string): Finding {
  const isPlace = code === 'place-unknown';
  const at = { file: isPlace ? 'node.csv' : '', column: field, found };
  return createFinding(isPlace ? 'place-unknown' : 'query-invalid', at, message, remedy);
}
