import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assign } from '../../src/assignment/assign.ts';
import { choiceSets } from '../../src/assignment/choice-set.ts';
import type { ClassWays } from '../../src/assignment/choice-set.ts';
import { LogitLoading } from '../../src/assignment/kernels/logit-loading.ts';
import { newtonStep } from '../../src/assignment/kernels/newton-step.ts';
import { stochasticSteps } from '../../src/assignment/stochastic.ts';
import type { StochasticOptions, StochasticSolution } from '../../src/assignment/stochastic.ts';
import type { AssignmentProblem } from '../../src/assignment/problem.ts';
import { drain } from '../../src/flows/drain.ts';
import { arcCosts, plainDistances, testProblem } from '../cases/assignment-network.ts';

const seeded = { seed: 20261126, numRuns: 150 };

const drawn = fc
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
    // a ring, so that there is mostly a way, with chords of their own delay
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

function solve(problem: AssignmentProblem, options: Partial<StochasticOptions> = {}): StochasticSolution {
  return drain(stochasticSteps(problem, { gap: 1e-9, ...options }));
}

/** Every simple way of a pair, with its cost. */
function simpleWays(
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

function waysOf({ firstWay, firstArc, arcs }: ClassWays, pair: number): readonly (readonly number[])[] {
  return Array.from({ length: firstWay[pair + 1]! - firstWay[pair]! }, (_, k) => {
    const way = firstWay[pair]! + k;
    return [...arcs.subarray(firstArc[way], firstArc[way + 1])];
  });
}

describe('choice sets', () => {
  it('hold simple ways within the stretch, the best first, each the best through one of its arcs and with a part of its own', () => {
    fc.assert(
      fc.property(drawn, (problem) => {
        const cost = arcCosts(
          problem,
          new Float64Array(problem.tail.length).map((_, arc) => problem.delays.free[arc]!),
        )[0]!;
        const [ways] = choiceSets(problem, problem.delays.free, { stretch: 1.6, maxWays: 6 });
        const { origins, firstPair, destinations } = problem.classes[0]!;
        for (const [i, origin] of origins.entries()) {
          for (let pair = firstPair[i]!; pair < firstPair[i + 1]!; pair += 1) {
            const all = simpleWays(problem, cost, origin, destinations[pair]!);
            const kept = waysOf(ways!, pair);
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
              // through one of its arcs there is no cheaper way that comes to no place twice
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

  it('miss no arc: the best way through each is there, unless it is too dear or comes to a place twice', () => {
    fc.assert(
      fc.property(drawn, (drawnProblem) => {
        // no two ways of the same cost
        const free = drawnProblem.delays.free.map((each, arc) => each + ((arc * 0.6180339887) % 1) / 50);
        const problem = { ...drawnProblem, delays: { ...drawnProblem.delays, free } };
        const cost = arcCosts(problem, free)[0]!;
        const { origins, firstPair, destinations } = problem.classes[0]!;
        const [ways] = choiceSets(problem, free, { stretch: 1.8, maxWays: 31, leastOwnShare: 1e-9 });
        for (const [i, origin] of origins.entries()) {
          for (let pair = firstPair[i]!; pair < firstPair[i + 1]!; pair += 1) {
            const all = simpleWays(problem, cost, origin, destinations[pair]!);
            const kept = new Set(waysOf(ways!, pair).map((arcs) => arcs.join(' ')));
            for (const arc of cost.keys()) {
              const best = all.find(({ arcs }) => arcs.includes(arc));
              if (best === undefined || best.cost > 1.8 * all[0]!.cost) continue;
              // were the two halves of the best walk free to cross, it could be cheaper than any simple way
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
    // vertices 1 and 2 are two terminals of one place; the second way comes back to it
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
      waysOf(choiceSets(problem, problem.delays.free, options)[0]!, 0).map((way) => way.join(' '));
    expect(found({})).toEqual(['0 1 5', '0 1 4 3', '0 2']);
    expect(found({ placeOfVertex: Int32Array.of(0, 1, 1, 2, 3), placeCount: 4 })).toEqual(['0 1 5', '0 2']);
    expect(found({ stretch: 1.1 })).toEqual(['0 1 5', '0 1 4 3']);
    expect(found({ maxWays: 1 })).toEqual(['0 1 5']);
  });

  it('come by group first: a branch that is dearer than many small variants is still a choice', () => {
    // four cheap variants by way of 1, and one way by 2 that belongs to a group
    const arcs = [
      ...[4, 4.1, 4.2, 4.3].map((free) => ({ from: 0, to: 1, free })),
      { from: 0, to: 2, free: 6 },
      { from: 1, to: 3, free: 4 },
      { from: 2, to: 3, free: 6 },
    ];
    const problem = testProblem(arcs, [{ pairs: [{ from: 0, to: 3, demand: 1 }] }]);
    const groupOfArc = Int32Array.from(arcs, ({ from }) => (from === 2 ? 0 : -1));
    const with2 = (ways: ClassWays): boolean => waysOf(ways, 0).some((way) => way.includes(6));
    expect(with2(choiceSets(problem, problem.delays.free, { maxWays: 3 })[0]!)).toBe(false);
    expect(with2(choiceSets(problem, problem.delays.free, { maxWays: 3, groupOfArc, groupCount: 1 })[0]!)).toBe(true);
  });
});

describe('logit loading', () => {
  it('shares a path-size logit: two of three ways that overlap count for less', () => {
    // ways of cost 10: one alone, two that share 8 of their 10; path sizes 1, 0.6 and 0.6
    const problem = testProblem(
      [
        { from: 0, to: 1, free: 10, coefficient: 0 },
        { from: 0, to: 2, free: 8, coefficient: 0 },
        { from: 2, to: 1, free: 2, coefficient: 0 },
        { from: 2, to: 1, free: 2, coefficient: 0 },
      ].map((arc) => ({ ...arc, fixed: arc.free, free: 0 })),
      [{ pairs: [{ from: 0, to: 1, demand: 220 }] }],
    );
    const found = solve(problem, { scales: [Float64Array.of(0.7)] });
    expect([...found.arcVolume[0]!].map((each) => Number(each.toFixed(6)))).toEqual([100, 120, 60, 60]);
    const plain = solve(problem, { scales: [Float64Array.of(0.7)], sizePower: 0 });
    expect(plain.arcVolume[0]![0]).toBeCloseTo(220 / 3, 9);
  });

  it('falls as it does when delays rise a little, and Newton’s step solves its system', () => {
    fc.assert(
      fc.property(
        drawn,
        fc.array(fc.double({ min: 0, max: 2, noNaN: true }), { minLength: 24, maxLength: 24 }),
        (problem, rises) => {
          const ways = choiceSets(problem, problem.delays.free);
          const scales = problem.classes.map(({ demand }) => new Float64Array(demand.length).fill(0.3));
          const loading = new LogitLoading(problem, ways, scales, 1);
          const rise = Float64Array.from(problem.tail, (_, f) => rises[f % rises.length]!);
          const step = 1e-6;
          const at = (sign: number): Float64Array => {
            loading.load(problem.delays.free.map((free, f) => free + sign * step * rise[f]!));
            return loading.volume.slice();
          };
          const [up, down] = [at(1), at(-1)];
          loading.load(problem.delays.free);
          const fall = new Float64Array(rise.length);
          loading.fall(rise, fall);
          for (const [f, each] of fall.entries()) expect(each).toBeCloseTo((down[f]! - up[f]!) / (2 * step), 4);
          // (I + H D) m = wanted - volume
          const slope = rise.map((each) => each / 3);
          const volume = loading.volume.map((each, f) => each + rise[f]!);
          const wanted = loading.volume.slice();
          const move = newtonStep(volume, wanted, slope, loading, 1e-12);
          const product = new Float64Array(move.length);
          loading.fall(
            move.map((each, f) => slope[f]! * each),
            product,
          );
          for (const [f, each] of move.entries()) expect(each + product[f]!).toBeCloseTo(wanted[f]! - volume[f]!, 6);
        },
      ),
      seeded,
    );
  });
});

describe('stochastic equilibrium', () => {
  it('is a fixed point: what its costs call forth is what flows', () => {
    fc.assert(
      fc.property(drawn, (problem) => {
        const theta = 0.2;
        const scales = problem.classes.map(({ demand }) => new Float64Array(demand.length).fill(theta));
        const found = solve(problem, { scales });
        expect(found.converged).toBe(true);
        const { demand, outsideCost } = problem.classes[0]!;
        const volume = found.arcVolume[0]!;
        const cost = Float64Array.from(volume, (each, f) => delayOf(problem, f, each));
        const { free } = problem.delays;
        const answered = new Float64Array(volume.length);
        for (const [pair, tonnes] of demand.entries()) {
          const ways = waysOf(found.ways[0]!, pair);
          const sum = (way: readonly number[], of: (arc: number) => number): number =>
            way.reduce((all, arc) => all + of(arc), 0);
          const weights = ways.map((way) => {
            const size = sum(way, (arc) => free[arc]! / ways.filter((other) => other.includes(arc)).length);
            return (size / sum(way, (arc) => free[arc]!)) * Math.exp(-theta * sum(way, (arc) => cost[arc]!));
          });
          const away = outsideCost![pair]! === Infinity ? 0 : Math.exp(-theta * outsideCost![pair]!);
          const total = weights.reduce((all, each) => all + each, away);
          expect(found.outside[0]![pair]! / tonnes).toBeCloseTo(ways.length === 0 ? 1 : away / total, 6);
          for (const [k, way] of ways.entries())
            for (const arc of way) answered[arc]! += (tonnes * weights[k]!) / total;
        }
        for (const [arc, each] of answered.entries()) expect(each).toBeCloseTo(volume[arc]!, 5);
      }),
      seeded,
    );
  });

  it('does not depend on where it starts, and repeats to the bit', () => {
    fc.assert(
      fc.property(drawn, (problem) => {
        const scale = (value: number): readonly Float64Array[] =>
          problem.classes.map(({ demand }) => new Float64Array(demand.length).fill(value));
        const cold = solve(problem, { scales: scale(0.4) });
        expect(solve(problem, { scales: scale(0.4) })).toEqual(cold);
        const startVolume = new Float64Array(problem.delays.kind.length).fill(5);
        const warm = solve(problem, { scales: scale(0.4), startVolume });
        expect(warm.ways).toEqual(cold.ways);
        for (const [f, each] of warm.facilityVolume.entries()) expect(each).toBeCloseTo(cold.facilityVolume[f]!, 4);
      }),
      seeded,
    );
  });

  it('nears the deterministic equilibrium as choice sharpens, and splits by path size alone where cost counts for nothing', () => {
    const problem = testProblem(
      [
        { from: 0, to: 1, free: 10, capacity: 20, coefficient: 0.5, power: 4 },
        { from: 0, to: 1, free: 12, capacity: 25, coefficient: 0.5, power: 4 },
        { from: 0, to: 2, free: 6, capacity: 15, coefficient: 0.5, power: 4 },
        { from: 2, to: 1, free: 5, capacity: 15, coefficient: 0.5, power: 4 },
        { from: 2, to: 1, free: 5.5, capacity: 9, coefficient: 0.5, power: 4 },
      ],
      [{ pairs: [{ from: 0, to: 1, demand: 70 }] }],
    );
    const equilibrium = assign(problem, 'bush', { gap: 1e-12 });
    const distance = (scale: number): number => {
      const found = solve(problem, { gap: 1e-6, scales: [Float64Array.of(scale)] });
      expect(found.converged).toBe(true);
      return found.facilityVolume.reduce((sum, each, f) => sum + Math.abs(each - equilibrium.facilityVolume[f]!), 0);
    };
    const away = [0.3, 3, 30, 60].map(distance);
    expect(away).toEqual([...away].sort((a, b) => b - a));
    expect(away[3]!).toBeLessThan(0.2);
    // sizes: 1, 1, and (6/2 + 5)/11 and (6/2 + 5.5)/11.5 of the two that share an arc
    const sizes = [1, 1, 8 / 11, 8.5 / 11.5];
    const all = sizes.reduce((sum, each) => sum + each, 0);
    const even = solve(problem, { scales: [Float64Array.of(1e-12)] });
    for (const [k, f] of [0, 1, 3, 4].entries()) expect(even.facilityVolume[f]).toBeCloseTo((70 * sizes[k]!) / all, 6);
  });

  it('says that it has converged only where its own gap is what was asked, at queues however steep', () => {
    const queue = fc.record({
      from: fc.nat({ max: 5 }),
      step: fc.integer({ min: 1, max: 5 }),
      fixed: fc.integer({ min: 10, max: 100 }),
      capacity: fc.integer({ min: 1, max: 30 }),
      decade: fc.integer({ min: 0, max: 5 }),
    });
    const pair = fc.record({
      from: fc.nat({ max: 5 }),
      step: fc.integer({ min: 1, max: 5 }),
      demand: fc.nat({ max: 100 }),
    });
    fc.assert(
      fc.property(
        fc.array(queue, { minLength: 6, maxLength: 18 }),
        fc.uniqueArray(pair, { minLength: 1, maxLength: 5, selector: ({ from, step }) => from * 6 + step }),
        fc.constantFrom(1e-3, 1e-6, 1e-9),
        (drawnArcs, pairs, gap) => {
          const arcs = drawnArcs
            .map(({ from, step, fixed, capacity, decade }) => ({
              ...{ from, to: (from + step) % 6, kind: 'queue' as const, free: 0, fixed, capacity },
              ...{ coefficient: 10 ** -decade, power: 2184 },
            }))
            .sort((a, b) => a.from - b.from);
          // an arc to every vertex, so that the problem has six of them
          const ring = Array.from({ length: 6 }, (_, from) => ({ from, to: (from + 1) % 6, fixed: 200 }));
          const all = [...arcs, ...ring].sort((a, b) => a.from - b.from);
          const wanted = pairs.map(({ from, step, demand }) => ({ from, to: (from + step) % 6, demand, outside: 400 }));
          const problem = testProblem(all, [{ pairs: wanted }]);
          const scales = [new Float64Array(pairs.length).fill(0.1)];
          const found = solve(problem, { gap, scales });
          expect(found.converged).toBe(true);
          expect(found.relativeGap).toBeLessThanOrEqual(gap);
        },
      ),
      seeded,
    );
  });

  it('answers where there is little to solve: no demand, a pair without a way, everything closed', () => {
    const arcs = [
      { from: 0, to: 1, free: 10 },
      { from: 2, to: 1, free: 10 },
    ];
    const idle = solve(testProblem(arcs, [{ pairs: [{ from: 0, to: 1, demand: 0 }] }]));
    expect([idle.converged, idle.relativeGap, idle.averageExcessCost, idle.totalCost]).toEqual([true, 0, 0, 0]);
    const split = solve(
      testProblem(arcs, [{ pairs: [0, 1].map((to) => ({ from: to === 0 ? 2 : 0, to, demand: 5 })) }]),
    );
    expect([split.converged, [...split.outside[0]!]]).toEqual([true, [5, 0]]);
    const shut = arcs.map((arc) => ({ ...arc, fixed: Infinity }));
    const closed = solve(testProblem(shut, [{ pairs: [{ from: 0, to: 1, demand: 5, outside: 9 }] }]));
    expect([closed.converged, [...closed.outside[0]!], closed.totalCost]).toEqual([true, [5], 0]);
  });

  it('takes ten over the cost of the best way as its scale, delay at no volume included', () => {
    const problem = testProblem(
      [100, 110].map((free) => ({ from: 0, to: 1, free, coefficient: 0 })),
      [{ pairs: [{ from: 0, to: 1, demand: 1 }] }],
    );
    expect(solve(problem).arcVolume[0]![1]).toBeCloseTo(1 / (1 + Math.E), 9);
  });

  it('two roads: shares by bisection of the logit of their delays', () => {
    const problem = testProblem(
      [
        { from: 0, to: 1, free: 10, capacity: 20, coefficient: 1, power: 4 },
        { from: 0, to: 1, free: 14, capacity: 30, coefficient: 1, power: 4 },
      ],
      [{ pairs: [{ from: 0, to: 1, demand: 60 }] }],
    );
    const delay = (free: number, capacity: number, v: number): number => free * (1 + (v / capacity) ** 4);
    let [low, high] = [0, 60];
    for (let round = 0; round < 100; round += 1) {
      const v = (low + high) / 2;
      const share = 1 / (1 + Math.exp(0.5 * (delay(10, 20, v) - delay(14, 30, 60 - v))));
      if (share * 60 > v) low = v;
      else high = v;
    }
    const found = solve(problem, { scales: [Float64Array.of(0.5)] });
    expect(found.facilityVolume[0]).toBeCloseTo(low, 6);
    expect(found.relativeGap).toBeLessThan(1e-9);
  });

  it('converges however far demand is above capacity', () => {
    const problem = testProblem(
      [
        { from: 0, to: 1, free: 0, capacity: 1, kind: 'queue' as const, coefficient: 0.01, power: 2000, fixed: 20 },
        { from: 0, to: 1, free: 0, capacity: 3, kind: 'queue' as const, coefficient: 0.01, power: 2000, fixed: 25 },
      ],
      [{ pairs: [{ from: 0, to: 1, demand: 200, outside: 60 }] }],
    );
    const found = solve(problem, { scales: [Float64Array.of(0.3)] });
    expect(found.converged).toBe(true);
    expect(found.outside[0]![0]).toBeGreaterThan(150);
  });
});

/** Cost of the best way between two vertices, which may lead through neither end of demand nor what is closed. */
function reachCost(problem: AssignmentProblem, cost: Float64Array, from: number, to: number): number {
  return from === to ? 0 : plainDistances(problem, from, cost)[to]!;
}

function delayOf(problem: AssignmentProblem, f: number, volume: number): number {
  const { free, capacity, coefficient, power } = problem.delays;
  return free[f]! * (1 + coefficient[f]! * (volume / capacity[f]!) ** power[f]!);
}
