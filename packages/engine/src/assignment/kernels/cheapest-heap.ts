/**
 * A binary heap of items by a price of each, the cheapest on top and of equal ones the one with the lowest number. It
 * works in an array of the caller, of which the first `count` places are its own.
 */

/** Puts `count` items in the order of a heap. */
export function heapify(items: Uint32Array, count: number, price: Float64Array): void {
  for (let at = (count >>> 1) - 1; at >= 0; at -= 1) sink(items, count, price, at);
}

/** Takes the top off a heap of `count` items, which is then one shorter. The caller has ensured that there is one. */
export function takeCheapest(items: Uint32Array, count: number, price: Float64Array): number {
  const top = items[0]!;
  items[0] = items[count - 1]!;
  sink(items, count - 1, price, 0);
  return top;
}

function sink(items: Uint32Array, count: number, price: Float64Array, from: number): void {
  const item = items[from]!;
  const own = price[item]!;
  let at = from;
  for (let child = 2 * at + 1; child < count; child = 2 * at + 1) {
    const other = child + 1;
    if (other < count && isBefore(items[other]!, items[child]!, price)) child = other;
    const below = items[child]!;
    const each = price[below]!;
    if (own < each || (own === each && item < below)) break;
    items[at] = below;
    at = child;
  }
  items[at] = item;
}

function isBefore(a: number, b: number, price: Float64Array): boolean {
  return price[a]! < price[b]! || (price[a]! === price[b]! && a < b);
}
