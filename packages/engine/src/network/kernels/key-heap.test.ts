import { describe, expect, it } from 'vitest';
import { uniformAt } from '../../random/kernels/philox.ts';
import { KeyHeap } from './key-heap.ts';

/** Pops all. */
function drainHeap(heap: KeyHeap): readonly (readonly [key: number, item: number])[] {
  const popped: (readonly [number, number])[] = [];
  while (heap.size > 0) {
    const key = heap.keys[0] ?? NaN;
    popped.push([key, heap.pop()]);
  }
  return popped;
}

describe.each([2, 4] as const)('a heap of %i branches', (branches) => {
  it('gives the least key first, also beyond its first room and between pushes', () => {
    const heap = new KeyHeap(branches, 4);
    const keys = Array.from({ length: 500 }, (_, item) => Math.floor(1000 * uniformAt(7, item, 0)));
    for (const [item, key] of keys.entries()) heap.push(key, item);
    for (let times = 0; times < 100; times += 1) heap.pop();
    heap.push(-1, 500);
    const popped = drainHeap(heap);
    expect(popped[0]).toEqual([-1, 500]);
    expect(popped.slice(1).map(([key]) => key)).toEqual(keys.toSorted((a, b) => a - b).slice(100));
    expect(popped.slice(1).every(([key, item]) => keys[item] === key)).toBe(true);
  });
});

describe('equal keys', () => {
  // whoever changes these orders changes which of two equally good paths an answer shows
  it.each([
    [2, [1, 4, 7, 9, 6, 5, 0, 2, 8, 3]],
    [4, [1, 7, 4, 0, 6, 5, 9, 2, 3, 8]],
  ] as const)('come in an order that repeats: %i branches', (branches, order) => {
    const heap = new KeyHeap(branches);
    for (const [item, key] of [1, 0, 1, 2, 0, 1, 1, 0, 2, 1].entries()) heap.push(key, item);
    expect(drainHeap(heap).map(([, item]) => item)).toEqual(order);
  });
});
