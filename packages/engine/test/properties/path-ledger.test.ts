import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arcCosts } from '../../src/assignment/arc-cost.ts';
import { VolumeDelay } from '../../src/assignment/kernels/volume-delay.ts';
import type { AssignmentProblem } from '../../src/assignment/problem.ts';
import { testProblem } from '../cases/assignment-network.ts';
import { drawn, pathsOf, seeded, solve } from './choice-networks.ts';
import { allPaths, changed, changes, differs, gap, scalesOf, solveOnLedger, some } from './ledger-states.ts';

describe('a state on a path ledger', () => {
  it('has the flows that the reference solver finds on the same paths: closures, halvings, costs, demand', () => {
    fc.assert(
      fc.property(drawn, changes, (before, change) => {
        const problem = changed(before, change);
        const own = solveOnLedger(before, problem);
        const reference = solve(problem, { gap, scales: scalesOf(before), classPaths: allPaths(before) });
        expect(differs(own.facilityVolume, reference.facilityVolume)).toBeLessThan(1e-6);
        expect(own.outside.map((each) => [...each])).toEqual(
          reference.outside.map((each) => Array.from(each, (tonnes) => expect.closeTo(tonnes, 5) as number)),
        );
        expect(own.beckmann).toBeCloseTo(reference.beckmann, 4);
        expect(own.totalCost).toBeCloseTo(reference.totalCost, 4);
      }),
      { ...seeded, numRuns: 400 },
    );
  });

  it('is a fixed point by a plain evaluation: shares by cost and size among open paths, volumes, delays', () => {
    fc.assert(
      fc.property(drawn, changes, fc.constantFrom(0, 1, 0.5), (before, change, sizePower) => {
        const problem = changed(before, change);
        const { facilityVolume, paths } = solveOnLedger(before, problem, { sizePower });
        const delays = new VolumeDelay(problem.delays, false);
        delays.volume.set(facilityVolume);
        delays.refreshAll();
        const all = allPaths(before);
        const listed = new Map<string, number>();
        for (const [k, flow] of paths!.flow.entries())
          listed.set(
            `${paths!.pair[k]} ${[...paths!.arcs.subarray(paths!.firstArc[k], paths!.firstArc[k + 1])].join(' ')}`,
            flow,
          );
        const [demand] = problem.classes;
        const cost = arcCosts(problem, demand!, delays.delay);
        const length = arcCosts(problem, demand!, problem.delays.free);
        for (let pair = 0; pair < demand!.demand.length; pair += 1) {
          const open = pathsOf(all[0]!, pair).filter((path) => path.every((arc) => cost[arc]! < Infinity));
          const scale = scalesOf(before)[0]![pair]!;
          const weights = open.map((path) => {
            const sum = path.reduce((total, arc) => total + cost[arc]!, 0);
            const long = path.reduce((total, arc) => total + length[arc]!, 0);
            const own = path.reduce(
              (total, arc) => total + length[arc]! / open.filter((other) => other.includes(arc)).length,
              0,
            );
            return (long > 0 ? (own / long) ** sizePower : 1) * Math.exp(-scale * sum);
          });
          const away = Math.exp(-scale * demand!.outsideCost![pair]!);
          const total = weights.reduce((sum, each) => sum + each, away);
          for (const [k, path] of open.entries()) {
            const flow = listed.get(`${pair} ${path.join(' ')}`) ?? 0;
            expect(flow).toBeCloseTo((demand!.demand[pair]! * weights[k]!) / total, 4);
          }
        }
      }),
      { ...seeded, numRuns: 150 },
    );
  });

  it('has the same flows whichever paths are of the base and which of entries, in whichever order, one in two of them', () => {
    fc.assert(
      fc.property(drawn, changes, (before, change) => {
        const problem = changed(before, change);
        const all = allPaths(before);
        const whole = solveOnLedger(before, problem);
        const base = some(all, (place) => place % 3 === 0);
        const [odd, late] = [some(all, (place) => place % 3 !== 0), some(all, (place) => place % 3 === 2)];
        for (const entries of [
          [odd, late],
          [late, odd],
        ])
          expect(
            differs(whole.facilityVolume, solveOnLedger(before, problem, { base, entries }).facilityVolume),
          ).toBeLessThan(1e-8);
      }),
      seeded,
    );
  });

  it('has the same flows wherever the search starts', () => {
    fc.assert(
      fc.property(
        drawn,
        changes,
        fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 24, maxLength: 24 }),
        (before, change, volumes) => {
          const problem = changed(before, change);
          const start = Float64Array.from(problem.delays.kind, (_, f) => volumes[f % volumes.length]!);
          expect(
            differs(
              solveOnLedger(before, problem).facilityVolume,
              solveOnLedger(before, problem, { start }).facilityVolume,
            ),
          ).toBeLessThan(1e-7);
        },
      ),
      seeded,
    );
  });

  it('puts less on an arc that costs more, paths weighing alike', () => {
    fc.assert(
      fc.property(drawn, fc.nat({ max: 23 }), fc.integer({ min: 1, max: 20 }), (problem, arc, more) => {
        const place = arc % problem.graph.head.length;
        const dearer = changed(problem, { closed: [], halved: [], dearer: [[place, more]], demand: 1 });
        // with sizes the weight of a path changes with its cost as well, and what is said does not hold
        const [before, after] = [problem, dearer].map(
          (each) => solveOnLedger(problem, each, { sizePower: 0 }).arcVolume[0]![place]!,
        );
        expect(after!).toBeLessThanOrEqual(before! + 1e-7);
      }),
      seeded,
    );
  });

  it('leaves a closed path empty, and demand without an open one where it is', () => {
    const arcs = [
      { from: 0, to: 1, free: 1, capacity: 10 },
      { from: 0, to: 1, free: 2, capacity: 10 },
    ];
    const problem = testProblem(arcs, [{ pairs: [{ from: 0, to: 1, demand: 7 }] }]);
    const shut = (closed: readonly number[]): AssignmentProblem =>
      changed(problem, { closed: [...closed], halved: [], dearer: [], demand: 1 });
    expect([...solveOnLedger(problem, shut([0])).arcVolume[0]!]).toEqual([0, 7]);
    const none = solveOnLedger(problem, shut([0, 1]));
    expect([...none.arcVolume[0]!]).toEqual([0, 0]);
    expect([...none.outside[0]!]).toEqual([7]);
    expect(none.paths?.flow.length).toBe(0);
  });

  it('finds the same by conjugate gradients where more facilities count than a dense system takes', () => {
    // a hundred pairs, each with two roads of its own that queue: two hundred columns
    const count = 100;
    const arcs = Array.from({ length: count }, (_, k) =>
      [0, 1].map((way) => ({
        from: 2 * k,
        to: 2 * k + 1,
        free: 1 + way / 2,
        capacity: 4,
        coefficient: 1,
        power: 4,
      })),
    ).flat();
    const pairs = Array.from({ length: count }, (_, k) => ({ from: 2 * k, to: 2 * k + 1, demand: 6 + (k % 5) }));
    const problem = testProblem(arcs, [{ pairs }]);
    const own = solveOnLedger(problem, problem);
    const reference = solve(problem, { gap, scales: scalesOf(problem), classPaths: allPaths(problem) });
    expect(differs(own.facilityVolume, reference.facilityVolume)).toBeLessThan(1e-7);
  });
});
