import type { PathFlows } from '../../assignment/solution.ts';

/** Whether each way has an arc of a set (1 by arc). */
export function waysThrough({ firstArc, arcs, flow }: PathFlows, isSelected: Uint8Array): Uint8Array {
  const result = new Uint8Array(flow.length);
  for (let way = 0; way < flow.length; way += 1) {
    const end = firstArc[way + 1]!;
    for (let k = firstArc[way]!; k < end; k += 1) {
      if (isSelected[arcs[k]!]! === 1) {
        result[way] = 1;
        break;
      }
    }
  }
  return result;
}
