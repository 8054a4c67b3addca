import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { biObjectiveFront } from './bi-objective.ts';

const drawn = fc.integer({ min: 2, max: 7 }).chain((n) =>
  fc.record({
    n: fc.constant(n),
    arcs: fc.array(fc.tuple(fc.nat(n - 1), fc.nat(n - 1), fc.nat(9), fc.nat(9)), { minLength: 1, maxLength: 18 }),
  }),
);

describe('biObjectiveFront', () => {
  it('equals brute force on random graphs, and its paths cost what it says', () => {
    fc.assert(
      fc.property(drawn, ({ n, arcs }) => {
        const sorted = [...arcs].sort((a, b) => a[0] - b[0]);
        const firstArc = new Uint32Array(n + 1);
        for (const [tail] of sorted) firstArc[tail + 1]! += 1;
        for (let v = 0; v < n; v += 1) firstArc[v + 1]! += firstArc[v]!;
        const [first, second] = [Int32Array.from(sorted, (arc) => arc[2]), Int32Array.from(sorted, (arc) => arc[3])];
        const graph = { vertexCount: n, firstArc, head: Uint32Array.from(sorted, (arc) => arc[1]) };

        const ends: [number, number][] = [];
        const walk = (vertex: number, visited: ReadonlySet<number>, a: number, b: number): void => {
          if (vertex === n - 1) {
            ends.push([a, b]);
            return;
          }
          for (const [tail, head, c, d] of sorted)
            if (tail === vertex && !visited.has(head)) walk(head, new Set([...visited, head]), a + c, b + d);
        };
        walk(0, new Set([0]), 0, 0);
        const best = ends.filter(([a, b]) => !ends.some(([c, d]) => c <= a && d <= b && (c < a || d < b)));
        const expected = [...new Set(best.map((point) => point.join(' ')))].sort();

        const front = biObjectiveFront(graph, first, second, 0, n - 1);
        const points = [...front.first].map((cost, at) => `${cost} ${front.second[at]!}`);
        expect([...points].sort()).toEqual(expected);
        for (const [point] of points.entries()) {
          const path = front.path(point);
          const sum = (weight: Int32Array): number => path.reduce((total, arc) => total + weight[arc]!, 0);
          expect([sum(first), sum(second)]).toEqual([front.first[point], front.second[point]]);
        }
      }),
      { seed: 11, numRuns: 500 },
    );
  });
});
