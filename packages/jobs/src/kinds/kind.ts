import type { Network, Progress, Refusal, Steps } from '@meridian/engine';
import type { z } from 'zod';

/**
 * A kind of long work on a model: everything that the runners, the HTTP API and the commands have to know of it. A new
 * kind is a file beside this one and a line in the list (`index.ts`).
 */
export interface JobKind<
  Name extends string = string,
  Body = unknown,
  Question extends object = object,
  Found extends object = object,
  P extends Progress = Progress,
> {
  /** By which it is asked for. */
  readonly name: Name;
  /** What it does, in one sentence for lists. */
  readonly title: string;
  /** The question as it stands in the body of a request, beside `kind`. */
  readonly body: z.ZodObject & z.ZodType<Body>;
  /** The question as the engine asks it; a refusal says which part of the body makes no sense. */
  read(body: Body): Question | Refusal;
  /** The work; a refusal where the question makes no sense of this model. `network` is compiled once in each thread. */
  steps(network: Network, question: Question): Steps<Found | Refusal, P> | Promise<Steps<Found | Refusal, P>>;
  /** What is sent and kept of what was found: plain data. */
  answer(found: Found): object;
  /** How far it is, in a line for people. */
  describe(progress: P): string;
}

/** Keeps the types of a kind's parts together, so that one cannot be asked with the question of another. */
export function defineJob<
  const Name extends string,
  Body,
  Question extends object,
  Found extends object,
  P extends Progress,
>(kind: JobKind<Name, Body, Question, Found, P>): JobKind<Name, Body, Question, Found, P> {
  return kind;
}
