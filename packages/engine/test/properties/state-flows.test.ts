import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deadlineOf } from '../../src/assignment/deadline.ts';
import { isRefusal } from '../../src/findings/refusal.ts';
import type { Refusal } from '../../src/findings/refusal.ts';
import { entryBase, flowsBaseSteps, problemOf } from '../../src/flows/flows-base.ts';
import { solveStateSteps } from '../../src/flows/flow-ledger.ts';
import { findEntry } from '../../src/flows/ledger-entry.ts';
import { periodState } from '../../src/flows/period-state.ts';
import { stateFlowsSteps } from '../../src/flows/state-flows.ts';
import type { FlowState, StateFlows } from '../../src/flows/state-flows.ts';
import type { Model } from '../../src/model/model.ts';
import { compile } from '../../src/network/compile.ts';
import { regimeStates } from '../../src/regimes/regime-state.ts';
import { drain } from '../../src/steps/pump.ts';
import type { Steps } from '../../src/steps/progress.ts';
import { modelWith, quarter } from '../cases/flow-model.ts';
import { refused } from '../cases/refused.ts';

const s = { sourceId: ['s'] };
const selectors = [
  'link:a-b-rail',
  'corridor:east',
  'node:d',
  'link:a-b-rail;link:c-d-rail',
  'country:XA',
  'mode:rail',
];
const text = `
  a-b rail 500 corridor=west
  b-d rail 500 corridor=west
  a-c rail 600 corridor=east
  c-d rail 600 corridor=east
  b-c rail 300 status=planned
  a-d road 1400
  a-e road 100`;

function done<T>(steps: Steps<T | Refusal>): T {
  const found = drain(steps);
  if (isRefusal(found)) throw new Error(found.message);
  return found;
}

const effects = fc.record({
  selector: fc.constantFrom(...selectors),
  recorded: fc.constantFrom(...regimeStates),
  figures: fc.record({
    hoursFactor: fc.constantFrom(1, 1.5, 0.7),
    costFactor: fc.constantFrom(1, 1.2, 3),
    capacityFactor: fc.constantFrom(1, 0.5),
    hoursAdded: fc.constantFrom(0, 20),
    usdPerTeuAdded: fc.constantFrom(0, 150),
  }),
});

/** Two branches with capacities, a planned link of a project, and some regimes in any state. */
const models = fc.array(effects, { minLength: 1, maxLength: 4 }).map((regimes): Model => {
  const plain = modelWith({}, text);
  const link = plain.tables.link.map((row) => ({
    ...row,
    ...(row.linkId === 'a-b-rail' ? { capacityTPerDay: 60 } : {}),
    ...(row.linkId === 'c-d-rail' ? { capacityTPerDay: 50 } : {}),
    ...(row.linkId === 'b-c-rail' ? { projectId: 'p' } : {}),
  }));
  return modelWith(
    {
      link,
      project: [{ projectId: 'p', name: 'P', ...s }],
      regime: regimes.map(({ selector }, k) => ({
        regimeId: `r${k}`,
        name: `R${k}`,
        selector,
        kind: 'other',
        recordFrom: '2020-01-01',
        recordTo: '2024-01-01',
        ...s,
      })),
      regime_state: regimes.map(({ recorded }, k) => ({
        regimeId: `r${k}`,
        state: recorded,
        validFrom: '2021-01-01',
        ...s,
      })),
      regime_effect: regimes.flatMap(({ figures }, k) => [
        { regimeId: `r${k}`, state: 'restricted', ...figures, ...s },
        { regimeId: `r${k}`, state: 'closed', forbidden: true, ...s },
      ]),
    },
    text,
  );
});

const states = fc.record({
  given: fc.array(fc.option(fc.constantFrom(...regimeStates), { nil: undefined }), { minLength: 4, maxLength: 4 }),
  isBuilt: fc.boolean(),
  demand: fc.constantFrom(1, 0.8, 1.3),
});

