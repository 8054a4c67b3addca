import fc from 'fast-check';
import { expect } from 'vitest';
import { arcCosts } from '../../src/assignment/arc-cost.ts';
import type { ClassPaths } from '../../src/assignment/choice-set.ts';
import { deadlineOf } from '../../src/assignment/deadline.ts';
import { PathLedger } from '../../src/assignment/path-ledger.ts';
import type { LedgerPaths } from '../../src/assignment/path-ledger.ts';
import type { AssignmentProblem } from '../../src/assignment/problem.ts';
import type { AssignmentSolution } from '../../src/assignment/solution.ts';
import { createFlowLedger, solveStateSteps } from '../../src/flows/flow-ledger.ts';
import { drain } from '../../src/steps/pump.ts';
import { pathsOf, simplePaths } from './choice-networks.ts';

const deadline = deadlineOf({});
export const gap = 1e-10;

/** Every simple path of every pair, which no search has to find. */
export function allPaths(problem: AssignmentProblem): readonly ClassPaths[] {
  return problem.classes.map((each) => {
    const cost = arcCosts(problem, each, problem.delays.free);
    const firstPath = [0];
    const firstArc = [0];
    const arcs: number[] = [];
    for (const [i, origin] of each.origins.entries()) {
      for (let pair = each.firstPair[i]!; pair < each.firstPair[i + 1]!; pair += 1) {
        for (const path of simplePaths(problem, cost, origin, each.destinations[pair]!).slice(0, 40)) {
          arcs.push(...path.arcs);
          firstArc.push(arcs.length);
        }
        firstPath.push(firstArc.length - 1);
      }
    }
    return {
      firstPath: Uint32Array.from(firstPath),
      firstArc: Uint32Array.from(firstArc),
      arcs: Uint32Array.from(arcs),
    };
  });
}

/** Of each pair, the paths whose place among them is told. */
export function some(paths: readonly ClassPaths[], isIn: (place: number) => boolean): readonly ClassPaths[] {
  return paths.map((own) => {
    const firstPath = [0];
    const firstArc = [0];
    const arcs: number[] = [];
    for (let pair = 0; pair + 1 < own.firstPath.length; pair += 1) {
      for (const [place, path] of pathsOf(own, pair).entries()) {
        if (!isIn(place)) continue;
        arcs.push(...path);
        firstArc.push(arcs.length);
      }
      firstPath.push(firstArc.length - 1);
    }
    return {
      firstPath: Uint32Array.from(firstPath),
      firstArc: Uint32Array.from(firstArc),
      arcs: Uint32Array.from(arcs),
    };
  });
}

interface Asked {
  readonly base?: readonly ClassPaths[];
  readonly entries?: readonly (readonly ClassPaths[])[];
  readonly start?: Float64Array;
  readonly sizePower?: number;
}

export const scalesOf = (problem: AssignmentProblem): readonly Float64Array[] =>
  problem.classes.map(({ demand }) => demand.map((_, pair) => 0.3 + 0.1 * (pair % 3)));

/** Solves a state whose ledger was made for `before`, the problem without its changes. */
export function askLedger(
  before: AssignmentProblem,
  problem: AssignmentProblem,
  asked: Asked = {},
): AssignmentSolution {
  const { base = allPaths(before), entries = [], start, sizePower = 1 } = asked;
  const paths = new PathLedger(before, base);
  const outsideCost = before.classes.map(({ demand, outsideCost: own }) => own ?? demand.map(() => Infinity));
  const ledger = createFlowLedger(before, paths, { scales: scalesOf(before), outsideCost }, sizePower);
  const listed: readonly LedgerPaths[] = entries.map((each) => paths.entryOf(each));
  const from = start ?? new Float64Array(ledger.facilityCount);
  return drain(solveStateSteps(ledger, problem, listed, { start: from, gap, deadline })).solution;
}

/** The same where it is to be solved. */
export function solveOnLedger(
  before: AssignmentProblem,
  problem: AssignmentProblem,
  asked: Asked = {},
): AssignmentSolution {
  const solution = askLedger(before, problem, asked);
  expect(solution.converged).toBe(true);
  return solution;
}

export const changes = fc.record({
  closed: fc.array(fc.nat({ max: 23 }), { maxLength: 3 }),
  halved: fc.array(fc.nat({ max: 23 }), { maxLength: 3 }),
  dearer: fc.array(fc.tuple(fc.nat({ max: 23 }), fc.integer({ min: 1, max: 9 })), { maxLength: 3 }),
  demand: fc.constantFrom(0.5, 1, 1.3),
});

/** The same problem with arcs closed or dearer, capacities halved, and demand scaled. */
export function changed(
  problem: AssignmentProblem,
  change: typeof changes extends fc.Arbitrary<infer T> ? T : never,
): AssignmentProblem {
  const count = problem.graph.head.length;
  const capacity = problem.delays.capacity.slice();
  for (const f of change.halved) capacity[f % count] = capacity[f % count]! / 2;
  return {
    ...problem,
    delays: { ...problem.delays, capacity },
    classes: problem.classes.map((each) => {
      const fixedCost = each.fixedCost.slice();
      for (const [arc, more] of change.dearer) fixedCost[arc % count] = fixedCost[arc % count]! + more;
      for (const arc of change.closed) fixedCost[arc % count] = Infinity;
      return { ...each, fixedCost, demand: each.demand.map((tonnes) => tonnes * change.demand) };
    }),
  };
}

export const differs = (a: Float64Array, b: Float64Array): number =>
  a.reduce((most, each, f) => Math.max(most, Math.abs(each - b[f]!) / Math.max(1, each)), 0);
