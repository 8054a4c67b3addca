import { isRefusal } from '@meridian/engine';
import type { Refusal } from '@meridian/engine';

/** What came of a question. */
export interface Outcome<T> {
  readonly value: T | undefined;
  /** Why there is no answer, in words: what of the question makes no sense and what would be right, or a failure. */
  readonly problem: string | undefined;
  /** Which part of the question makes no sense, where that is the problem. */
  readonly refusal: Refusal | undefined;
}

/** What is wrong with a question and what would be right, in one text. */
export function refusalWords({ message, remedy }: Pick<Refusal, 'message' | 'remedy'>): string {
  return `${message} ${remedy}`;
}

/** What the engine says of a question: an answer, or its refusal with the words for it. */
export function outcomeOf<T>(output: T | Refusal): Outcome<T> {
  return isRefusal(output)
    ? { value: undefined, problem: refusalWords(output), refusal: output }
    : { value: output, problem: undefined, refusal: undefined };
}
