import { assign } from '@meridian/engine';
import type { AssignmentProblem } from '@meridian/engine';
import { describe, expect, it } from 'vitest';
import { createTreeSearchPool } from './tree-search-pool.ts';

/** A grid of 6 by 6 vertices with streets both ways; every corner and the middle sends to all others of them. */
function grid(): AssignmentProblem {
  const size = 6;
  const arcs: (readonly [number, number])[] = [];
  for (let vertex = 0; vertex < size * size; vertex += 1) {
    if (vertex % size < size - 1) arcs.push([vertex, vertex + 1], [vertex + 1, vertex]);
    if (vertex + size < size * size) arcs.push([vertex, vertex + size], [vertex + size, vertex]);
  }
  arcs.sort(([a], [b]) => a - b);
  const firstArc = new Uint32Array(size * size + 1);
  for (const [from] of arcs) firstArc[from + 1] = (firstArc[from + 1] ?? 0) + 1;
  for (let vertex = 0; vertex < size * size; vertex += 1)
    firstArc[vertex + 1] = (firstArc[vertex + 1] ?? 0) + (firstArc[vertex] ?? 0);
  const zones = [0, 5, 14, 30, 35];
  const own = (value: (at: number) => number): Float64Array => Float64Array.from(arcs, (_, at) => value(at));
  return {
    graph: { vertexCount: size * size, firstArc, head: Uint32Array.from(arcs, ([, to]) => to) },
    tail: Uint32Array.from(arcs, ([from]) => from),
    noThrough: new Uint8Array(size * size),
    delays: {
      kind: new Uint8Array(arcs.length),
      free: own((at) => 1 + ((at * 7) % 5)),
      capacity: own((at) => 10 + ((at * 3) % 11)),
      coefficient: own(() => 0.5),
      power: own(() => 4),
    },
    firstFacility: Uint32Array.from({ length: arcs.length + 1 }, (_, at) => at),
    facilities: Uint32Array.from({ length: arcs.length }, (_, at) => at),
    classes: [
      {
        id: 'all',
        costPerDelay: 1,
        fixedCost: new Float64Array(arcs.length),
        origins: Uint32Array.from(zones),
        firstPair: Uint32Array.from({ length: zones.length + 1 }, (_, at) => at * (zones.length - 1)),
        destinations: Uint32Array.from(zones.flatMap((zone) => zones.filter((other) => other !== zone))),
        demand: Float64Array.from({ length: zones.length * (zones.length - 1) }, (_, at) => 3 + (at % 4)),
      },
    ],
  };
}

describe('a pool of threads that search trees', () => {
  it('gives the same bits as one thread, and again', async () => {
    const problem = grid();
    const options = { gap: 1e-12 };
    const alone = assign(problem, 'bush', options);
    expect(alone.converged).toBe(true);
    for (const threads of [1, 2, 3]) {
      const searcher = await createTreeSearchPool(problem, threads);
      try {
        for (let times = 0; times < 2; times += 1)
          expect(assign(problem, 'bush', { ...options, searcher })).toEqual(alone);
        expect(assign(problem, 'bfw', { gap: 1e-4, searcher })).toEqual(assign(problem, 'bfw', { gap: 1e-4 }));
      } finally {
        await searcher.close();
      }
    }
  });

  it('needs a thread', async () => {
    await expect(createTreeSearchPool(grid(), 0)).rejects.toThrow('number of threads is 0');
  });
});
