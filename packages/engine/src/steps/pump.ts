import type { Progress, Steps } from './progress.ts';

/** Runs steps to their end in one go. The progress of each step is told as it comes: see `atMostEvery`. */
export function drain<T, P extends Progress>(steps: Steps<T, P>, onProgress?: (progress: P) => void): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    onProgress?.(step.value);
  }
}

/** What the engine does not have and whoever pumps gives: a clock, a way to let others in, and an end. */
export interface PumpOptions<P extends Progress = Progress> {
  /** Milliseconds by any clock that does not go back. */
  readonly now: () => number;
  /** How long steps run before others have their turn, in milliseconds; one step may take longer. */
  readonly sliceMs: number;
  /** Lets others have their turn, and comes back. */
  readonly pause: () => Promise<void>;
  /** Looked at before every step: when it is true the work is closed and left. */
  readonly signal?: { readonly aborted: boolean } | undefined;
  readonly onProgress?: ((progress: P) => void) | undefined;
}

/** Work that was left before its end. */
export interface Stopped {
  readonly stopped: true;
}

const stopped: Stopped = { stopped: true };

/** Runs steps in slices, between which others have their turn. The result is the same to the bit as that of `drain`. */
export async function pump<T, P extends Progress>(
  steps: Steps<T, P>,
  { now, sliceMs, pause, signal, onProgress }: PumpOptions<P>,
): Promise<T | Stopped> {
  let start = now();
  for (;;) {
    if (signal?.aborted === true) {
      steps.return(undefined as never);
      return stopped;
    }
    const step = steps.next();
    if (step.done === true) return step.value;
    onProgress?.(step.value);
    if (now() - start < sliceMs) continue;
    await pause();
    start = now();
  }
}

/** Whether work was left before its end. */
export function isStopped(result: unknown): result is Stopped {
  return result === stopped;
}

/** A listener that passes on at most one message in so many milliseconds; `since`: the time before the first. */
export function atMostEvery<P>(
  periodMs: number,
  now: () => number,
  tell: (progress: P) => void,
  since = -Infinity,
): (progress: P) => void {
  let told = since;
  return (progress) => {
    const time = now();
    if (time - told < periodMs) return;
    told = time;
    tell(progress);
  };
}
