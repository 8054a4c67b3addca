import { isRefusal } from '../../src/findings/refusal.ts';
import { describe, expect, test } from 'vitest';
import { assign } from '../../src/assignment/assign.ts';
import { choiceSets } from '../../src/assignment/choice-set.ts';
import { highsSolver } from '../../src/assignment/linear-program-highs.ts';
import { assignmentMethods } from '../../src/questions/choices.ts';
import { drain } from '../../src/steps/pump.ts';
import { findFlows } from '../../src/flows/find-flows.ts';
import { flowsSteps } from '../../src/flows/period-flows.ts';
import type { FlowsOptions } from '../../src/flows/flows-base.ts';
import type { SolvedFlows } from '../../src/flows/solve-flows.ts';
import type { Model } from '../../src/model/model.ts';
import { compile } from '../../src/network/compile.ts';
import { testProblem } from './assignment-network.ts';
import { highsRuntime } from './capacity-problem.ts';
import { ask, links, modelWith, quarter, tonnesOf } from './flow-model.ts';
import { refused } from './refused.ts';

/** A clock that is a second on at each look at it, so that a limit holds at the same place on any machine. */
function ticking(maxSeconds: number): FlowsOptions {
  let seconds = 0;
  return { maxSeconds, now: () => (seconds += 1) };
}

function solve(model: Model, method: 'sue' | 'bush', options: FlowsOptions = {}): SolvedFlows {
  const solved = drain(flowsSteps(compile(model), { period: quarter, method }, options));
  if (isRefusal(solved)) throw new Error(solved.message);
  return solved.parts[0];
}

const withEmptyReturns = (): Model =>
  modelWith({
    parameter: [
      ...modelWith().tables.parameter,
      { parameterId: 'empty_return_share', value: 1, unit: 'ratio', sourceId: ['s'] },
    ],
  });

/** Both railways queue long before all cargo is on one of them. */
const tight = modelWith({
  link: modelWith({}, links).tables.link.map((row) => ({ ...row, capacityTPerDay: 40 })),
});

describe('limits of time', () => {
  test('T01 a limit that is over before any flows are known is told in words', () => {
    const answer = findFlows(compile(modelWith()), { period: quarter }, ticking(0.5));
    expect(refused(answer)).toBe(
      'maxSeconds: The limit of time ended before the costs of all pairs were known: there are no flows yet. Give more seconds.',
    );
  });

  test('T02 a limit that ends the search for paths leaves each pair its best path, and the answer says so', () => {
    const answer = ask(modelWith(), {}, ticking(5));
    expect(answer).toMatchObject({ converged: false, stop: 'time' });
    expect(answer.notes).toEqual([expect.stringContaining('Time ran out')]);
    expect(tonnesOf(answer, 'a-b-rail')).toBeCloseTo(9100, 3);
    expect(tonnesOf(answer, 'a-c-rail')).toBe(0);
    expect(tonnesOf(ask(modelWith()), 'a-c-rail')).toBeGreaterThan(100);
  });

  test.each([5, 8, 12, 25, 60])(
    'T03 after %i looks at the clock flows are whole: what does not move stays away',
    (seconds) => {
      const answer = ask(tight, {}, ticking(seconds));
      expect([answer.converged, answer.stop]).toEqual([false, 'time']);
      const moved = ['a-b-rail', 'a-c-rail', 'a-e-road'].reduce((sum, id) => sum + tonnesOf(answer, id), 0);
      expect(moved + answer.lostTonnes).toBeCloseTo(answer.demandTonnes, 3);
    },
  );

  test('T04 what was cut short answers no later question', () => {
    const network = compile(modelWith());
    const query = { period: quarter, gap: 1e-9 };
    expect(findFlows(network, query, ticking(5))).toMatchObject({ stop: 'time' });
    expect(findFlows(network, query)).toMatchObject({ converged: true, stop: 'gap', notes: [] });
  });

  test('T05 methods that need no choice sets make none, unless empty returns rest on them', () => {
    expect(solve(modelWith(), 'bush').base.solution).toBeUndefined();
    expect(solve(modelWith(), 'sue').base.solution).toMatchObject({ stop: 'gap' });
    expect(solve(withEmptyReturns(), 'bush').base.solution).toMatchObject({ stop: 'gap' });
  });

  test('T06 an equilibrium that rests on empty returns which were cut short has not converged', () => {
    const { base, solution } = solve(withEmptyReturns(), 'bush', ticking(5));
    expect([base.cutBy, solution.converged, solution.stop]).toEqual(['time', false, 'time']);
    const iterations = solve(withEmptyReturns(), 'bush', { maxIterations: 1 });
    expect(iterations.solution.converged).toBe(iterations.base.cutBy === undefined);
  });

  test.each(assignmentMethods)('T07 %s stops when its time is over, with all demand on some path', async (method) => {
    const arcs = [
      { from: 0, to: 1, free: 1, capacity: 2 },
      { from: 0, to: 1, free: 1.1, capacity: 3 },
    ];
    const problem = testProblem(arcs, [{ pairs: [{ from: 0, to: 1, demand: 4 }] }]);
    const solver = highsSolver(await highsRuntime());
    const found = assign(problem, method, { gap: 0, solver, ...ticking(1) });
    // all-or-nothing ends after its one load, and the linear program may be done before it looks
    if (method !== 'aon' && method !== 'lp') expect(found.stop).toBe('time');
    const [moved, away] = [found.arcVolume[0] ?? [], found.outside[0] ?? []];
    expect([...moved, ...away].reduce((sum, each) => sum + each, 0)).toBeCloseTo(4, 9);
  });

  test('T08 pairs come to after the end have their best path alone, those before it all', () => {
    const arcs = [1, 1.2, 1.4].map((free) => ({ from: 0, to: 1, free }));
    const back = [2, 2.1].map((free) => ({ from: 1, to: 0, free }));
    const pairs = [
      { from: 0, to: 1, demand: 1 },
      { from: 1, to: 0, demand: 1 },
    ];
    const problem = testProblem([...arcs, ...back], [{ pairs }]);
    const { free } = problem.delays;
    const pathsOf = (isOver: () => boolean): readonly number[] => [
      ...(choiceSets(problem, free, {}, isOver)[0]?.firstPath ?? []),
    ];
    expect(pathsOf(() => false)).toEqual([0, 3, 5]);
    let looks = 0;
    // two looks for the trees of the two ends, one for each pair
    expect(pathsOf(() => (looks += 1) > 3)).toEqual([0, 3, 4]);
    expect(pathsOf(() => true)).toEqual([0, 1, 2]);
  });
});
