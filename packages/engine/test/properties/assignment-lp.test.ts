import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { highsSolver } from '../../src/assignment/linear-program-highs.ts';
import { linearProgramSteps } from '../../src/assignment/linear-program.ts';
import type { LinearProgramProgress, LinearProgramSolution } from '../../src/assignment/linear-program.ts';
import { drain } from '../../src/steps/pump.ts';
import type { AssignmentProblem } from '../../src/assignment/problem.ts';
import { totalDemand } from '../../src/assignment/problem.ts';
import { capacityProblem, highsRuntime } from '../cases/capacity-problem.ts';

const runtime = await highsRuntime();
const solver = highsSolver(runtime);
const seed = 20260301;
const vertices = 6;

const arc = fc.record({
  from: fc.integer({ min: 0, max: vertices - 1 }),
  step: fc.integer({ min: 1, max: vertices - 1 }),
  free: fc.integer({ min: 0, max: 9 }),
  fixed: fc.integer({ min: 0, max: 3 }),
  capacity: fc.integer({ min: 1, max: 30 }),
  kind: fc.constantFrom('bpr', 'bpr', 'queue'),
  /** A second facility, that of another arc. */
  also: fc.option(fc.nat({ max: 30 }), { nil: undefined, freq: 4 }),
});
const pair = fc.record({
  from: fc.integer({ min: 0, max: vertices - 1 }),
  step: fc.integer({ min: 1, max: vertices - 1 }),
  demand: fc.oneof({ weight: 8, arbitrary: fc.integer({ min: 1, max: 20 }) }, { weight: 1, arbitrary: fc.constant(0) }),
  outside: fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined, freq: 2 }),
});
const drawn = fc.record({
  arcs: fc.array(arc, { minLength: 6, maxLength: 16 }),
  classes: fc.array(
    fc.record({ costPerDelay: fc.constantFrom(1, 0.5, 3), pairs: fc.array(pair, { minLength: 1, maxLength: 6 }) }),
    { minLength: 1, maxLength: 3 },
  ),
  /** Powers of ten that volumes and costs are stretched by. */
  volumePower: fc.integer({ min: -3, max: 6 }),
  costPower: fc.integer({ min: -3, max: 6 }),
  closed: fc.boolean(),
});
type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never;

function problemOf({ arcs, classes, volumePower, costPower, closed }: Drawn): AssignmentProblem {
  const [volume, cost] = [10 ** volumePower, 10 ** costPower];
  return capacityProblem(
    [...arcs]
      .sort((a, b) => a.from - b.from)
      .map(({ from, step, free, fixed, capacity, kind, also }, at) => ({
        from,
        to: (from + step) % vertices,
        free: free * cost,
        fixed: fixed * cost,
        capacity: capacity * volume,
        kind,
        facilities: also === undefined ? [at] : [at, also % arcs.length],
      })),
    classes.map(({ costPerDelay, pairs }) => ({
      costPerDelay,
      pairs: pairs.map(({ from, step, demand, outside }) => ({
        from,
        to: (from + step) % vertices,
        demand: demand * volume,
        ...(outside === undefined ? {} : { outside: outside * cost }),
      })),
    })),
    closed ? [0] : [],
  );
}

interface Run {
  readonly solution: LinearProgramSolution;
  readonly progress: readonly LinearProgramProgress[];
}

function run(problem: AssignmentProblem, gap = 1e-9, maxIterations?: number): Run {
  const progress: LinearProgramProgress[] = [];
  const steps = linearProgramSteps(problem, { gap, solver, maxIterations });
  const solution = drain(steps, (each) => progress.push(each));
  return { solution, progress };
}

const isBounded = ({ delays }: AssignmentProblem, f: number): boolean => delays.kind[f] !== 0 || delays.free[f]! > 0;

/** The same program over arcs, a commodity for each pair, as text; its volumes are those of the problem over `unit`. */
function arcForm(problem: AssignmentProblem, unservedPrice: number, unit: number): string {
  const { tail, graph, firstFacility, facilities, delays, noThrough } = problem;
  const objective: string[] = [];
  const rows: string[] = [];
  const loads: string[][] = Array.from({ length: delays.kind.length }, () => []);
  for (const [c, each] of problem.classes.entries()) {
    for (const [i, origin] of each.origins.entries()) {
      for (let p = each.firstPair[i]!; p < each.firstPair[i + 1]!; p += 1) {
        const [target, away] = [each.destinations[p]!, `o${c}_${p}`];
        const leaves: string[][] = Array.from({ length: graph.vertexCount }, () => []);
        const limit = each.outsideCost?.[p] ?? Infinity;
        objective.push(`${limit === Infinity ? unservedPrice : limit} ${away}`);
        for (const [a, from] of tail.entries()) {
          if (noThrough[from] === 1 && from !== origin) continue;
          const name = `x${c}_${p}_${a}`;
          const used = [...facilities.subarray(firstFacility[a], firstFacility[a + 1])];
          const delay = used.reduce((sum, f) => sum + delays.free[f]!, 0);
          objective.push(`${each.fixedCost[a]! + each.costPerDelay * delay} ${name}`);
          leaves[from]!.push(`+ ${name}`);
          leaves[graph.head[a]!]!.push(`- ${name}`);
          for (const f of new Set(used)) loads[f]!.push(`+ ${used.filter((other) => other === f).length} ${name}`);
        }
        leaves[origin]!.push(`+ ${away}`);
        leaves[target]!.push(`- ${away}`);
        for (const [v, terms] of leaves.entries()) {
          const sign = v === origin ? 1 : v === target ? -1 : 0;
          // 0 of something keeps a row that nothing enters
          rows.push(
            `b${rows.length}: ${terms.length === 0 ? `0 ${away}` : terms.join(' ')} = ${(sign * each.demand[p]!) / unit}`,
          );
        }
      }
    }
  }
  for (const [f, terms] of loads.entries())
    if (terms.length > 0 && isBounded(problem, f))
      rows.push(`c${f}: ${terms.join(' ')} <= ${delays.capacity[f]! / unit}`);
  return `Minimize\n obj: ${objective.join('\n + ')}\nSubject To\n${rows.join('\n')}\nEnd\n`;
}

