import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { delayKinds } from '../../src/assignment/delay.ts';
import type { AssignmentProblem, PathCharges } from '../../src/assignment/problem.ts';
import { testProblem } from '../cases/assignment-network.ts';
import type { TestArc, TestPair } from '../cases/assignment-network.ts';
import { seeded, solve } from './choice-networks.ts';
import { allPaths, askLedger, changed, changes, differs, gap, scalesOf, solveOnLedger, some } from './ledger-states.ts';

const figuresOf = {
  bpr: { coefficient: 0.5, power: 4 },
  conical: { coefficient: 4, power: 1 },
  queue: { coefficient: 0.1, power: 30 },
  excess: { coefficient: 0.5, power: 2 },
} as const;

const arc = fc.record({
  step: fc.integer({ min: 1, max: 5 }),
  from: fc.nat({ max: 5 }),
  fixed: fc.integer({ min: 1, max: 12 }),
  facilities: fc.array(fc.nat({ max: 3 }), { maxLength: 2 }),
});

/** Arcs of none, one or two facilities, which they share, of every kind and down to a capacity that all overflows. */
const shared = fc
  .record({
    size: fc.integer({ min: 4, max: 6 }),
    chords: fc.array(arc, { minLength: 4, maxLength: 12 }),
    kinds: fc.array(fc.constantFrom(...delayKinds), { minLength: 4, maxLength: 4 }),
    capacities: fc.array(fc.constantFrom(0.5, 4, 15), { minLength: 4, maxLength: 4 }),
    pairs: fc.array(fc.tuple(fc.nat({ max: 5 }), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 20 })), {
      minLength: 1,
      maxLength: 4,
    }),
    outside: fc.constantFrom(undefined, 15, 60),
    charges: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 6 })), { maxLength: 3 }),
  })
  .map(({ size, chords, kinds, capacities, pairs, outside, charges }): AssignmentProblem => {
    const ring = Array.from({ length: size }, (_, from) => ({ from, step: 1, fixed: 5, facilities: [from % 4] }));
    const arcs = [...ring, ...chords.map((each) => ({ ...each, from: each.from % size }))]
      .filter(({ step }) => step % size !== 0)
      .sort((a, b) => a.from - b.from)
      .map(({ from, step, ...each }, f): TestArc => {
        const kind = kinds[f % 4]!;
        return {
          ...each,
          from,
          to: (from + step) % size,
          kind,
          free: 2,
          capacity: capacities[f % 4]!,
          ...figuresOf[kind],
        };
      });
    const wanted = new Map<string, TestPair>();
    for (const [from, step, demand] of pairs) {
      const pair = {
        from: from % size,
        to: (from + step) % size,
        demand,
        ...(outside === undefined ? {} : { outside }),
      };
      if (pair.from !== pair.to) wanted.set(`${pair.from} ${pair.to}`, pair);
    }
    const own = [...wanted.values()];
    const classes = [
      { pairs: own },
      { pairs: own.map((pair) => ({ ...pair, demand: pair.demand / 2 })), costPerDelay: 1.7 },
    ];
    return charged(testProblem(arcs, classes), charges);
  });

/** A problem whose second class bears each charge once on a path that uses one of two arcs, or both. */
function charged(
  problem: AssignmentProblem,
  charges: readonly (readonly [number, number, number])[],
): AssignmentProblem {
  if (charges.length === 0) return problem;
  const count = problem.tail.length;
  const maskOfArc = new Int32Array(count);
  for (const [bit, [one, other]] of charges.entries())
    for (const place of [one % count, other % count]) maskOfArc[place]! |= 1 << bit;
  const group: PathCharges = { maskOfArc, cost: Float64Array.from(charges, ([, , cost]) => cost) };
  const [first, second] = problem.classes;
  return {
    ...problem,
    classes: [first!, { ...second!, charges: { arcCost: second!.fixedCost.slice(), groups: [group] } }],
  };
}

/** A change of a problem with what it does to costs beside the charges. */
function changedWith(before: AssignmentProblem, change: Parameters<typeof changed>[1]): AssignmentProblem {
  const problem = changed(before, change);
  return {
    ...problem,
    classes: problem.classes.map((each) =>
      each.charges === undefined ? each : { ...each, charges: { ...each.charges, arcCost: each.fixedCost } },
    ),
  };
}

const way = (fixed: number, facilities: readonly number[], more: Partial<TestArc> = {}): TestArc => ({
  from: 0,
  to: 1,
  fixed,
  facilities,
  free: 0,
  ...more,
});
const pair = (demand: number, more: Partial<TestPair> = {}): { readonly pairs: readonly TestPair[] } => ({
  pairs: [{ from: 0, to: 1, demand, ...more }],
});

/** Volumes by facility on the ledger and by the reference, which are to be the same. */
function both(problem: AssignmentProblem, sizePower = 1): Float64Array {
  const own = solveOnLedger(problem, problem, { sizePower });
  const reference = solve(problem, { gap, scales: scalesOf(problem), classPaths: allPaths(problem), sizePower });
  expect(differs(own.facilityVolume, reference.facilityVolume)).toBeLessThan(1e-6);
  expect(own.outside[0]![0]).toBeCloseTo(reference.outside[0]![0]!, 6);
  return own.facilityVolume;
}

