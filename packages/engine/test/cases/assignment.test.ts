import { describe, expect, it } from 'vitest';
import { assign, assignSteps } from '../../src/assignment/assign.ts';
import { checkProblem } from '../../src/assignment/check-problem.ts';
import type { AssignmentMethod, AssignmentProgress } from '../../src/assignment/solution.ts';
import { uniformAt } from '../../src/random/kernels/philox.ts';
import { drain } from '../../src/steps/pump.ts';
import { linear, testProblem } from './assignment-network.ts';
import type { TestArc } from './assignment-network.ts';

const options = { gap: 1e-12, maxIterations: 20000 };
const near = (found: ArrayLike<number>, wanted: readonly number[], digits = 6): void => {
  expect(found).toHaveLength(wanted.length);
  for (const [at, each] of wanted.entries()) expect(found[at]).toBeCloseTo(each, digits);
};

describe('A01 Pigou (1920): a road that costs 1 and one that costs the share of traffic on it', () => {
  const arcs: TestArc[] = [
    { from: 0, to: 1, fixed: 1 },
    // what costs x: free delay is next to none, so that x = (free) (coefficient x)
    { from: 0, to: 1, free: 1e-9, coefficient: 1e9, power: 1 },
  ];
  const problem = testProblem(arcs, [{ pairs: [{ from: 0, to: 1, demand: 1 }] }]);

  it('at equilibrium all take the second', () => {
    const found = assign(problem, 'bush', options);
    near(found.facilityVolume, [0, 1]);
    expect(found.totalCost).toBeCloseTo(1, 7);
    expect(found.beckmann).toBeCloseTo(0.5, 7);
  });

  it('at the optimum half do, at 3/4 of the cost', () => {
    const found = assign(problem, 'so', options);
    near(found.facilityVolume, [0.5, 0.5]);
    expect(found.totalCost).toBeCloseTo(0.75, 7);
    expect(found.converged).toBe(true);
  });
});

describe('A02 Braess (1968): a new road that makes all slower', () => {
  const four: TestArc[] = [
    { from: 0, to: 1, free: 1e-9, coefficient: 10e9, power: 1 },
    { from: 0, to: 2, ...linear(50, 1) },
    { from: 1, to: 3, ...linear(50, 1) },
    { from: 2, to: 3, free: 1e-9, coefficient: 10e9, power: 1 },
  ];
  const five = [...four.slice(0, 2), { from: 1, to: 2, ...linear(10, 1) }, ...four.slice(2)];
  const pairs = [{ from: 0, to: 3, demand: 6 }];

  it('costs 83 a head without it', () => {
    const found = assign(testProblem(four, [{ pairs }]), 'bush', options);
    near(found.facilityVolume, [3, 3, 3, 3]);
    expect(found.totalCost).toBeCloseTo(6 * 83, 5);
  });

  it('costs 92 a head with it, two units on each of three paths', () => {
    const found = assign(testProblem(five, [{ pairs }]), 'bush', options);
    near(found.facilityVolume, [4, 2, 2, 2, 4]);
    expect(found.totalCost).toBeCloseTo(6 * 92, 5);
    expect(found.beckmann).toBeCloseTo(386, 5);
    near(found.paths?.flow ?? [], [2, 2, 2]);
  });

  it.each(['fw', 'cfw', 'bfw'] as AssignmentMethod[])('%s finds the same', (method) => {
    const found = assign(testProblem(five, [{ pairs }]), method, { gap: 1e-7, maxIterations: 20000 });
    expect(found.converged).toBe(true);
    near(found.facilityVolume, [4, 2, 2, 2, 4], 2);
  });

  it('the optimum leaves it empty', () => {
    near(assign(testProblem(five, [{ pairs }]), 'so', options).facilityVolume, [3, 3, 0, 3, 3]);
  });
});

