import type { ScreeningAnswer } from '../screening/answer.ts';

/** `meridian.screening-batch/1`: many names against one list, an answer each. */
export interface ScreeningBatchAnswer {
  readonly schema: 'meridian.screening-batch/1';
  readonly answers: readonly ScreeningAnswer[];
}

export function screeningBatchAnswer(answers: readonly ScreeningAnswer[]): ScreeningBatchAnswer {
  return { schema: 'meridian.screening-batch/1', answers };
}
