/** Drives steps to their end. */
export function drain<P, T>(steps: Generator<P, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