describe('A03 the network of Nguyen and Dupuis (1984) with its linear costs', () => {
  const rows = `1 5 7 .01|1 12 9 .01|4 5 9 .01|4 9 12 .005|5 6 3 .0075|5 9 9 .0075|6 7 5 .0125|6 10 13 .005|7 8 5 .0125
    7 11 9 .0125|8 2 9 .0125|9 10 10 .005|9 13 9 .005|10 11 6 .0025|11 2 9 .005|11 3 8 .01|12 6 7 .0025|12 8 14 .01|13 3 11 .01`;
  const arcs = rows
    .split(/[|\n]/)
    .map((row) => row.trim().split(' ').map(Number))
    .map(([from = 0, to = 0, a = 0, b = 0]) => ({ from: from - 1, to: to - 1, ...linear(a, b) }));
  const pairs = [
    { from: 0, to: 1, demand: 400 },
    { from: 0, to: 2, demand: 800 },
    { from: 3, to: 1, demand: 600 },
    { from: 3, to: 2, demand: 200 },
  ];
  const problem = testProblem(arcs, [{ pairs }]);

  it('is an equilibrium by the conditions of Karush, Kuhn and Tucker, over all 25 paths', () => {
    const { facilityVolume, relativeGap } = assign(problem, 'bush', options);
    expect(relativeGap).toBeLessThan(1e-12);
    const cost = arcs.map(({ free = 0, coefficient = 0 }, at) => free + free * coefficient * facilityVolume[at]!);
    const pathsOf = (from: number, to: number): number[][] =>
      from === to
        ? [[]]
        : arcs.flatMap((arc, at) => (arc.from === from ? pathsOf(arc.to, to).map((rest) => [at, ...rest]) : []));
    const all = pairs.map(({ from, to }) => pathsOf(from, to));
    expect(all.map((paths) => paths.length)).toEqual([8, 6, 5, 6]);
    const costOf = (path: readonly number[]): number => path.reduce((sum, at) => sum + cost[at]!, 0);
    const least = all.map((paths) => Math.min(...paths.map(costOf)));
    const total = facilityVolume.reduce((sum, volume, at) => sum + volume * cost[at]!, 0);
    const atLeast = pairs.reduce((sum, { demand }, at) => sum + demand * least[at]!, 0);
    expect(Math.abs(total - atLeast) / total).toBeLessThan(1e-11);
    for (const [vertex, net] of [1200, -1000, -1000, 800].entries()) {
      const out = arcs.reduce((sum, { from }, at) => sum + (from === vertex ? facilityVolume[at]! : 0), 0);
      const into = arcs.reduce((sum, { to }, at) => sum + (to === vertex ? facilityVolume[at]! : 0), 0);
      expect(out - into).toBeCloseTo(net, 8);
    }
  });
});

describe('A04 what is shared and what stays away', () => {
  it('two paths over one quay load it together', () => {
    const arcs: TestArc[] = [
      { from: 0, to: 2, ...linear(1, 1), facilities: [0] },
      { from: 1, to: 2, facilities: [0] },
      { from: 1, to: 2, fixed: 5, facilities: [] },
    ];
    const pairs = [
      { from: 0, to: 2, demand: 3 },
      { from: 1, to: 2, demand: 4 },
    ];
    const found = assign(testProblem(arcs, [{ pairs }]), 'bush', options);
    // the second pair fills the quay up to a delay of 5, at volume 4
    near(found.arcVolume[0] ?? [], [3, 1, 3]);
    expect(found.facilityVolume[0]).toBeCloseTo(4, 8);
  });

  it('a path that passes one facility twice loads it twice', () => {
    const arcs: TestArc[] = [
      { from: 0, to: 1, ...linear(1, 1), facilities: [0, 0] },
      { from: 0, to: 1, fixed: 10 },
    ];
    const found = assign(testProblem(arcs, [{ pairs: [{ from: 0, to: 1, demand: 9 }] }]), 'bush', options);
    // 2 (1 + 2 v) = 10
    near(found.arcVolume[0] ?? [], [2, 7]);
    expect(found.facilityVolume[0]).toBeCloseTo(4, 8);
  });

  it('demand moves until the path costs what staying away does (Gartner, 1980)', () => {
    const arcs: TestArc[] = [{ from: 0, to: 1, ...linear(2, 0.5) }];
    const pairs = [{ from: 0, to: 1, demand: 10, outside: 4 }];
    for (const method of ['bush', 'bfw'] as const) {
      const found = assign(testProblem(arcs, [{ pairs }]), method, options);
      near(found.arcVolume[0] ?? [], [4]);
      near(found.outside[0] ?? [], [6]);
      // 2 x 4 + 0.25 x 16 + 4 x 6
      expect(found.beckmann).toBeCloseTo(36, 6);
      expect(found.converged).toBe(true);
    }
  });

  it('demand without a path stays away and is not in the gap', () => {
    const arcs: TestArc[] = [
      { from: 0, to: 1, ...linear(1, 1) },
      { from: 2, to: 0, ...linear(1, 1) },
      { from: 3, to: 2, ...linear(1, 1) },
    ];
    const pairs = [
      { from: 0, to: 1, demand: 3 },
      { from: 0, to: 2, demand: 7 },
    ];
    const problem = testProblem(arcs, [{ pairs }]);
    const found = assign(problem, 'bush', options);
    near(found.outside[0] ?? [], [0, 7]);
    expect(found.converged).toBe(true);
    expect(found.totalCost).toBeCloseTo(12, 9);
    expect(checkProblem(problem).map(({ kind, pair }) => [kind, pair])).toEqual([['demand-without-way', 1]]);
  });

  it('nobody drives through a zone', () => {
    const arcs: TestArc[] = [
      { from: 0, to: 1, fixed: 1 },
      { from: 0, to: 2, fixed: 5 },
      { from: 1, to: 2, fixed: 1 },
    ];
    const pairs = [{ from: 0, to: 2, demand: 1 }];
    near(assign(testProblem(arcs, [{ pairs }]), 'bush', options).arcVolume[0] ?? [], [1, 0, 1]);
    near(assign(testProblem(arcs, [{ pairs }], [1]), 'bush', options).arcVolume[0] ?? [], [0, 1, 0]);
  });

  it('those whose time is dear take the toll road', () => {
    const arcs: TestArc[] = [
      { from: 0, to: 1, ...linear(1, 1) },
      { from: 0, to: 1, ...linear(2, 1), fixed: 0 },
    ];
    const pairs = [{ from: 0, to: 1, demand: 2 }];
    const classes = [
      { costPerDelay: 10, fixed: [4, 0], pairs },
      { costPerDelay: 1, fixed: [4, 0], pairs },
    ];
    const found = assign(testProblem(arcs, classes), 'bush', options);
    // two units on each road: 34 against 40 for the first class, 7 against 4 for the second
    expect(found.arcVolume[1]?.[0]).toBeCloseTo(0, 9);
    expect(found.arcVolume[0]?.[0]).toBeCloseTo(2, 9);
  });
});

