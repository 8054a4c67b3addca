import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assign } from '../../src/assignment/assign.ts';
import { choiceSets } from '../../src/assignment/choice-set.ts';
import type { AssignmentProblem } from '../../src/assignment/problem.ts';
import { markPaths } from '../../src/flows/kernels/path-masks.ts';
import { isRefusal } from '../../src/findings/refusal.ts';
import { skimFlows } from '../../src/flows/skim-flows.ts';
import { flowsSteps } from '../../src/flows/period-flows.ts';
import type { Model, ModelDraft } from '../../src/model/model.ts';
import { compile } from '../../src/network/compile.ts';
import { estimateDemand } from '../../src/demand/estimate-demand.ts';
import { drain } from '../../src/steps/pump.ts';
import { testProblem } from './assignment-network.ts';
import { ask, change, modelWith, quarter, tonnesOf } from './flow-model.ts';

const demand = (tonnes: number, captiveTo?: string): Record<string, unknown> => ({
  fromZoneId: 'a',
  toZoneId: 'd',
  commodityId: 'box',
  period: quarter,
  tonnes,
  captiveTo,
  sourceId: ['s'],
});

/** 9,100 t that are free and 910 t that were counted on the dearer branch. */
const captive = (lens = 'corridor:east', change: ModelDraft = {}): Model =>
  modelWith({ demand: [demand(9100), demand(910, lens)], ...change });

describe('captive cargo', () => {
  test('C01 takes its way alone, and free cargo of the same pair chooses as without it', () => {
    const free = ask(modelWith({ demand: [demand(9100)] }));
    const both = ask(captive());
    expect(tonnesOf(both, 'a-b-rail')).toBeCloseTo(tonnesOf(free, 'a-b-rail'), 5);
    expect(tonnesOf(both, 'a-c-rail')).toBeCloseTo(tonnesOf(free, 'a-c-rail') + 910, 3);
    expect(both.notes).toEqual([]);
  });

  test.each(['aon', 'msa', 'fw', 'bfw', 'bush', 'so'] as const)('C02 method %s keeps it on its way too', (method) => {
    const answer = ask(captive(), { method, gap: 1e-6 });
    expect(tonnesOf(answer, 'a-c-rail')).toBeCloseTo(910, 6);
    expect(tonnesOf(answer, 'a-b-rail')).toBeCloseTo(9100, 6);
  });

  test.each([
    ['close:corridor:east', 0],
    ['close:link:c-d-rail', 0],
    ['close:corridor:west', 910],
    ['cost:corridor:east=1.2', 910],
  ])('C03 in the what-if %s its way carries %i t of it', (text, expected) => {
    const network = compile(captive());
    const solved = drain(flowsSteps(network, { period: quarter, gap: 1e-9, changes: [change(text)] }));
    if (isRefusal(solved)) throw new Error(solved.message);
    const own = skimFlows(solved).filter(({ captiveTo }) => captiveTo !== undefined);
    expect(own.map(({ demandTonnes, lostTonnes }) => demandTonnes - lostTonnes)).toEqual([expect.closeTo(expected, 1)]);
    const [{ solution, corridor }] = solved.parts;
    const { paths } = solution;
    const lens = Int32Array.from(corridor.problem.lenses![0]!);
    if (paths === undefined) throw new Error('no paths');
    const passes = markPaths(paths, lens);
    for (const [path, pair] of paths.pair.entries())
      if (corridor.problem.classes[paths.classIndex[path]!]!.lensOfPair![pair] === 1) expect(passes[path]).not.toBe(0);
  });

  test('C04 a closed way cuts it off, and the answer says so', () => {
    const answer = ask(captive(), { changes: [change('close:corridor:east')] });
    expect(answer.unservedTonnes).toBeCloseTo(910, 6);
    expect(answer.notes.join(' ')).toContain('910 t are cut off that are captive to “corridor:east”');
    expect(tonnesOf(answer, 'a-b-rail')).toBeCloseTo(9100, 3);
  });

  test('C05 of several ways it takes any', () => {
    const answer = ask(captive('corridor:east;corridor:west'));
    const free = ask(modelWith({ demand: [demand(10_010)] }));
    expect(tonnesOf(answer, 'a-b-rail')).toBeCloseTo(tonnesOf(free, 'a-b-rail'), 3);
  });

  test('C06 trade that is captive stays apart from free trade of the same pair', () => {
    const trade = (tradeId: string, tonnes: number, captiveTo?: string): Record<string, unknown> => ({
      tradeId,
      fromCountry: 'XA',
      toCountry: 'XD',
      period: quarter,
      commodityId: 'box',
      tonnes,
      use: 'demand',
      captiveTo,
      sourceId: ['s'],
    });
    const network = compile(
      modelWith({
        node: ['a', 'b', 'c', 'd', 'e'].map((id) => ({
          nodeId: id,
          nodeType: 'rail_station',
          country: `X${id.toUpperCase()}`,
          xCoord: 0,
          yCoord: 0,
        })),
        demand: [],
        trade: [trade('free', 100), trade('captive', 10, 'corridor:east')],
        generation: [
          { zoneId: 'a', commodityId: 'box', production: 1 },
          { zoneId: 'd', commodityId: 'box', attraction: 1 },
        ],
      }),
    );
    expect(estimateDemand(network).map(({ tonnes, captiveTo }) => [tonnes, captiveTo])).toEqual([
      [100, undefined],
      [10, 'corridor:east'],
    ]);
  });

  test('C07 a path that comes back to a place is no way to pass it', () => {
    // 0 - 1 - 2, and a spur 1 - 3 that leads nowhere
    const arcs = [
      { from: 0, to: 1, fixed: 1 },
      { from: 1, to: 2, fixed: 1 },
      { from: 1, to: 3, fixed: 0.1 },
      { from: 3, to: 1, fixed: 0.1 },
    ];
    const plain = testProblem(arcs, [{ pairs: [{ from: 0, to: 2, demand: 5 }] }]);
    const problem = captiveProblem(plain, [Uint8Array.of(0, 0, 1, 0)], [1]);
    expect([...choiceSets(problem, new Float64Array(arcs.length))[0]!.firstPath]).toEqual([0, 0]);
  });

  test('C08 what is served of it is what flows through its way, whatever the network', () => {
    fc.assert(
      fc.property(grids, ({ costs, lens, lensOfPair, demands }) => {
        const problem = captiveProblem(gridProblem(costs, demands), [Uint8Array.from(lens)], lensOfPair);
        for (const method of ['sue', 'bush'] as const) {
          const { paths, outside } = assign(problem, method, { gap: 1e-8, maxIterations: 300 });
          const through = new Float64Array(demands.length);
          for (const [path, pair] of paths!.pair.entries()) {
            const arcs = paths!.arcs.subarray(paths!.firstArc[path], paths!.firstArc[path + 1]);
            if (lensOfPair[pair] === 0 || arcs.some((arc) => lens[arc] === 1)) through[pair]! += paths!.flow[path]!;
          }
          for (const [pair, each] of demands.entries())
            expect(through[pair]! + outside[0]![pair]!).toBeCloseTo(each, 6);
        }
      }),
      { seed: 2023, numRuns: 60 },
    );
  });
});

