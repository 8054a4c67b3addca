import { randomUUID } from 'node:crypto';
import { MessageChannel } from 'node:worker_threads';
import type { Model, Progress } from '@meridian/engine';
import type { JobState } from '../job.ts';
import type { JobRequest } from '../kinds/index.ts';
import type { JobOutcome, JobTask } from './job-worker.ts';
import { ThreadPool } from './thread-pool.ts';

export interface JobLimits {
  /** Jobs that run at the same time. */
  readonly atOnce: number;
  /** Jobs that may wait; one more is refused. */
  readonly mostQueued: number;
  /** Ended jobs whose results are kept; the oldest goes. */
  readonly mostKept: number;
}

export const jobLimits: JobLimits = { atOnce: 1, mostQueued: 16, mostKept: 50 };

/** A thread that had no job for so long ends, and with it the network that it holds, in milliseconds. */
const idleMs = 300_000;

interface Job {
  state: JobState;
  readonly request: JobRequest;
  readonly cancel: AbortController;
  readonly listeners: Set<(state: JobState) => void>;
}

/** Runs long work on one model in threads, one after the other, and keeps what came of it. */
export class JobRunner {
  private readonly limits: JobLimits;
  private readonly threads: ThreadPool<JobTask, JobOutcome>;
  private readonly jobs = new Map<string, Job>();

  constructor(model: Model, limits: JobLimits = jobLimits) {
    this.limits = limits;
    this.threads = new ThreadPool({
      file: new URL('./job-worker.ts', import.meta.url),
      holding: model,
      threads: limits.atOnce,
      // jobs wait here, where they can be told of; a cancelled one may still be leaving its thread
      mostWaiting: Infinity,
      idleMs,
    });
  }

  /** Takes a job in; undefined where too many wait already. */
  submit(request: JobRequest): JobState | undefined {
    const waiting = [...this.jobs.values()].filter(({ state }) => state.status === 'queued').length;
    if (waiting >= this.limits.mostQueued) return undefined;
    const id = randomUUID();
    const { kind } = request;
    const state = { id, kind, status: 'queued', progress: undefined, result: undefined, fault: undefined } as const;
    this.jobs.set(id, { state, request, cancel: new AbortController(), listeners: new Set() });
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
    job.cancel.abort();
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

  /** Ends all work; nobody is told any more. */
  async close(): Promise<void> {
    for (const job of this.jobs.values()) {
      job.listeners.clear();
      if (!isOver(job.state)) job.state = { ...job.state, status: 'cancelled' };
      job.cancel.abort();
    }
    await this.threads.close();
    this.jobs.clear();
  }

  private startNext(): void {
    const jobs = [...this.jobs.values()];
    const running = jobs.filter(({ state }) => state.status === 'running').length;
    const next = jobs.find(({ state }) => state.status === 'queued');
    if (running >= this.limits.atOnce || next === undefined) return;
    this.tell(next, { ...next.state, status: 'running' });
    void this.run(next);
    this.startNext();
  }

  private async run(job: Job): Promise<void> {
    const { port1: told, port2: port } = new MessageChannel();
    told.on('message', (progress: Progress) => {
      if (!isOver(job.state)) this.tell(job, { ...job.state, progress });
    });
    try {
      const outcome = await this.threads.run({ request: job.request, port }, job.cancel.signal, [port]);
      if (isOver(job.state)) return;
      if ('refusal' in outcome) {
        const { refusal } = outcome;
        this.end(job, { ...job.state, status: 'failed', fault: `${refusal.message} ${refusal.remedy}`, refusal });
      } else this.end(job, { ...job.state, status: 'done', result: outcome.result });
    } catch (fault) {
      const words = fault instanceof Error ? fault.message : String(fault);
      if (!isOver(job.state)) this.end(job, { ...job.state, status: 'failed', fault: words });
    } finally {
      told.close();
    }
  }

  private end(job: Job, state: JobState): void {
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