describe('A05 delay functions at their edges', () => {
  it.each([0, 0.4, 1.7, 4, 12.3, 17])('two like roads of power %d share the traffic', (power) => {
    const road = { from: 0, to: 1, free: 1, capacity: 3, coefficient: 0.8, power };
    const found = assign(testProblem([road, road], [{ pairs: [{ from: 0, to: 1, demand: 5 }] }]), 'bush', options);
    expect(found.converged).toBe(true);
    if (power > 0) near(found.facilityVolume, [2.5, 2.5]);
  });

  it('conical, queue, free and constant roads between the same ends settle at one cost', () => {
    const arcs: TestArc[] = [
      { from: 0, to: 1, kind: 'conical', free: 1, capacity: 2, coefficient: 4, power: 0 },
      { from: 0, to: 1, kind: 'queue', free: 1, capacity: 2, coefficient: 0.2, power: 6 },
      { from: 0, to: 1, free: 1, capacity: 2, coefficient: 1, power: 0.5 },
      { from: 0, to: 1, free: 0, capacity: 2, fixed: 3 },
    ];
    const found = assign(testProblem(arcs, [{ pairs: [{ from: 0, to: 1, demand: 20 }] }]), 'bush', options);
    expect(found.converged).toBe(true);
    near(found.facilityDelay, [3, 3, 3, 0]);
  });

  it('nothing to assign is done at once', () => {
    const found = assign(testProblem([{ from: 0, to: 1 }], [{ pairs: [] }]), 'bush', options);
    expect([found.converged, found.relativeGap, found.totalCost]).toEqual([true, 0, 0]);
  });
});

