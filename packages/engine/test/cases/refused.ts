import { isRefusal } from '../../src/findings/refusal.ts';

/** A refusal as `field: message remedy`; throws where there is an answer. */
export function refused(answer: unknown): string {
  if (!isRefusal(answer)) throw new Error('seen an answer, expected a refusal');
  return `${answer.field}: ${answer.message} ${answer.remedy}`;
}
