import { findPlaces, indexPlaces, isRefusal, refuse } from '@meridian/engine';
import type { Model, NodeId, Refusal } from '@meridian/engine';
import { formatFixed } from '@meridian/words';
import { RefusedQuestion } from './faults.ts';

/** The nodes that the text of a field names; throws RefusedQuestion where there are none. */
export function findPlacesOrFail(model: Model, text: string, field: string): readonly NodeId[] {
  return answerOrFail(findPlaces(indexPlaces(model), text, field), text);
}

/** An answer of the engine; throws RefusedQuestion where it refuses, with the text that was met. */
export function answerOrFail<T extends object>(answer: T | Refusal, found?: string): T {
  if (isRefusal(answer)) throw new RefusedQuestion(answer, found === undefined ? {} : { found });
  return answer;
}

/** A limit of time that was over once the network was built, so that there is no answer at all. */
export function tooShort(maxSeconds: number, compiled: number): RefusedQuestion {
  const message = `The limit of ${maxSeconds} s ended before there were any flows: the network alone took ${formatFixed(compiled, 1)} s to build.`;
  const refusal = refuse('value-invalid', 'maxSeconds', message, 'Give more seconds.');
  return new RefusedQuestion(refusal, { found: String(maxSeconds) });
}