function stateOf(
  model: Model,
  { given, isBuilt, demand }: typeof states extends fc.Arbitrary<infer T> ? T : never,
): FlowState {
  const named = model.tables.regime.flatMap(({ regimeId }, k) =>
    given[k] === undefined ? [] : [[regimeId, given[k]] as const],
  );
  return { states: Object.fromEntries(named), built: isBuilt ? ['p'] : [], demand };
}

const gap = 1e-11;

describe('flows of states', () => {
  it('are those of the network of the same state, on the same paths of the ledger', () => {
    fc.assert(
      fc.property(models, fc.array(states, { minLength: 1, maxLength: 4 }), (model, asked) => {
        const network = compile(model);
        const flows: StateFlows = done(stateFlowsSteps(network, { period: quarter, gap }));
        const deadline = deadlineOf({});
        const base = done(flowsBaseSteps(network, { period: quarter }, { gap }, deadline));
        for (const each of asked) {
          const state = stateOf(model, each);
          const found = flows.solve(state, gap);
          if (isRefusal(found)) throw new Error(found.message);
          const network_ = periodState(network, base.state.period, [], state);
          if (isRefusal(network_)) throw new Error(network_.message);
          const { problem } = problemOf(base, network_);
          const scaled = problem.classes.map((own) => ({
            ...own,
            demand: own.demand.map((tonnes) => tonnes * each.demand),
          }));
          const ledger = entryBase(base);
          const names = [
            ...model.tables.regime.map(({ regimeId }) => `regime:${regimeId}=${state.states?.[regimeId] ?? ''}`),
            ...(each.isBuilt ? ['project:p'] : []),
          ];
          const entries = names.flatMap((name) => findEntry(ledger, name)?.paths ?? []);
          const { solution } = drain(
            solveStateSteps(ledger.ledger, { ...problem, classes: scaled }, entries, {
              start: ledger.start,
              gap,
              deadline,
            }),
          );
          const lost = solution.outside.reduce((sum, own) => own.reduce((all, tonnes) => all + tonnes, sum), 0) * 91;
          expect(found.lostTonnes).toBeCloseTo(lost, 3);
          const west = [...solution.paths!.flow.entries()].filter(([k]) =>
            [...solution.paths!.arcs.subarray(solution.paths!.firstArc[k], solution.paths!.firstArc[k + 1])].some(
              (arc) => {
                const { link } = network.arcs[arc]!;
                return link !== undefined && network.model.tables.link[link]?.corridorId === 'west';
              },
            ),
          );
          expect(found.branches[0]).toBeCloseTo(
            west.reduce((sum, [, flow]) => sum + flow * 91, 0),
            3,
          );
          expect(found.demandTonnes).toBeCloseTo(10_010 * each.demand, 6);
        }
      }),
      { seed: 20261129, numRuns: 120 },
    );
  });

  it('are the base in its own state, and the same whatever was asked before', () => {
    const model = fc.sample(models, { seed: 7, numRuns: 1 })[0]!;
    const open = (): StateFlows => done(stateFlowsSteps(compile(model), { period: quarter, gap: 1e-9 }));
    const flows = open();
    const base = flows.solve({}, 1e-9);
    flows.solve({ states: { r0: 'closed' }, built: ['p'], demand: 0.5 }, 1e-9);
    expect(flows.solve({}, 1e-9)).toEqual(base);
    expect(open().solve({}, 1e-9)).toEqual(base);
  });

  it('refuse what the model does not have', () => {
    const network = compile(fc.sample(models, { seed: 7, numRuns: 1 })[0]!);
    const flows = done(stateFlowsSteps(network, { period: quarter }));
    expect(refused(flows.solve({ states: { x: 'closed' } }, 1e-4))).toContain('no regime “x”');
    expect(refused(flows.solve({ states: { r0: 'shut' as never } }, 1e-4))).toContain('no state of a regime');
    expect(refused(flows.solve({ built: ['q'] }, 1e-4))).toContain('no project “q”');
    expect(refused(flows.solve({ water: [{ selector: 'link:q', meters: -1 }] }, 1e-4))).toContain('no link “q”');
    expect(refused(flows.solve({ demand: -1 }, 1e-4))).toContain('demand');
    expect(refused(drain(stateFlowsSteps(network, { period: 'soon' })))).toContain('no period');
  });
});
