// A thread of the answer pool: it holds the model compiled, and answers one question after the other.
import { workerData } from 'node:worker_threads';
import type { Finding } from '@meridian/engine';
import { createReceipt, formatAnswer } from '@meridian/model-files';
import type { AskedQuestion } from '@meridian/model-files';
import { nodeEdge } from '@meridian/model-files/disk';
import { answerers } from './answers/index.ts';
import type { QuestionName } from './answers/index.ts';
import { hold, jsonType } from './answers/held.ts';
import type { Content, Held, Holding, Sign, Unsigned } from './answers/held.ts';
import { InputFault, MissingResource, RefusedQuestion } from './faults.ts';

export interface Task {
  readonly name: QuestionName;
  readonly question: unknown;
  /** The question as the receipt has it, and when it came, milliseconds from 1970. */
  readonly asked: AskedQuestion;
  readonly at: number;
}

/** A class is lost on the way between threads: faults that are foreseen go as data. */
export type Outcome =
  | Content
  | Pick<RefusedQuestion, 'refusal' | 'found'>
  | { readonly findings: readonly Finding[] }
  | { readonly missing: string };

const held = hold(workerData as Holding);

export async function perform({ name, question, asked, at }: Task): Promise<Outcome> {
  const answerer = answerers[name] as (
    held: Held,
    question: unknown,
    sign: Sign,
  ) => Content | Unsigned | Promise<Content | Unsigned>;
  const sign: Sign = ({ model = held.model, files, answer: signed } = {}) =>
    createReceipt({ question: asked, model, files }, nodeEdge(at), signed);
  try {
    const given = await answerer(held, question, sign);
    return 'answer' in given ? { type: jsonType, body: formatAnswer(given.answer, sign(given)) } : given;
  } catch (error) {
    if (error instanceof RefusedQuestion) return { refusal: error.refusal, found: error.found };
    if (error instanceof InputFault) return { findings: error.findings };
    if (error instanceof MissingResource) return { missing: error.message };
    throw error;
  }
}
