/**
 * Relative gap of volumes: how far they are, in sum, from those that their delays call forth, by the sum of the latter. Where
 * nothing is called forth, all of what there is is off.
 */
export function shareOff(off: number, calledForth: number): number {
  if (off === 0) return 0;
  return calledForth === 0 ? 1 : off / calledForth;
}
