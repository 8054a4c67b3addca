import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choiceSets } from '../../src/assignment/choice-set.ts';
import type { ClassPaths } from '../../src/assignment/choice-set.ts';
import type { AssignmentProblem } from '../../src/assignment/problem.ts';
import { arcCosts, plainDistances, testProblem } from '../cases/assignment-network.ts';
import { seeded, drawn, simplePaths, pathsOf } from './choice-networks.ts';

describe('choice sets', () => {
  it('hold simple paths within the stretch, the best first, each the best through one of its arcs and with a part of its own', () => {
    fc.assert(
      fc.property(drawn, (problem) => {
        const cost = arcCosts(
          problem,
          new Float64Array(problem.tail.length).map((_, arc) => problem.delays.free[arc]!),
        )[0]!;
        const [paths] = choiceSets(problem, problem.delays.free, { stretch: 1.6, maxPaths: 6 });
        const { origins, firstPair, destinations } = problem.classes[0]!;
        for (const [i, origin] of origins.entries()) {
          for (let pair = firstPair[i]!; pair < firstPair[i + 1]!; pair += 1) {
            const all = simplePaths(problem, cost, origin, destinations[pair]!);
            const kept = pathsOf(paths!, pair);
            if (all.length === 0) {
              expect(kept).toEqual([]);
              continue;
            }
            const costOf = (arcs: readonly number[]): number => arcs.reduce((sum, arc) => sum + cost[arc]!, 0);
            expect(costOf(kept[0]!)).toBeCloseTo(all[0]!.cost, 9);
            expect(kept.length).toBeLessThanOrEqual(6);
            const simple = new Set(all.map(({ arcs }) => arcs.join(' ')));
            for (const [k, arcs] of kept.entries()) {
              expect(simple.has(arcs.join(' '))).toBe(true);
              expect(costOf(arcs)).toBeLessThanOrEqual(1.6 * all[0]!.cost + 1e-9);
              // through one of its arcs there is no cheaper path that comes to no place twice
              const isBest = arcs.some(
                (arc) => costOf(arcs) <= all.find((other) => other.arcs.includes(arc))!.cost + 1e-9,
              );
              expect(isBest).toBe(true);
              for (const other of kept.slice(0, k)) {
                const shared = arcs.filter((arc) => other.includes(arc)).reduce((sum, arc) => sum + cost[arc]!, 0);
                expect(shared).toBeLessThanOrEqual(0.95 * costOf(arcs) + 1e-9);
              }
            }
          }
        }
      }),
      seeded,
    );
  });

  it('miss no arc: the best path through each is there, unless it is too dear or comes to a place twice', () => {
    fc.assert(
      fc.property(drawn, (drawnProblem) => {
        // no two paths of the same cost
        const free = drawnProblem.delays.free.map((each, arc) => each + ((arc * 0.6180339887) % 1) / 50);
        const problem = { ...drawnProblem, delays: { ...drawnProblem.delays, free } };
        const cost = arcCosts(problem, free)[0]!;
        const { origins, firstPair, destinations } = problem.classes[0]!;
        const [paths] = choiceSets(problem, free, { stretch: 1.8, maxPaths: 31, leastOwnShare: 1e-9 });
        for (const [i, origin] of origins.entries()) {
          for (let pair = firstPair[i]!; pair < firstPair[i + 1]!; pair += 1) {
            const all = simplePaths(problem, cost, origin, destinations[pair]!);
            const kept = new Set(pathsOf(paths!, pair).map((arcs) => arcs.join(' ')));
            for (const arc of cost.keys()) {
              const best = all.find(({ arcs }) => arcs.includes(arc));
              if (best === undefined || best.cost > 1.8 * all[0]!.cost) continue;
              // were the two halves of the best walk free to cross, it could be cheaper than any simple path
              const tail = problem.tail[arc]!;
              const to = reachCost(problem, cost, origin, tail);
              const on = reachCost(problem, cost, problem.graph.head[arc]!, destinations[pair]!);
              if (to + cost[arc]! + on < best.cost - 1e-9) continue;
              expect(kept.has(best.arcs.join(' '))).toBe(true);
            }
          }
        }
      }),
      seeded,
    );
  });

  it('leave out what comes to one place by two vertices', () => {
    // vertices 1 and 2 are two terminals of one place; the second path comes back to it
    const arcs = [
      { from: 0, to: 1, free: 1 },
      { from: 1, to: 3, free: 1 },
      { from: 1, to: 4, free: 3 },
      { from: 2, to: 4, free: 1 },
      { from: 3, to: 2, free: 0.2 },
      { from: 3, to: 4, free: 1 },
    ];
    const problem = testProblem(arcs, [{ pairs: [{ from: 0, to: 4, demand: 1 }] }]);
    const found = (options: Parameters<typeof choiceSets>[2]): readonly string[] =>
      pathsOf(choiceSets(problem, problem.delays.free, options)[0]!, 0).map((path) => path.join(' '));
    expect(found({})).toEqual(['0 1 5', '0 1 4 3', '0 2']);
    expect(found({ placeOfVertex: Int32Array.of(0, 1, 1, 2, 3), placeCount: 4 })).toEqual(['0 1 5', '0 2']);
    expect(found({ stretch: 1.1 })).toEqual(['0 1 5', '0 1 4 3']);
    expect(found({ maxPaths: 1 })).toEqual(['0 1 5']);
  });

  it('come by group first: a branch that is dearer than many small variants is still a choice', () => {
    // four cheap variants by way of 1, and one path by 2 that belongs to a group
    const arcs = [
      ...[4, 4.1, 4.2, 4.3].map((free) => ({ from: 0, to: 1, free })),
      { from: 0, to: 2, free: 6 },
      { from: 1, to: 3, free: 4 },
      { from: 2, to: 3, free: 6 },
    ];
    const problem = testProblem(arcs, [{ pairs: [{ from: 0, to: 3, demand: 1 }] }]);
    const groupOfArc = Int32Array.from(arcs, ({ from }) => (from === 2 ? 0 : -1));
    const with2 = (paths: ClassPaths): boolean => pathsOf(paths, 0).some((path) => path.includes(6));
    expect(with2(choiceSets(problem, problem.delays.free, { maxPaths: 3 })[0]!)).toBe(false);
    expect(with2(choiceSets(problem, problem.delays.free, { maxPaths: 3, groupOfArc, groupCount: 1 })[0]!)).toBe(true);
  });
});

/** Cost of the best path between two vertices, which may lead through neither end of demand nor what is closed. */
function reachCost(problem: AssignmentProblem, cost: Float64Array, from: number, to: number): number {
  return from === to ? 0 : plainDistances(problem, from, cost)[to]!;
}
