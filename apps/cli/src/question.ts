import { findPlaces, indexPlaces, isRefusal, parseChange, refuse } from '@meridian/engine';
import type { Model, NetworkChange, NodeId, Refusal, StateQuery } from '@meridian/engine';
import { formatFixed } from '@meridian/words';
import { RefusedQuestion } from './faults.ts';
import type { CargoOptions } from './options.ts';

/** A list option: `a,b,c`. */
export function toList(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** The nodes that the text of a field names; throws RefusedQuestion where there are none. */
export function findPlacesOrFail(model: Model, text: string, field: string): readonly NodeId[] {
  return answerOrFail(findPlaces(indexPlaces(model), text, field), text);
}

/** The cargo, the day and what to leave out, as the engine takes them. */
export function toCargo(options: CargoOptions): StateQuery {
  return {
    depart: options.depart,
    commodity: options.commodity,
    teu: options.teu,
    tonnes: options.tonnes,
    avoid: toList(options.avoid),
    comply: toList(options.comply),
  };
}

/** An answer of the engine; throws RefusedQuestion where it refuses, with the text that was met. */
export function answerOrFail<T extends object>(answer: T | Refusal, found?: string): T {
  if (isRefusal(answer)) throw new RefusedQuestion(answer, found === undefined ? {} : { found });
  return answer;
}

/** A change in words of the command line. */
export function changeOrFail(text: string): NetworkChange {
  const change = parseChange(text);
  if (isRefusal(change)) throw new RefusedQuestion(change, { found: text, status: 2 });
  return change;
}

/** A limit of time that was over once the network was built, so that there is no answer at all. */
export function tooShort(maxSeconds: number, compiled: number): RefusedQuestion {
  const message = `The limit of ${maxSeconds} s ended before there were any flows: the network alone took ${formatFixed(compiled, 1)} s to build.`;
  const refusal = refuse('value-invalid', 'maxSeconds', message, 'Give more seconds.');
  return new RefusedQuestion(refusal, { found: String(maxSeconds) });
}
