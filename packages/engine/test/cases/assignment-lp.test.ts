import { describe, expect, it } from 'vitest';
import { highsSolver } from '../../src/assignment/linear-program-highs.ts';
import type { LinearModel, LinearSolver } from '../../src/assignment/linear-program-solver.ts';
import { linearProgramSteps } from '../../src/assignment/linear-program.ts';
import type { LinearProgramOptions, LinearProgramSolution } from '../../src/assignment/linear-program.ts';
import type { AssignmentProblem } from '../../src/assignment/problem.ts';
import { drain, isStopped, pump } from '../../src/steps/pump.ts';
import { capacityProblem, highsRuntime } from './capacity-problem.ts';

const highs = highsSolver(await highsRuntime());

function solve(problem: AssignmentProblem, options: Partial<LinearProgramOptions> = {}): LinearProgramSolution {
  return drain(linearProgramSteps(problem, { gap: 1e-10, solver: highs, ...options }));
}

/** HiGHS with a count of the models that are open. */
function countingSolver(): {
  readonly solver: LinearSolver;
  readonly open: () => number;
  readonly opened: () => number;
} {
  let [open, opened] = [0, 0];
  const solver: LinearSolver = {
    open() {
      const model: LinearModel = highs.open();
      open += 1;
      opened += 1;
      return {
        ...model,
        close() {
          open -= 1;
          model.close();
        },
      };
    },
  };
  return { solver, open: () => open, opened: () => opened };
}

const near = (values: Iterable<number>): readonly number[] =>
  [...values].map((each) => Math.round(each * 1e7) / 1e7 + 0);

/** Ten units from 0 to 1: a fast path that lets four pass, and a slow one. */
const twoWays = (slow: number, outside?: number): AssignmentProblem =>
  capacityProblem(
    [
      { from: 0, to: 1, free: 10, capacity: 4 },
      { from: 0, to: 1, free: slow, capacity: 100 },
    ],
    [{ pairs: [{ from: 0, to: 1, demand: 10, ...(outside === undefined ? {} : { outside }) }] }],
  );

describe('A: one pair', () => {
  it('A01: fills the fast path and prices it at the difference of costs', () => {
    const found = solve(twoWays(15));
    expect(near(found.facilityVolume)).toEqual([4, 6]);
    expect(near(found.capacityPrice)).toEqual([5, 0]);
    expect(found).toMatchObject({ method: 'lp', converged: true, stop: 'gap', unserved: [] });
    expect(near([found.totalCost, found.beckmann, found.objective, found.bound])).toEqual([130, 130, 130, 130]);
    expect(near(found.paths?.flow ?? [])).toEqual([4, 6]);
    expect([...found.facilityDelay]).toEqual([10, 15]);
  });

  it('A02: asks no solver where all fits at free flow', () => {
    const { solver, opened } = countingSolver();
    const problem = capacityProblem(
      [{ from: 0, to: 1, free: 10, capacity: 10 }],
      [{ pairs: [{ from: 0, to: 1, demand: 10 }] }],
    );
    const found = solve(problem, { solver });
    expect(opened()).toBe(0);
    expect(found).toMatchObject({
      converged: true,
      iterations: 0,
      relativeGap: 0,
      averageExcessCost: 0,
      totalCost: 100,
    });
    expect([...found.capacityPrice]).toEqual([0]);
  });

  it('A03: sends what costs more than the outside option there, and no price exceeds the difference', () => {
    const found = solve(twoWays(15, 13));
    expect(near(found.facilityVolume)).toEqual([4, 0]);
    expect(near(found.capacityPrice)).toEqual([3, 0]);
    expect(near(found.outside[0] ?? [])).toEqual([6]);
    expect(found.unserved).toEqual([]);
    expect(near([found.totalCost, found.beckmann, found.objective])).toEqual([40, 118, 118]);
  });

  it('A04: names demand for which there is no room, and what it was taken to cost', () => {
    const problem = capacityProblem(
      [{ from: 0, to: 1, free: 10, capacity: 4 }],
      [{ pairs: [{ from: 0, to: 1, demand: 10 }] }],
    );
    const found = solve(problem);
    expect(found.unservedPrice).toBeGreaterThan(10);
    expect(found.unserved).toHaveLength(1);
    expect(found.unserved[0]).toMatchObject({ classIndex: 0, pair: 0 });
    expect(near([found.unserved[0]?.demand ?? NaN, found.totalCost, found.beckmann])).toEqual([6, 40, 40]);
    expect(found.objective).toBeCloseTo(40 + 6 * found.unservedPrice, 6);
    expect(found.capacityPrice[0]).toBeCloseTo(found.unservedPrice - 10, 6);
    expect(found.converged).toBe(true);
  });

  it('A05: leaves a pair without a path unserved, and takes its outside option where it has one', () => {
    const arcs = [{ from: 0, to: 1, free: 1 }];
    const pair = { from: 1, to: 0, demand: 3 };
    expect(solve(capacityProblem(arcs, [{ pairs: [pair] }])).unserved).toEqual([{ classIndex: 0, pair: 0, demand: 3 }]);
    const elastic = solve(capacityProblem(arcs, [{ pairs: [{ ...pair, outside: 7 }] }]));
    expect(elastic).toMatchObject({ unserved: [], totalCost: 0, beckmann: 21 });
  });

  it('A06: does not pass through a vertex where paths only start and end', () => {
    const arcs = [
      { from: 0, to: 1, free: 1, capacity: 100 },
      { from: 0, to: 2, free: 5, capacity: 2 },
      { from: 1, to: 2, free: 1, capacity: 100 },
    ];
    const found = solve(capacityProblem(arcs, [{ pairs: [{ from: 0, to: 2, demand: 3 }] }], [1]));
    expect(near(found.facilityVolume)).toEqual([0, 2, 0]);
    expect(near([found.unserved[0]?.demand ?? NaN])).toEqual([1]);
  });

  it('A07: refuses a negative cost', () => {
    const problem = capacityProblem([{ from: 0, to: 1, free: 1, fixed: -2 }], [{ pairs: [] }]);
    expect(() => solve(problem)).toThrow('at free flow arc 0 costs -1');
  });
});

