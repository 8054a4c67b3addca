import type { Refusal } from '@meridian/engine';
import { assignJob } from './assign.ts';
import { calibrateJob } from './calibrate.ts';
import { criticalityJob } from './criticality.ts';
import type { JobKind } from './kind.ts';

/** Every kind of long work. One that is not in this list does not exist. */
export const jobKinds = [assignJob, criticalityJob, calibrateJob] as const;

export type JobName = (typeof jobKinds)[number]['name'];

type RequestOf<Kind> = Kind extends { readonly name: infer Name; read(body: never): infer Question }
  ? { readonly kind: Name } & Exclude<Question, Refusal>
  : never;
/** What is asked of a runner: a kind, and its question as the engine asks it. */
export type JobRequest = RequestOf<(typeof jobKinds)[number]>;

/** The kind of this name; throws where there is none. */
export function getJobKind(name: string): JobKind {
  const kind: JobKind | undefined = jobKinds.find((each) => each.name === name);
  if (kind === undefined)
    throw new Error(`“${name}” is no kind of job; they are ${jobKinds.map((each) => each.name).join(', ')}.`);
  return kind;
}
