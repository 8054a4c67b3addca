import fc from 'fast-check';
import { expect, test } from 'vitest';
import { heapify, takeCheapest } from './cheapest-heap.ts';

test('items come off by price, and those of one price by number', () => {
  const prices = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 60 });
  fc.assert(
    fc.property(prices, (list) => {
      const price = Float64Array.from(list);
      // items in another order than their numbers, as some are left out
      const items = Uint32Array.from(list.keys()).reverse();
      heapify(items, items.length, price);
      const taken = Array.from(list, (_, index) => takeCheapest(items, list.length - index, price));
      expect(taken).toEqual([...list.keys()].sort((a, b) => (list[a] ?? 0) - (list[b] ?? 0) || a - b));
    }),
    { seed: 11 },
  );
});