describe('B: what has a capacity', () => {
  const ofKind = (arc: { readonly kind: 'bpr' | 'conical' | 'queue'; readonly coefficient: number; free: number }) =>
    near(
      solve(
        capacityProblem(
          [
            { from: 0, to: 1, capacity: 4, ...arc },
            { from: 0, to: 1, free: 20 },
          ],
          [{ pairs: [{ from: 0, to: 1, demand: 10 }] }],
        ),
      ).facilityVolume,
    );

  it('B01: BPR whose delay grows with volume has one; of coefficient or free delay 0, its capacity is a unit', () => {
    expect(ofKind({ kind: 'bpr', coefficient: 0.15, free: 10 })).toEqual([4, 6]);
    expect(ofKind({ kind: 'bpr', coefficient: 0, free: 10 })).toEqual([10, 0]);
    expect(ofKind({ kind: 'bpr', coefficient: 0.15, free: 0 })).toEqual([10, 0]);
  });

  it('B02: a conical function has one, and a queue always', () => {
    expect(ofKind({ kind: 'conical', coefficient: 4, free: 10 })).toEqual([4, 6]);
    expect(ofKind({ kind: 'queue', coefficient: 0, free: 0 })).toEqual([4, 6]);
  });

  it('B03: two arcs of one facility share its capacity', () => {
    const arcs = [
      { from: 0, to: 1, free: 1, capacity: 10, facilities: [0] },
      { from: 0, to: 1, free: 3 },
      { from: 1, to: 0, free: 1, facilities: [0] },
      { from: 1, to: 0, free: 3 },
    ];
    const pairs = [
      { from: 0, to: 1, demand: 8 },
      { from: 1, to: 0, demand: 8 },
    ];
    const found = solve(capacityProblem(arcs, [{ pairs }]));
    expect(near([found.totalCost])).toEqual([28]);
    expect(near(found.capacityPrice)).toEqual([2, 0, 0, 0]);
    const [track, east, , west] = near(found.facilityVolume);
    expect([track, (east ?? NaN) + (west ?? NaN)]).toEqual([10, 6]);
  });

  it('B04: an arc that names a facility twice takes twice the room and twice the delay', () => {
    const arcs = [
      { from: 0, to: 1, free: 1, capacity: 6, facilities: [0, 0] },
      { from: 0, to: 1, free: 5 },
    ];
    const found = solve(capacityProblem(arcs, [{ pairs: [{ from: 0, to: 1, demand: 10 }] }]));
    expect(near(found.arcVolume[0] ?? [])).toEqual([3, 7]);
    expect(near(found.facilityVolume)).toEqual([6, 7]);
    expect(near(found.capacityPrice)).toEqual([1.5, 0]);
    expect(near([found.totalCost])).toEqual([41]);
  });
});

