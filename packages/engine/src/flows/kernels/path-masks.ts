import type { PathFlows } from '../../assignment/solution.ts';

/** By path, the bits that any of its arcs has: up to 32 questions of paths are answered in one pass over their arcs. */
export function markPaths({ firstArc, arcs, flow }: PathFlows, maskOfArc: Int32Array): Int32Array {
  const result = new Int32Array(flow.length);
  for (let path = 0; path < flow.length; path += 1) {
    const end = firstArc[path + 1]!;
    let mask = 0;
    for (let k = firstArc[path]!; k < end; k += 1) mask |= maskOfArc[arcs[k]!]!;
    result[path] = mask;
  }
  return result;
}
