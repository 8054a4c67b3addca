import type { PathFlows } from '../../assignment/solution.ts';

/** Whether each way has an arc of a set (1 by arc). */
export function waysThrough({ firstArc, arcs, flow }: PathFlows, isSelected: Uint8Array): Uint8Array {
  const result = new Uint8Array(flow.length);
  for (let path = 0; path < flow.length; path += 1) {
    const end = firstArc[path + 1]!;
    for (let k = firstArc[path]!; k < end; k += 1) {
      if (isSelected[arcs[k]!]! === 1) {
        result[path] = 1;
        break;
      }
    }
  }
  return result;
}
