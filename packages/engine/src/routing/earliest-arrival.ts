// Earliest arrivals on a time-dependent network (Dijkstra, 1959, as extended by Dreyfus, 1969): right because no
// operation that starts later ends earlier. Time that a regime adds is charged on every arc that enters it.
import { at } from '../network/at.ts';
import { KeyHeap } from '../network/kernels/key-heap.ts';
import { entryOf } from '../network/opening.ts';
import type { Overlay } from '../network/overlay.ts';

/** Earliest paths from a set of origins, by vertex. */
export interface EarliestArrivals {
  /** Minute of arrival; Infinity where no path comes. */
  readonly arrival: Float64Array;
  /** Arc by which the earliest path comes; -1 at origins and where none comes. */
  readonly predecessorArc: Int32Array;
}

/** The earliest arrival at every vertex for cargo that is ready at the origins at `startMinute`. */
export function earliestArrivals(overlay: Overlay, origins: readonly number[], startMinute: number): EarliestArrivals {
  const { network, closed, minutes, regimeSet, sets } = overlay;
  const { firstArc, head, vertexCount } = network.graph;
  const { addedMinutes } = sets.transitions();
  const setCount = sets.members.length;
  const arrival = new Float64Array(vertexCount).fill(Infinity);
  const set = new Int32Array(vertexCount);
  const predecessorArc = new Int32Array(vertexCount).fill(-1);
  const queue = new KeyHeap(2);
  for (const origin of origins) {
    arrival[origin] = startMinute;
    queue.push(startMinute, origin);
  }
  while (queue.size > 0) {
    const time = at(queue.keys, 0);
    const vertex = queue.pop();
    if (time > at(arrival, vertex)) continue;
    for (let arc = at(firstArc, vertex); arc < at(firstArc, vertex + 1); arc += 1) {
      if (at(closed, arc) !== 0) continue;
      const entry = entryOf(overlay, arc);
      const enter = entry === undefined ? time : entry.next(time);
      const end = enter + at(minutes, arc) + at(addedMinutes, at(set, vertex) * setCount + at(regimeSet, arc));
      const to = at(head, arc);
      if (end < at(arrival, to)) {
        arrival[to] = end;
        set[to] = at(regimeSet, arc);
        predecessorArc[to] = arc;
        queue.push(end, to);
      }
    }
  }
  return { arrival, predecessorArc };
}
