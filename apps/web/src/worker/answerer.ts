import type { Model, Network } from '@meridian/engine';
import type { Request } from './protocol.ts';

/** Whether an answer is no longer waited for. */
export interface Abort {
  readonly aborted: boolean;
}

/** The model that is open in the worker; its network is built when it is first asked for. */
export interface Opened {
  readonly model: Model;
  readonly network: () => Network;
}

/** How the worker answers one kind of question. */
export interface Answerer {
  readonly kind: string;
  readonly answer: (input: unknown, opened: () => Opened, abort: Abort) => unknown;
}

/** Says how a kind of question is answered on the open model; what takes long looks now and then at `abort`. */
export function answering<Input, Output>(
  { kind }: Request<Input, Output>,
  answer: (input: Input, opened: Opened, abort: Abort) => Output | Promise<Output>,
): Answerer {
  return { kind, answer: (input, opened, abort) => answer(input as Input, opened(), abort) };
}

/** The answerers by their kinds. Two for one kind are a fault of the program. */
export function byKind(answerers: readonly Answerer[]): ReadonlyMap<string, Answerer> {
  const found = new Map<string, Answerer>();
  for (const each of answerers) {
    if (found.has(each.kind)) throw new Error(`seen two answers to “${each.kind}”, expected one`);
    found.set(each.kind, each);
  }
  return found;
}
