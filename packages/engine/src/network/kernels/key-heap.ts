/**
 * A heap of items (numbers from 0 to 2^32 - 1) by a key, the least key on top: of four branches, flat and quick for
 * searches that push more than they pop, or of two. There is no decrease-key: an item that was overtaken is skipped by its
 * owner when it comes up. Of equal keys the order follows from the pushes and the branches alone, so results repeat to the
 * bit; it is another for two branches than for four.
 */
export class KeyHeap {
  size = 0;
  /** The first `size` places hold the heap: children of place p are `p * branches + 1 ..`. */
  keys: Float64Array<ArrayBuffer>;
  items: Uint32Array<ArrayBuffer>;
  /** Branches are 2 to this power. */
  private readonly bits: 1 | 2;

  constructor(branches: 2 | 4, room = 1024) {
    this.bits = branches === 2 ? 1 : 2;
    this.keys = new Float64Array(room);
    this.items = new Uint32Array(room);
  }

  push(key: number, item: number): void {
    if (this.size === this.keys.length) this.grow();
    const { keys, items, bits } = this;
    let place = this.size;
    this.size += 1;
    while (place > 0) {
      const parent = (place - 1) >> bits;
      const parentKey = keys[parent]!;
      if (parentKey <= key) break;
      keys[place] = parentKey;
      items[place] = items[parent]!;
      place = parent;
    }
    keys[place] = key;
    items[place] = item;
  }

  /** Takes the top off and gives its item; read `keys[0]` before for its key. The caller has ensured that there is one. */
  pop(): number {
    const { keys, items, bits } = this;
    const top = items[0]!;
    this.size -= 1;
    const { size } = this;
    const branches = 1 << bits;
    const lastKey = keys[size]!;
    const lastItem = items[size]!;
    let place = 0;
    for (let child = 1; child < size; child = (place << bits) + 1) {
      let least = child;
      let leastKey = keys[child]!;
      const end = child + branches < size ? child + branches : size;
      for (let other = child + 1; other < end; other += 1) {
        const otherKey = keys[other]!;
        if (otherKey < leastKey) {
          least = other;
          leastKey = otherKey;
        }
      }
      if (leastKey >= lastKey) break;
      keys[place] = leastKey;
      items[place] = items[least]!;
      place = least;
    }
    keys[place] = lastKey;
    items[place] = lastItem;
    return top;
  }

  private grow(): void {
    const keys = new Float64Array(2 * this.keys.length);
    const items = new Uint32Array(2 * this.items.length);
    keys.set(this.keys);
    items.set(this.items);
    this.keys = keys;
    this.items = items;
  }
}
