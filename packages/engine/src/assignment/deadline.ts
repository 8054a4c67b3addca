import type { AssignmentOptions } from './solution.ts';

/** The end of the time that a run may take. Without a clock or a limit it never comes. */
export interface Deadline {
  readonly isOver: () => boolean;
  /** What is left of it, for a part of the run that counts anew. */
  readonly secondsLeft: () => number | undefined;
}

/** Counts from now. */
export function deadlineOf({ now, maxSeconds }: Pick<AssignmentOptions, 'now' | 'maxSeconds'>): Deadline {
  if (now === undefined || maxSeconds === undefined) return { isOver: () => false, secondsLeft: () => undefined };
  const end = now() + maxSeconds;
  return { isOver: () => now() >= end, secondsLeft: () => Math.max(0, end - now()) };
}
