import { isRefusal } from '../../src/findings/refusal.ts';
import createGraph from 'ngraph.graph';
import { nba } from 'ngraph.path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../src/network/compile.ts';
import { ShortestPathSearch, reverseGraph } from '../../src/network/kernels/shortest-path.ts';
import type { Graph } from '../../src/network/kernels/shortest-path.ts';
import { traceArc } from '../../src/network/trace-arc.ts';
import { skim } from '../../src/routing/skim.ts';
import type { NodeId } from '../../src/units/id.ts';
import { textModel } from '../cases/text-network.ts';

const seed = 7;
// half of the graphs have free arcs, which the heap searches; the others the ring of buckets
const drawnGraph = fc
  .record({ n: fc.integer({ min: 2, max: 12 }), least: fc.constantFrom(0, 1) })
  .chain(({ n, least }) =>
    fc.record({
      n: fc.constant(n),
      arcs: fc.array(fc.tuple(fc.nat(n - 1), fc.nat(n - 1), fc.integer({ min: least, max: 20 })), {
        minLength: 1,
        maxLength: 40,
      }),
    }),
  );

function graphOf(
  n: number,
  arcs: readonly (readonly [number, number, number])[],
): { readonly graph: Graph; readonly weight: Float64Array } {
  const sorted = [...arcs].sort((a, b) => a[0] - b[0]);
  const firstArc = new Uint32Array(n + 1);
  for (const [tail] of sorted) firstArc[tail + 1]! += 1;
  for (let v = 0; v < n; v += 1) firstArc[v + 1]! += firstArc[v]!;
  return {
    graph: { vertexCount: n, firstArc, head: Uint32Array.from(sorted, ([, head]) => head) },
    weight: Float64Array.from(sorted, ([, , weight]) => weight),
  };
}

describe('shortest paths', () => {
  it('equal an independent library’s on random graphs with parallel arcs and free arcs', () => {
    fc.assert(
      fc.property(drawnGraph, ({ n, arcs }) => {
        const { graph, weight } = graphOf(n, arcs);
        const search = new ShortestPathSearch(graph);
        search.run(0, weight);
        const other = createGraph<undefined, number>({ multigraph: true });
        for (let v = 0; v < n; v += 1) other.addNode(v);
        for (const [tail, head, cost] of arcs) other.addLink(tail, head, cost);
        const finder = nba(other, { oriented: true, distance: (_, __, { data }) => data });
        for (let v = 1; v < n; v += 1) {
          const path = finder.find(0, v);
          let length = path.length === 0 ? Infinity : 0;
          // the library gives nodes from the end; the cheapest of parallel links joins two of them
          for (let at = 0; at + 1 < path.length; at += 1) {
            const [to, from] = [path[at]!.id, path[at + 1]!.id];
            length += Math.min(
              ...arcs.filter(([tail, head]) => tail === from && head === to).map(([, , cost]) => cost),
            );
          }
          expect(search.distance[v]).toBe(length);
        }
      }),
      { seed, numRuns: 300 },
    );
  });

  it('are the same on the graph turned round, to one target, and from several origins', () => {
    fc.assert(
      fc.property(drawnGraph, ({ n, arcs }) => {
        const { graph, weight } = graphOf(n, arcs);
        const search = new ShortestPathSearch(graph);
        const reverse = reverseGraph(graph);
        const back = new ShortestPathSearch(reverse.graph);
        const backWeight = Float64Array.from(reverse.originalArc, (arc) => weight[arc]!);
        for (let v = 0; v < n; v += 1) {
          search.run(0, weight, { target: v });
          const there = search.distance[v];
          back.run(v, backWeight);
          expect(back.distance[0]).toBe(there);
        }
        search.run(0, weight);
        const single = search.distance.slice();
        search.run(n - 1, weight);
        const other = search.distance.slice();
        search.run([0, n - 1], weight);
        expect([...search.distance]).toEqual([...single].map((value, v) => Math.min(value, other[v]!)));
      }),
      { seed, numRuns: 200 },
    );
  });
});

describe('the supernetwork', () => {
  const text = 'a-b rail 100\nb-c rail 50 gauge=1520\na-c road 120\nc-d road 10';
  it('has one move arc per link and direction, and traces each arc to a row', () => {
    const model = textModel(text, {
      link: textModel(text).tables.link.map((link, at) => ({ ...link, directed: at === 3 })),
    });
    const network = compile(model);
    const moves = network.arcs.filter(({ kind }) => kind === 'move');
    expect(moves).toHaveLength(2 * 3 + 1);
    for (const link of model.tables.link.keys())
      expect(moves.filter((arc) => arc.link === link)).toHaveLength(link === 3 ? 1 : 2);
    for (const [arc, { kind, link }] of network.arcs.entries()) {
      const traced = traceArc(network, arc);
      expect(traced.kind).toBe(kind);
      if (kind === 'move') expect(traced.row).toBe(`link.${model.tables.link[link ?? -1]?.linkId ?? ''}`);
      else expect(traced.row).toMatch(/^(transfer|mode)\.\S+$/);
    }
    const { graph } = network;
    const { graph: reverse, originalArc } = reverseGraph(graph);
    expect(originalArc.length).toBe(graph.head.length);
    expect(new Set(originalArc).size).toBe(graph.head.length);
    for (const [place, arc] of originalArc.entries()) expect(reverse.head[place]).toBe(network.tail[arc]);
  });

  it('skims the same figures as the routes', () => {
    const answer = skim(
      compile(textModel('a-b rail 100\nb-c rail 50\nd-e rail 5')),
      ['a', 'b'] as NodeId[],
      ['c', 'd'] as NodeId[],
    );
    if (isRefusal(answer)) throw new Error(answer.message);
    expect(answer.hours.map((row) => [...row])).toEqual([
      [5, Infinity],
      [3, Infinity],
    ]);
    expect(answer.costUsd[0]?.[0]).toBe(170);
    // 5 hours of 10 tonnes at 0.5 USD
    expect(answer.generalizedCostUsd[0]?.[0]).toBe(170 + 25);
  });
});
