import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assign } from '../../src/assignment/assign.ts';
import { choiceSets } from '../../src/assignment/choice-set.ts';
import { LogitLoading } from '../../src/assignment/kernels/logit-loading.ts';
import { newtonStep } from '../../src/assignment/kernels/newton-step.ts';
import type { AssignmentProblem } from '../../src/assignment/problem.ts';
import { testProblem } from '../cases/assignment-network.ts';
import { seeded, drawn, solve, pathsOf } from './choice-networks.ts';

describe('logit loading', () => {
  it('shares a path-size logit: two of three paths that overlap count for less', () => {
    // paths of cost 10: one alone, two that share 8 of their 10; path sizes 1, 0.6 and 0.6
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
          const paths = choiceSets(problem, problem.delays.free);
          const scales = problem.classes.map(({ demand }) => new Float64Array(demand.length).fill(0.3));
          const loading = new LogitLoading(problem, paths, scales, 1);
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
          const paths = pathsOf(found.classPaths[0]!, pair);
          const sum = (path: readonly number[], of: (arc: number) => number): number =>
            path.reduce((all, arc) => all + of(arc), 0);
          const weights = paths.map((path) => {
            const size = sum(path, (arc) => free[arc]! / paths.filter((other) => other.includes(arc)).length);
            return (size / sum(path, (arc) => free[arc]!)) * Math.exp(-theta * sum(path, (arc) => cost[arc]!));
          });
          const away = outsideCost![pair]! === Infinity ? 0 : Math.exp(-theta * outsideCost![pair]!);
          const total = weights.reduce((all, each) => all + each, away);
          expect(found.outside[0]![pair]! / tonnes).toBeCloseTo(paths.length === 0 ? 1 : away / total, 6);
          for (const [k, path] of paths.entries())
            for (const arc of path) answered[arc]! += (tonnes * weights[k]!) / total;
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
        expect(warm.classPaths).toEqual(cold.classPaths);
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

  it('answers where there is little to solve: no demand, a pair without a path, everything closed', () => {
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

  it('takes ten over the cost of the best path as its scale, delay at no volume included', () => {
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

function delayOf(problem: AssignmentProblem, f: number, volume: number): number {
  const { free, capacity, coefficient, power } = problem.delays;
  return free[f]! * (1 + coefficient[f]! * (volume / capacity[f]!) ** power[f]!);
}
