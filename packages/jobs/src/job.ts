import type { CalibrateQuery, CriticalityQuery, FlowsQuery, Refusal } from '@meridian/engine';

/** Long work on a model: what is asked. */
export type JobRequest =
  | ({ readonly kind: 'assign' } & FlowsQuery)
  | ({ readonly kind: 'criticality' } & CriticalityQuery)
  | ({ readonly kind: 'calibrate' } & CalibrateQuery);

export const jobStatuses = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;
export type JobStatus = (typeof jobStatuses)[number];

/** Where a job stands. `fault` is words for people: of a question that makes no sense, or of a failure. */
export interface JobState {
  readonly id: string;
  readonly kind: JobRequest['kind'];
  readonly status: JobStatus;
  readonly progress: Readonly<Record<string, unknown>> | undefined;
  readonly result: Readonly<Record<string, unknown>> | undefined;
  readonly fault: string | undefined;
  /** Which part of the question makes no sense, where that is the fault. */
  readonly refusal?: Refusal | undefined;
}

/** What a worker tells of its job. */
export type JobMessage =
  { readonly progress: object } | { readonly result: object } | { readonly fault: string; readonly refusal: Refusal };