function captiveProblem(
  plain: AssignmentProblem,
  lenses: readonly Uint8Array[],
  lensOfPair: readonly number[],
): AssignmentProblem {
  return {
    ...plain,
    lenses,
    classes: plain.classes.map((each) => ({ ...each, lensOfPair: Uint8Array.from(lensOfPair) })),
  };
}

/** A grid of three by three vertices, streets both ways. */
const streets = Array.from({ length: 9 }, (_, vertex) => vertex).flatMap((from) =>
  [from - 3, from % 3 > 0 ? from - 1 : -1, from % 3 < 2 ? from + 1 : -1, from + 3]
    .filter((to) => to >= 0 && to < 9)
    .map((to) => ({ from, to })),
);
const pairs = [
  { from: 0, to: 8 },
  { from: 0, to: 2 },
  { from: 3, to: 5 },
  { from: 6, to: 2 },
];
const grids = fc.record({
  costs: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: streets.length, maxLength: streets.length }),
  lens: fc.array(fc.integer({ min: 0, max: 1 }), { minLength: streets.length, maxLength: streets.length }),
  lensOfPair: fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 4, maxLength: 4 }),
  demands: fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 4, maxLength: 4 }),
});

function gridProblem(costs: readonly number[], demands: readonly number[]): AssignmentProblem {
  const arcs = streets.map(({ from, to }, arc) => ({ from, to, fixed: costs[arc]!, free: 1, capacity: 20 }));
  return testProblem(arcs, [
    { pairs: pairs.map((pair, index) => ({ ...pair, demand: demands[index]!, outside: 200 })) },
  ]);
}