describe('A06 how a run ends', () => {
  const arcs: TestArc[] = [
    { from: 0, to: 1, free: 1, capacity: 2 },
    { from: 0, to: 1, free: 2, capacity: 2 },
  ];
  const problem = testProblem(arcs, [{ pairs: [{ from: 0, to: 1, demand: 10 }] }]);

  it('too few iterations are told, not thrown', () => {
    const found = assign(problem, 'msa', { gap: 1e-12, maxIterations: 3 });
    expect([found.converged, found.stop, found.iterations]).toEqual([false, 'iterations', 3]);
    expect(found.relativeGap).toBeGreaterThan(1e-12);
  });

  it('a time limit holds where there is a clock', () => {
    let time = 0;
    const found = assign(problem, 'msa', { gap: 0, maxSeconds: 5, now: () => (time += 1) });
    expect(found.stop).toBe('time');
  });

  it('a gap that numbers cannot reach ends as stalled or reached, and does end', () => {
    const found = assign(problem, 'bush', { gap: -1 });
    expect(found.stop).toBe('stalled');
    expect(found.relativeGap).toBeLessThan(1e-14);
  });

  it('shows its progress', () => {
    const told: AssignmentProgress[] = [];
    const { iterations } = drain(assignSteps(problem, 'bush', options), (progress) => told.push(progress));
    expect(told[0]).toMatchObject({ phase: 'assignment', done: 1 });
    expect(told.at(-1)?.done).toBe(iterations);
  });
});

describe('A07 faults of a problem', () => {
  const pairs = [{ from: 0, to: 1, demand: 1 }];
  const road = { from: 0, to: 1, free: 1, capacity: 1 };
  const kinds = (...args: Parameters<typeof testProblem>): readonly (string | number | undefined)[][] =>
    checkProblem(testProblem(...args)).map(({ kind, facility, arc, pair, vertex }) => [
      kind,
      facility ?? arc ?? pair ?? vertex,
    ]);

  it('none in a sound one', () => {
    expect(kinds([road], [{ pairs }])).toEqual([]);
  });

  it.each([
    [[{ ...road, capacity: -1 }], [['bad-capacity', 0]]],
    [[road, { ...road, capacity: NaN }], [['bad-capacity', 1]]],
    [[{ ...road, free: -1 }], [['bad-delay', 0]]],
    [[{ ...road, power: NaN }], [['bad-delay', 0]]],
    [[{ ...road, coefficient: -0.1 }], [['bad-delay', 0]]],
    [[{ ...road, kind: 'conical' as const, coefficient: 1 }], [['bad-delay', 0]]],
    [[{ ...road, fixed: -1 }], [['bad-cost', 0]]],
    [[{ ...road, capacity: 1e-200, power: 4 }], [['delay-overflow', 0]]],
    [[{ from: 1, to: 0 }], [['zone-without-connector', 0]]],
  ])('arcs %o', (arcs, wanted) => {
    expect(kinds(arcs, [{ pairs }])).toEqual(wanted);
  });

  it('negative demand, and capacity 0 where nothing depends on it', () => {
    expect(kinds([road], [{ pairs: [{ from: 0, to: 1, demand: -1 }] }])).toEqual([['bad-demand', 0]]);
    expect(kinds([{ ...road, capacity: 0, power: 0 }], [{ pairs }])).toEqual([]);
  });
});

describe('A08 many trips that share a few steep bridges', () => {
  // 40 towns on one bank, 40 on the other, 3 bridges at twice their capacity between them: what one trip alone may shift from
  // bridge to bridge is next to nothing
  const [towns, bridges] = [40, 3];
  const bridge = (side: number, index: number): number => 2 * towns + side * bridges + index;
  const arcs: TestArc[] = [];
  for (let index = 0; index < bridges; index += 1) {
    arcs.push({
      from: bridge(0, index),
      to: bridge(1, index),
      free: 100,
      capacity: 1000,
      coefficient: 0.15,
      power: 12,
    });
    for (let town = 0; town < towns; town += 1) {
      const road = (side: number): TestArc => ({
        from: side === 0 ? town : bridge(1, index),
        to: side === 0 ? bridge(0, index) : towns + town,
        free: 5 + 20 * uniformAt(1, 2 * town + side, index),
        capacity: 300,
        coefficient: 0.15,
        power: 4,
      });
      arcs.push(road(0), road(1));
    }
  }
  arcs.sort((a, b) => a.from - b.from);
  const pairs = Array.from({ length: 4 * towns }, (_, at) => ({
    from: Math.floor(at / 4),
    to: towns + Math.floor(towns * uniformAt(2, at, 0)),
    demand: 75 * uniformAt(2, at, 1),
  }));

  it.each(['bush', 'so'] as const)('is solved by %s in a few rounds', (method) => {
    const found = assign(testProblem(arcs, [{ pairs }]), method, { gap: 1e-11, maxIterations: 40 });
    expect([found.stop, found.iterations < 30]).toEqual(['gap', true]);
  });
});
