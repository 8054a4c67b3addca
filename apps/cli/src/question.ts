import { createFinding, findPlaces, indexPlaces, parseChange } from '@meridian/engine';
import type { Model, NetworkChange, NodeId, StateQuery } from '@meridian/engine';
import { formatFixed } from '@meridian/words';
import { InputFault, UsageFault } from './faults.ts';
import type { CargoOptions } from './options.ts';

/** A list option: `a,b,c`. */
export function toList(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** The nodes that a text names; an unknown place is a fault of the input. */
export function findPlacesOrFail(model: Model, text: string): readonly NodeId[] {
  const found = findPlaces(indexPlaces(model), text);
  if ('code' in found) throw new InputFault([found]);
  return found;
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

/** An answer of the engine; words in place of one say which part of the question makes no sense. */
export function answerOrFail<T extends object>(answer: T | string, command: string): T {
  if (typeof answer !== 'string') return answer;
  const finding = createFinding('query-invalid', { file: '' }, answer, `See meridian ${command} --help.`);
  throw new InputFault([finding]);
}

/** A change in words of the command line. */
export function changeOrFail(text: string): NetworkChange {
  const change = parseChange(text);
  if ('fault' in change) throw new UsageFault(`--change: ${change.fault}.`);
  return change;
}

/** A limit of time that was over once the network was built, so that there is no answer at all. */
export function tooShort(maxSeconds: number, compiled: number): InputFault {
  const message = `--max-seconds ${maxSeconds} ended before there were any flows: the network alone took ${formatFixed(compiled, 1)} s to build.`;
  return new InputFault([
    createFinding('query-invalid', { file: '', found: String(maxSeconds) }, message, 'Give more seconds.'),
  ]);
}
