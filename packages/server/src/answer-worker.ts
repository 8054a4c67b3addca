// A thread of the answer pool: it holds the model compiled, and answers one question after the other.
import { workerData } from 'node:worker_threads';
import type { Finding } from '@meridian/engine';
import { answerers } from './answers/index.ts';
import type { QuestionName } from './answers/index.ts';
import { hold } from './answers/held.ts';
import type { Content, Held, Holding } from './answers/held.ts';
import { InputFault, MissingResource, RefusedQuestion } from './faults.ts';

export interface Task {
  readonly name: QuestionName;
  readonly question: unknown;
}

/** A class is lost on the way between threads: faults that are foreseen go as data. */
export type Outcome =
  | Content
  | Pick<RefusedQuestion, 'refusal' | 'found'>
  | { readonly findings: readonly Finding[] }
  | { readonly missing: string };

const held = hold(workerData as Holding);

export async function perform({ name, question }: Task): Promise<Outcome> {
  const answerer = answerers[name] as (held: Held, question: unknown) => Content | Promise<Content>;
  try {
    return await answerer(held, question);
  } catch (error) {
    if (error instanceof RefusedQuestion) return { refusal: error.refusal, found: error.found };
    if (error instanceof InputFault) return { findings: error.findings };
    if (error instanceof MissingResource) return { missing: error.message };
    throw error;
  }
}