describe('C: several commodities', () => {
  it('C01: a ring of three that only halves share', () => {
    // each goes two thirds round a ring that lets one pass anywhere, or round it by a path that costs 10
    const arcs = [
      { from: 0, to: 1, free: 1, capacity: 1 },
      { from: 0, to: 2, free: 10, capacity: 5 },
      { from: 1, to: 0, free: 10, capacity: 5 },
      { from: 1, to: 2, free: 1, capacity: 1 },
      { from: 2, to: 0, free: 1, capacity: 1 },
      { from: 2, to: 1, free: 10, capacity: 5 },
    ];
    const pairs = [
      { from: 0, to: 2, demand: 1 },
      { from: 1, to: 0, demand: 1 },
      { from: 2, to: 1, demand: 1 },
    ];
    const found = solve(capacityProblem(arcs, [{ pairs }]));
    expect(near([found.objective])).toEqual([18]);
    expect(near(found.facilityVolume)).toEqual([1, 0.5, 0.5, 1, 1, 0.5]);
    expect(near(found.capacityPrice)).toEqual([4, 0, 0, 4, 4, 0]);
    expect(near(found.paths?.flow ?? [])).toEqual([0.5, 0.5, 0.5, 0.5, 0.5, 0.5]);
  });

  it('C02: room goes to the class that values time more', () => {
    const arcs = [
      { from: 0, to: 1, free: 10, capacity: 6 },
      { from: 0, to: 1, free: 12, capacity: 100 },
    ];
    const pairs = [{ from: 0, to: 1, demand: 5 }];
    const found = solve(capacityProblem(arcs, [{ pairs }, { costPerDelay: 3, pairs }]));
    expect(found.arcVolume.map(near)).toEqual([
      [1, 4],
      [5, 0],
    ]);
    expect(near(found.capacityPrice)).toEqual([2, 0]);
    expect([...(found.paths?.classIndex ?? [])]).toEqual([0, 0, 1]);
  });

  it('C03: so many pairs that the solver takes its way for large programs', () => {
    // pair i saves i + 1 on the one facility that all share, which lets 100.5 of 1,600 units pass
    const count = 1600;
    const arcs = Array.from({ length: count }, (_, at) => [
      { from: 0, to: at + 1, free: 1, capacity: 100.5, facilities: [0] },
      { from: 0, to: at + 1, free: at + 2 },
    ]).flat();
    const pairs = Array.from({ length: count }, (_, at) => ({ from: 0, to: at + 1, demand: 1 }));
    const found = solve(capacityProblem(arcs, [{ pairs }]));
    const saved = Array.from({ length: 100 }, (_, at) => count - at).reduce((sum, each) => sum + each, 0) + 0.5 * 1500;
    const without = pairs.reduce((sum, { to }) => sum + to + 1, 0);
    expect(found.converged).toBe(true);
    expect(near([found.objective, found.capacityPrice[0] ?? NaN])).toEqual([without - saved, 1500]);
  });
});

describe('D: how a run ends', () => {
  it('D01: a run that is stopped keeps within capacities and says how far it is', () => {
    // twenty paths of which each lets one unit pass: more than are found before the first master program
    const arcs = Array.from({ length: 20 }, (_, at) => ({ from: 0, to: 1, free: 10 + at, capacity: 1 }));
    const problem = capacityProblem(arcs, [{ pairs: [{ from: 0, to: 1, demand: 20 }] }]);
    const found = solve(problem, { maxIterations: 1 });
    expect(found).toMatchObject({ converged: false, stop: 'iterations', iterations: 1 });
    for (const volume of found.facilityVolume) expect(volume).toBeLessThanOrEqual(1 + 1e-9);
    expect(found.unserved[0]?.demand).toBeGreaterThan(1);
    expect(found.relativeGap).toBeGreaterThan(0.1);
    expect(found.averageExcessCost).toBeCloseTo((found.objective - found.bound) / 20, 9);
    const best = solve(problem);
    expect(near([best.objective])).toEqual([390]);
    expect(found.bound).toBeLessThanOrEqual(390);
  });

  it('D02: time that is over before the first solve leaves a feasible answer', () => {
    let seconds = 0;
    const found = solve(twoWays(15), { maxSeconds: 1, now: () => (seconds += 10) });
    expect(found).toMatchObject({ converged: false, stop: 'time' });
    expect(found.facilityVolume[0]).toBeLessThanOrEqual(4 + 1e-6);
  });

  it('D03: gives the solver back what it holds, also where the caller leaves it', async () => {
    const { solver, open, opened } = countingSolver();
    solve(twoWays(15), { solver });
    const signal = { aborted: false };
    const left = await pump(linearProgramSteps(twoWays(15), { gap: 1e-10, solver }), {
      now: () => 0,
      sliceMs: 1,
      pause: () => Promise.resolve(),
      signal,
      onProgress: () => {
        expect(open()).toBe(1);
        signal.aborted = true;
      },
    });
    expect([isStopped(left), open(), opened()]).toEqual([true, 0, 2]);
  });

  it('D04: a solver that fails is a fault, and is told', () => {
    const solver: LinearSolver = {
      open: () => ({ ...highs.open(), solve: () => ({ ...nothing, status: 'failed' }) }),
    };
    const nothing = { objective: NaN, value: new Float64Array(), rowDual: new Float64Array() };
    expect(() => solve(twoWays(15), { solver })).toThrow('ends as “failed”');
  });
});
