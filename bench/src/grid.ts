import { uniformAt } from '@meridian/engine';

/** A square grid with arcs both ways between neighbors, in compressed sparse rows. */
export interface Grid {
  readonly vertexCount: number;
  readonly firstArc: Uint32Array;
  readonly head: Uint32Array;
}

/** The grid of `size` by `size` vertices; vertex y * size + x. */
export function makeGrid(size: number): Grid {
  const vertexCount = size * size;
  const firstArc = new Uint32Array(vertexCount + 1);
  const head = new Uint32Array(4 * size * (size - 1));
  let arc = 0;
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      for (const [a, b] of [
        [x + 1, y],
        [x - 1, y],
        [x, y + 1],
        [x, y - 1],
      ] as const) {
        if (a >= 0 && b >= 0 && a < size && b < size) head[arc++] = b * size + a;
      }
      firstArc[y * size + x + 1] = arc;
    }
  }
  return { vertexCount, firstArc, head };
}

/** Whole weights from 1 to 99, the same for the same seed on any machine. */
export function wholeWeights(count: number, seed: number): Int32Array {
  return Int32Array.from({ length: count }, (_, arc) => 1 + Math.floor(99 * uniformAt(seed, 0, arc)));
}
