import type { Progress, Refusal } from '@meridian/engine';
import type { JobName } from './kinds/index.ts';

export const jobStatuses = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;
export type JobStatus = (typeof jobStatuses)[number];

/** Where a job stands. `fault` is words for people: of a question that makes no sense, or of a failure. */
export interface JobState {
  readonly id: string;
  readonly kind: JobName;
  readonly status: JobStatus;
  /** Of the last message; undefined before the first. */
  readonly progress: Progress | undefined;
  /** What came of it, as its kind answers; undefined until it is done. */
  readonly result: object | undefined;
  readonly fault: string | undefined;
  /** Which part of the question makes no sense, where that is the fault. */
  readonly refusal?: Refusal | undefined;
}
