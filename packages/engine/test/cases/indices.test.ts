import { describe, expect, it } from 'vitest';
import { at } from '../../src/network/at.ts';
import { after, entriesBy, rowBy } from '../../src/units/index.ts';
import type {
  ArcIndex,
  ByIndex,
  FacilityIndex,
  LinkIndex,
  NodeIndex,
  OfIndices,
  QueueIndex,
} from '../../src/units/index.ts';

// four arcs: two use a queue, one uses both; queue 1 is facility 7
const arc = 2 as ArcIndex;
const firstFacility: ByIndex<ArcIndex, Uint32Array> = Uint32Array.of(0, 1, 1, 3, 3);
const facilities: OfIndices<QueueIndex, Uint32Array> = Uint32Array.of(0, 0, 1);
const delay: ByIndex<QueueIndex, Float64Array> = Float64Array.of(0.5, 2);
const facilityOf: ByIndex<QueueIndex, OfIndices<FacilityIndex, Uint32Array>> = Uint32Array.of(3, 7);

describe('indices', () => {
  it('lead from an arc to its queues and on to their facilities', () => {
    const queues = [...rowBy(firstFacility, facilities, arc)];
    expect(queues.map((queue) => [at(delay, queue), at(facilityOf, queue)])).toEqual([
      [0.5, 3],
      [2, 7],
    ]);
    expect([...entriesBy(facilityOf)]).toEqual([
      [0, 3],
      [1, 7],
    ]);
    expect(at(firstFacility, after(arc))).toBe(3);
  });

  it('of one kind do not pass for another', () => {
    const [queue = 0 as QueueIndex] = rowBy(firstFacility, facilities, arc);
    const facility: FacilityIndex = at(facilityOf, queue);
    const swapped = [
      // @ts-expect-error an arc is no queue
      () => at(delay, arc),
      // @ts-expect-error a facility of the model is no queue of the problem
      () => at(delay, facility),
      // @ts-expect-error a queue is no arc
      () => at(firstFacility, queue),
      // @ts-expect-error any number may be the number of anything
      () => at(facilityOf, 1 as number),
      // @ts-expect-error an array by queue is none by arc
      (): ByIndex<ArcIndex, Float64Array> => delay,
      // @ts-expect-error a node is no link
      (node: NodeIndex): LinkIndex => node,
    ];
    expect(swapped).toHaveLength(6);
    // an array that says nothing of its index is read by any number
    expect(at(Float64Array.of(1, 2), arc - 1)).toBe(2);
  });
});
