import type { PathCharges } from '../problem.ts';

/** What the arcs `arcs[first .. end - 1]` of a path bear once, in units of cost. */
export function chargesOf(groups: readonly PathCharges[], arcs: Uint32Array, first: number, end: number): number {
  let sum = 0;
  for (let group = 0; group < groups.length; group += 1) {
    const { maskOfArc, cost } = groups[group]!;
    let mask = 0;
    for (let at = first; at < end; at += 1) mask |= maskOfArc[arcs[at]!]!;
    sum += chargeOf(mask, cost);
  }
  return sum;
}

/** What the charges of a mask sum up to. */
export function chargeOf(mask: number, cost: Float64Array): number {
  let sum = 0;
  for (; mask !== 0; mask &= mask - 1) sum += cost[31 - Math.clz32(mask & -mask)]!;
  return sum;
}
