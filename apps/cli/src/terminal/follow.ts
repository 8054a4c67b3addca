import { atMostEvery, drain } from '@meridian/engine';
import type { Network, Progress, Refusal, Steps } from '@meridian/engine';
import type { JobKind } from '@meridian/jobs';
import type { Terminal } from './terminal.ts';

/** Between two lines of progress, in milliseconds. */
const lineEvery = 1000;

/** Drives a computation to its end; on a terminal it tells how far it is, once a second after the first. */
export function followSteps<T, P extends Progress>(
  steps: Steps<T, P>,
  describe: (progress: P) => string,
  terminal: Terminal,
): T {
  return drain(steps, progressLines(describe, terminal));
}

/** Does the work of a kind of job in this thread: a command has nobody else to let in, and starts no other. */
export async function followJob<Question extends object, Found extends object, P extends Progress>(
  kind: Pick<JobKind<string, never, Question, Found, P>, 'steps' | 'describe'>,
  network: Network,
  question: Question,
  terminal: Terminal,
): Promise<Found | Refusal> {
  return followSteps(await kind.steps(network, question), (progress) => kind.describe(progress), terminal);
}

/** A listener to progress: on a terminal it writes a line, at most one a second, the first after a second. */
export function progressLines<P extends Progress>(
  describe: (progress: P) => string,
  terminal: Terminal,
): (progress: P) => void {
  if (!process.stderr.isTTY) return () => undefined;
  const now = (): number => performance.now();
  return atMostEvery(lineEvery, now, (progress) => terminal.err(describe(progress)), now());
}
