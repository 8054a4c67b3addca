import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { Model } from '@meridian/engine';
import type { JobMessage, JobRequest, JobState } from './job.ts';

export interface JobLimits {
  /** Jobs that run at the same time. */
  readonly atOnce: number;
  /** Jobs that may wait; one more is refused. */
  readonly mostQueued: number;
  /** Ended jobs whose results are kept; the oldest goes. */
  readonly mostKept: number;
}

export const jobLimits: JobLimits = { atOnce: 1, mostQueued: 16, mostKept: 50 };

interface Job {
  state: JobState;
  readonly request: JobRequest;
  worker: Worker | undefined;
  readonly listeners: Set<(state: JobState) => void>;
}

/** Runs long work on one model in worker threads, one after the other, and keeps what came of it. */
export class JobRunner {
  private readonly model: Model;
  private readonly limits: JobLimits;
  private readonly jobs = new Map<string, Job>();

  constructor(model: Model, limits: JobLimits = jobLimits) {
    this.model = model;
    this.limits = limits;
  }

  /** Takes a job in; undefined where too many wait already. */
  submit(request: JobRequest): JobState | undefined {
    const waiting = [...this.jobs.values()].filter(({ state }) => state.status === 'queued').length;
    if (waiting >= this.limits.mostQueued) return undefined;
    const id = randomUUID();
    const { kind } = request;
    const state = { id, kind, status: 'queued', progress: undefined, result: undefined, fault: undefined } as const;
    this.jobs.set(id, { state, request, worker: undefined, listeners: new Set() });
    this.startNext();
    return this.find(id);
  }

  find(id: string): JobState | undefined {
    return this.jobs.get(id)?.state;
  }

  /** The oldest first. */
  list(): readonly JobState[] {
    return [...this.jobs.values()].map(({ state }) => state);
  }

  /** Ends a job that waits or runs; one that has ended stays as it is. Undefined where there is no such job. */
  cancel(id: string): JobState | undefined {
    const job = this.jobs.get(id);
    if (job === undefined) return undefined;
    if (isOver(job.state)) return job.state;
    this.end(job, { ...job.state, status: 'cancelled' });
    return job.state;
  }

  /** Calls back with the state as it is and with every later one; answers how to stop. */
  subscribe(id: string, listener: (state: JobState) => void): () => void {
    const job = this.jobs.get(id);
    if (job === undefined) return () => undefined;
    listener(job.state);
    if (!isOver(job.state)) job.listeners.add(listener);
    return () => void job.listeners.delete(listener);
  }

  async close(): Promise<void> {
    await Promise.all(
      [...this.jobs.values()].flatMap(({ worker }) => (worker === undefined ? [] : [worker.terminate()])),
    );
    this.jobs.clear();
  }

  private startNext(): void {
    const jobs = [...this.jobs.values()];
    const running = jobs.filter(({ state }) => state.status === 'running').length;
    const next = jobs.find(({ state }) => state.status === 'queued');
    if (running >= this.limits.atOnce || next === undefined) return;
    const worker = new Worker(new URL('./job-worker.ts', import.meta.url), {
      workerData: { model: this.model, request: next.request },
    });
    next.worker = worker;
    this.tell(next, { ...next.state, status: 'running' });
    worker.on('message', (message: JobMessage) => {
      if (isOver(next.state)) return;
      if ('progress' in message) this.tell(next, { ...next.state, progress: { ...message.progress } });
      else if ('result' in message) this.end(next, { ...next.state, status: 'done', result: { ...message.result } });
      else this.end(next, { ...next.state, status: 'failed', fault: message.fault, refusal: message.refusal });
    });
    worker.on('error', (fault: Error) => {
      if (!isOver(next.state)) this.end(next, { ...next.state, status: 'failed', fault: fault.message });
    });
    this.startNext();
  }

  private end(job: Job, state: JobState): void {
    void job.worker?.terminate();
    job.worker = undefined;
    this.tell(job, state);
    job.listeners.clear();
    const over = [...this.jobs.values()].filter((each) => isOver(each.state));
    for (const { state: oldest } of over.slice(0, Math.max(0, over.length - this.limits.mostKept)))
      this.jobs.delete(oldest.id);
    this.startNext();
  }

  private tell(job: Job, state: JobState): void {
    job.state = state;
    for (const listener of job.listeners) listener(state);
  }
}

export function isOver({ status }: JobState): boolean {
  return status === 'done' || status === 'failed' || status === 'cancelled';
}