const steep = { kind: 'bpr', free: 2, coefficient: 0.5, power: 4 } as const;

describe('a state on a path ledger, where it is extreme', () => {
  it('has the reference flows with shared facilities, delays of every kind, two classes and charges', () => {
    let compared = 0;
    fc.assert(
      fc.property(shared, changes, fc.constantFrom(0, 1), (before, change, sizePower) => {
        const problem = changedWith(before, change);
        const all = allPaths(before);
        const split = { base: some(all, (place) => place % 2 === 0), entries: [all], sizePower };
        const own = askLedger(before, problem, split);
        const reference = solve(problem, { gap, scales: scalesOf(before), classPaths: all, sizePower });
        // forty times what a facility passes, by the fourth power: some are solved by one of the two alone, or by none
        if (!own.converged || !reference.converged) return;
        compared += 1;
        expect(differs(own.facilityVolume, reference.facilityVolume)).toBeLessThan(1e-6);
        expect(Math.abs(own.totalCost - reference.totalCost)).toBeLessThan(1e-6 * Math.max(1, reference.totalCost));
        for (const [c, tonnes] of own.outside.entries())
          expect(differs(tonnes, reference.outside[c]!)).toBeLessThan(1e-6);
      }),
      { ...seeded, numRuns: 1000 },
    );
    expect(compared).toBeGreaterThanOrEqual(985);
  });

  it('has the same flows in whichever order its entries come', () => {
    fc.assert(
      fc.property(shared, changes, (before, change) => {
        const problem = changedWith(before, change);
        const all = allPaths(before);
        const base = some(all, (place) => place % 3 === 0);
        const [odd, late] = [some(all, (place) => place % 3 !== 0), some(all, (place) => place % 3 === 2)];
        const [one, other] = [
          [odd, late],
          [late, odd],
        ].map((entries) => askLedger(before, problem, { base, entries }));
        if (!one!.converged || !other!.converged) return;
        expect(differs(one!.facilityVolume, other!.facilityVolume)).toBeLessThan(1e-8);
      }),
      seeded,
    );
  });

  it('puts nothing on a closed arc', () => {
    fc.assert(
      fc.property(shared, changes, (before, change) => {
        const problem = changedWith(before, change);
        const { arcVolume } = askLedger(before, problem);
        for (const [c, { fixedCost }] of problem.classes.entries())
          expect(arcVolume[c]!.every((volume, place) => volume === 0 || fixedCost[place]! < Infinity)).toBe(true);
      }),
      seeded,
    );
  });

  it('takes a way that counts as nothing beside another until that one queues', () => {
    const queue = { kind: 'queue', capacity: 0.01, coefficient: 0.1, power: 100 } as const;
    const [cheap, dear] = both(testProblem([way(1, [0], queue), way(5000, [1])], [pair(10)]));
    expect(cheap! + dear!).toBeCloseTo(10, 8);
    expect(cheap).toBeCloseTo(1.011, 3);
  });

  it('is solved, and the reference ends, where the delays of what is loaded first call forth nothing', () => {
    const problem = testProblem([way(1, [0], { ...steep, capacity: 0.01 }), way(30, [])], [pair(10)]);
    const jammed = solveOnLedger(problem, problem).facilityVolume[0]!;
    const cost = 1 + 2 * (1 + 0.5 * (jammed / 0.01) ** 4);
    expect(jammed).toBeCloseTo(10 / (1 + Math.exp(scalesOf(problem)[0]![0]! * (cost - 30))), 8);
    const reference = solve(problem, { gap, scales: scalesOf(problem), classPaths: allPaths(problem) });
    expect(reference.converged).toBe(Math.abs(reference.facilityVolume[0]! - jammed) < 1e-8);
  });

  it('says that it is not solved where limits end it there', () => {
    const problem = testProblem([way(1, [0], { ...steep, capacity: 0.01 }), way(30, [])], [pair(10)]);
    const options = { gap, scales: scalesOf(problem), classPaths: allPaths(problem), maxIterations: 0 };
    expect(solve(problem, options)).toMatchObject({ converged: false, stop: 'iterations' });
  });

  it.each([0, 1])(
    'has the reference flows of no demand, one way, and no way to stay away, sizes to the power %d',
    (power) => {
      const two = [way(1, [0], { ...steep, capacity: 5 }), way(2, [0, 1], { ...steep, capacity: 5 })];
      expect([...both(testProblem(two, [pair(0)]), power)]).toEqual([0, 0]);
      expect([...both(testProblem([way(1, [0], { ...steep, capacity: 0.001 })], [pair(10)]), power)]).toEqual([10]);
      expect(both(testProblem(two, [pair(10)]), power)[0]).toBeCloseTo(10, 8);
      const [stays] = both(testProblem([way(1, [0], { ...steep, capacity: 1 })], [pair(10, { outside: 20 })]), power);
      expect(stays).toBeGreaterThan(1);
      expect(stays).toBeLessThan(10);
    },
  );
});
