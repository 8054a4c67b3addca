// A thread that runs jobs: it compiles the model with its first one, and keeps what is kept by network for those to come.
import { workerData } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { atMostEvery, compile, drain, isRefusal, once } from '@meridian/engine';
import type { Model, Refusal } from '@meridian/engine';
import { getJobKind } from '../kinds/index.ts';
import type { JobRequest } from '../kinds/index.ts';

export interface JobTask {
  readonly request: JobRequest;
  /** Where progress is told. */
  readonly port: MessagePort;
}

/** What came of it, or which part of the question makes no sense of the model. */
export type JobOutcome = { readonly result: object } | { readonly refusal: Refusal };

const model = workerData as Model;
const network = once(compile);
/** Least time between two messages of progress, in milliseconds. */
const tellEvery = 100;

export async function perform({ request: { kind: name, ...question }, port }: JobTask): Promise<JobOutcome> {
  try {
    const kind = getJobKind(name);
    const steps = await kind.steps(network(model), question);
    const now = (): number => performance.now();
    const found = drain(
      steps,
      atMostEvery(tellEvery, now, (progress) => port.postMessage(progress)),
    );
    return isRefusal(found) ? { refusal: found } : { result: kind.answer(found) };
  } finally {
    port.close();
  }
}