const check = (property: (problem: AssignmentProblem, made: Drawn) => void): void =>
  fc.assert(
    fc.property(drawn, (made) => property(problemOf(made), made)),
    { seed, numRuns: 150 },
  );

describe('capacities as a linear program', () => {
  it('costs what HiGHS finds for the program over arcs', () => {
    let [priced, unserved] = [0, 0];
    check((problem, { volumePower, costPower }) => {
      const { solution } = run(problem);
      const unit = 10 ** volumePower;
      const arcs = runtime.solve(arcForm(problem, solution.unservedPrice, unit), { output_flag: false });
      expect(arcs.Status).toBe('Optimal');
      const scale = Math.max(Math.abs(arcs.ObjectiveValue) * unit, unit * 10 ** costPower);
      expect(Math.abs(solution.objective - arcs.ObjectiveValue * unit) / scale).toBeLessThan(1e-7);
      if (solution.capacityPrice.some((each) => each > 0)) priced += 1;
      if (solution.unserved.length > 0) unserved += 1;
    });
    // else the draws would not try what this is about
    expect(priced).toBeGreaterThan(50);
    expect(unserved).toBeGreaterThan(20);
  });

  it('reaches the gap, keeps within capacities, and serves or names all demand', () => {
    check((problem) => {
      const { solution } = run(problem);
      expect(solution.converged).toBe(true);
      for (const [f, volume] of solution.facilityVolume.entries())
        if (isBounded(problem, f)) expect(volume).toBeLessThanOrEqual(problem.delays.capacity[f]! * (1 + 1e-6));
      const paths = solution.paths!;
      for (const [c, { demand }] of problem.classes.entries()) {
        const served = solution.outside[c]!.slice();
        for (const [path, flow] of paths.flow.entries())
          if (paths.classIndex[path] === c) served[paths.pair[path]!]! += flow;
        for (const [p, each] of demand.entries()) expect(Math.abs(served[p]! - each)).toBeLessThanOrEqual(1e-12 * each);
      }
    });
  });

  it('prices only what is full, and no path in use is dearer than another at those prices', () => {
    check((problem, { volumePower, costPower }) => {
      const { solution } = run(problem);
      const worth = totalDemand(problem) * 10 ** costPower;
      let slack = 0;
      for (const [f, price] of solution.capacityPrice.entries()) {
        expect(price).toBeGreaterThanOrEqual(0);
        if (price > 0) slack += price * (problem.delays.capacity[f]! - solution.facilityVolume[f]!);
      }
      expect(Math.abs(slack)).toBeLessThanOrEqual(1e-6 * Math.max(worth, 10 ** (volumePower + costPower)));
      // strong duality: what is paid is what all pay at the prices less the worth of capacity
      expect(solution.objective - solution.bound).toBeLessThanOrEqual(1e-9 * solution.objective + 1e-12 * worth);
    });
  });

  it('never has a bound above the optimum, in any round, nor flows above capacity where it is stopped', () => {
    check((problem) => {
      const { solution, progress } = run(problem);
      const above = solution.objective * (1 + 1e-9) + 1e-12;
      for (const { bound, objective } of progress) {
        expect(bound).toBeLessThanOrEqual(above);
        expect(objective).toBeGreaterThanOrEqual(solution.bound * (1 - 1e-9) - 1e-12);
      }
      const early = run(problem, 0, 1).solution;
      expect(early.objective).toBeGreaterThanOrEqual(solution.bound * (1 - 1e-9) - 1e-12);
      for (const [f, volume] of early.facilityVolume.entries())
        if (isBounded(problem, f)) expect(volume).toBeLessThanOrEqual(problem.delays.capacity[f]! * (1 + 1e-6));
    });
  });

  it('gives the same bits again', () => {
    check((problem) => {
      expect(run(problem)).toEqual(run(problem));
    });
  });
});
