import fc from 'fast-check';
import type { ClassPaths } from '../../src/assignment/choice-set.ts';
import { stochasticSteps } from '../../src/assignment/stochastic.ts';
import type { StochasticOptions, StochasticSolution } from '../../src/assignment/stochastic.ts';
import type { AssignmentProblem } from '../../src/assignment/problem.ts';
import { drain } from '../../src/steps/pump.ts';
import { testProblem } from '../cases/assignment-network.ts';

export const seeded = { seed: 20261126, numRuns: 150 };

export const drawn = fc
  .record({
    size: fc.integer({ min: 4, max: 8 }),
    chords: fc.array(fc.tuple(fc.nat({ max: 7 }), fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 9 })), {
      minLength: 4,
      maxLength: 16,
    }),
    pairs: fc.array(fc.tuple(fc.nat({ max: 7 }), fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 30 })), {
      minLength: 1,
      maxLength: 5,
    }),
    zone: fc.option(fc.nat({ max: 7 }), { nil: undefined }),
    outside: fc.option(fc.integer({ min: 10, max: 60 }), { nil: undefined }),
  })
  .map(({ size, chords, pairs, zone, outside }) => {
    // a ring, so that there is mostly a path, with chords of their own delay
    const ring = Array.from({ length: size }, (_, from) => [from, 1, 3] as const);
    const arcs = [...ring, ...chords.map(([from, step, free]) => [from % size, step % size, free] as const)]
      .filter(([, step]) => step > 0)
      .map(([from, step, free]) => ({ from, to: (from + step) % size, free, capacity: 12, coefficient: 0.5, power: 2 }))
      .sort((a, b) => a.from - b.from);
    const wanted = new Map(
      pairs
        .map(([from, step, demand]) => ({
          from: from % size,
          to: (from + step) % size,
          demand,
          ...(outside === undefined ? {} : { outside }),
        }))
        .filter(({ from, to }) => from !== to)
        .map((each) => [`${each.from} ${each.to}`, each]),
    );
    return testProblem(arcs, [{ pairs: [...wanted.values()] }], zone === undefined ? [] : [zone % size]);
  });

export function solve(problem: AssignmentProblem, options: Partial<StochasticOptions> = {}): StochasticSolution {
  return drain(stochasticSteps(problem, { gap: 1e-9, ...options }));
}

/** Every simple path of a pair, with its cost. */
export function simplePaths(
  problem: AssignmentProblem,
  cost: Float64Array,
  origin: number,
  destination: number,
): readonly { readonly arcs: readonly number[]; readonly cost: number }[] {
  const { graph, noThrough } = problem;
  const found: { arcs: number[]; cost: number }[] = [];
  const visit = (vertex: number, seen: ReadonlySet<number>, arcs: readonly number[], sum: number): void => {
    if (vertex === destination) {
      found.push({ arcs: [...arcs], cost: sum });
      return;
    }
    if (noThrough[vertex] === 1 && vertex !== origin) return;
    for (let arc = graph.firstArc[vertex]!; arc < graph.firstArc[vertex + 1]!; arc += 1) {
      const head = graph.head[arc]!;
      if (!seen.has(head) && cost[arc]! < Infinity)
        visit(head, new Set([...seen, head]), [...arcs, arc], sum + cost[arc]!);
    }
  };
  visit(origin, new Set([origin]), [], 0);
  return found.sort((a, b) => a.cost - b.cost);
}

export function pathsOf({ firstPath, firstArc, arcs }: ClassPaths, pair: number): readonly (readonly number[])[] {
  return Array.from({ length: firstPath[pair + 1]! - firstPath[pair]! }, (_, k) => {
    const path = firstPath[pair]! + k;
    return [...arcs.subarray(firstArc[path], firstArc[path + 1])];
  });
}
