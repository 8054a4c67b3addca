import type { Terminal } from './terminal.ts';

/** Drives a computation to its end; on a terminal it tells how far it is, once a second after the first. */
export function followSteps<P, T>(steps: Generator<P, T>, describe: (progress: P) => string, terminal: Terminal): T {
  let told = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (!process.stderr.isTTY || performance.now() - told < 1000) continue;
    told = performance.now();
    terminal.err(describe(step.value));
  }
}
