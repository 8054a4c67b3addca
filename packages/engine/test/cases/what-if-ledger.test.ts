import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../src/findings/refusal.ts';
import type { FlowsAnswer } from '../../src/flows/answer.ts';
import { findFlows } from '../../src/flows/find-flows.ts';
import { enterElementSteps } from '../../src/flows/period-flows.ts';
import type { Network } from '../../src/network/network.ts';
import { compile } from '../../src/network/compile.ts';
import { drain } from '../../src/steps/pump.ts';
import { change, links, modelWith, quarter, tonnesOf } from './flow-model.ts';
import { refused } from './refused.ts';

/** A third way, so dear that no search finds it worth a look while the others are open. */
const detour = `${links}
  a-f rail 2000 corridor=east
  f-d rail 2000`;
const model = (): ReturnType<typeof modelWith> => modelWith({}, detour);

function flows(network: Network, changes: readonly string[], gap = 1e-9): FlowsAnswer {
  const found = findFlows(network, { period: quarter, gap, changes: changes.map(change) });
  if (isRefusal(found)) throw new Error(found.message);
  return found;
}

/** All that an answer says but how long the search took. */
const figures = (answer: FlowsAnswer): unknown => ({ ...answer, iterations: 0, notes: [] });

describe('what-ifs on the ledger', () => {
  test.each([['cost:corridor:west=1'], ['hours:corridor:east=1'], ['demand:=1'], ['open:corridor:west']])(
    'L01 %s changes nothing, to the bit',
    (text) => {
      const network = compile(modelWith());
      expect(figures(flows(network, [text]))).toEqual(figures(flows(network, [])));
    },
  );

  test('L02 an answer is the same to the bit whatever was asked or entered before', () => {
    const alone = flows(compile(modelWith()), ['close:corridor:west']);
    const network = compile(modelWith());
    flows(network, ['close:corridor:east']);
    flows(network, ['cost:corridor:west=1.4', 'close:link:a-c-rail']);
    const query = { period: quarter, gap: 1e-9, changes: [change('close:corridor:west')] };
    expect(drain(enterElementSteps(network, query))).toBe(true);
    expect(drain(enterElementSteps(network, query))).toBe(false);
    expect(flows(network, ['close:corridor:west'])).toEqual(alone);
  });

  test('L03 entering refuses what asking refuses', () => {
    const network = compile(modelWith());
    expect(refused(drain(enterElementSteps(network, { period: 'soon' })))).toContain('no period');
    expect(refused(drain(enterElementSteps(network, { changes: [{ kind: 'close', selector: 'link:q' }] })))).toContain(
      'no link “q”',
    );
    expect(drain(enterElementSteps(network, { period: quarter, changes: [change('cost:corridor:west=2')] }))).toBe(
      false,
    );
  });

  test('L04 closures that together take every known path of a pair leave it the one that is there', () => {
    const network = compile(model());
    expect(tonnesOf(flows(network, []), 'a-f-rail')).toBe(0);
    const both = flows(network, ['close:link:a-b-rail', 'close:link:a-c-rail']);
    expect(tonnesOf(both, 'a-f-rail') + both.lostTonnes).toBeCloseTo(9100, 3);
    expect(both.unservedTonnes).toBe(0);
    expect(both.notes.join(' ')).toContain('with each closure or opening alone');
    expect(flows(network, ['close:link:a-b-rail', 'cost:corridor:east=1.1']).notes).toEqual([]);
    expect(
      findFlows(
        network,
        { period: quarter, changes: ['close:link:a-b-rail', 'close:link:a-c-rail'].map(change) },
        { anew: true },
      ),
    ).toMatchObject({
      branches: both.branches.map(({ branch, tonnes }) => ({ branch, tonnes: expect.closeTo(tonnes, 1) as number })),
    });
  });

  test('L05 a closure alone finds what a search from the beginning finds', () => {
    const network = compile(model());
    const query = { period: quarter, gap: 1e-9, changes: [change('close:corridor:west')] };
    const anew = findFlows(network, query, { anew: true });
    expect(anew).toMatchObject({ converged: true });
    expect(flows(network, ['close:corridor:west']).links).toEqual(
      (anew as FlowsAnswer).links.map((link) => ({
        ...link,
        tonnesForward: expect.closeTo(link.tonnesForward, 4) as number,
        tonnesByCommodity: link.tonnesByCommodity.map((tonnes) => expect.closeTo(tonnes, 4) as number),
        tonneKm: expect.closeTo(link.tonneKm, 0) as number,
        load: link.load,
      })),
    );
  });

  test('L06 a time that ends in the search is told, and nothing of it is kept', () => {
    const network = compile(model());
    flows(network, []);
    let clock = 0;
    const changes = [change('close:corridor:west')];
    const cut = findFlows(network, { period: quarter, gap: 1e-9, changes }, { now: () => (clock += 1), maxSeconds: 3 });
    expect(cut).toMatchObject({ converged: false, stop: 'time' });
    expect(flows(network, ['close:corridor:west'])).toEqual(flows(compile(model()), ['close:corridor:west']));
  });

  test('L07 flows follow a cost without a jump', () => {
    const network = compile(model());
    const series = Array.from({ length: 41 }, (_, k) =>
      tonnesOf(flows(network, [`cost:corridor:west=${1 + k / 80}`]), 'a-b-rail'),
    );
    const second = series.slice(2).map((now, k) => Math.abs(now - 2 * series[k + 1]! + series[k]!));
    expect(Math.max(...second)).toBeLessThan(0.005 * 9100);
    expect(series.every((now, k) => k === 0 || now < series[k - 1]!)).toBe(true);
  });

  test('L08 what a regime adds on entry is borne once, also by cargo that leaves it and comes back', () => {
    // west is under the regime on its first and last third, so that cargo comes to it twice
    const text = `
      a-b rail 400
      b-c rail 200
      c-d rail 400
      a-d rail 1500`;
    const row = {
      regimeId: 'r',
      name: 'R',
      kind: 'border',
      recordFrom: '2020-01-01',
      recordTo: '2024-01-01',
      sourceId: ['s'],
    };
    const regime = {
      regime_state: [{ regimeId: 'r', state: 'restricted', validFrom: '2023-01-01', sourceId: ['s'] }],
      regime_effect: [{ regimeId: 'r', state: 'restricted', usdPerTeuAdded: 500, sourceId: ['s'] }],
      corridor: [],
      zone: ['a', 'd'].map((id) => ({ zoneId: id, name: id, nodeId: id })),
      demand: [{ fromZoneId: 'a', toZoneId: 'd', commodityId: 'box', period: quarter, tonnes: 9100, sourceId: ['s'] }],
    };
    const under = (selector: string): FlowsAnswer =>
      flows(compile(modelWith({ ...regime, regime: [{ ...row, selector }] }, text)), []);
    const [twice, once] = [under('link:a-b-rail;link:c-d-rail'), under('link:a-b-rail')];
    expect(tonnesOf(twice, 'a-b-rail')).toBeCloseTo(tonnesOf(once, 'a-b-rail'), 3);
    expect(tonnesOf(twice, 'a-b-rail')).toBeLessThan(tonnesOf(under('link:a-d-rail'), 'a-b-rail') - 100);
    expect(twice.totalCost).toBeCloseTo(once.totalCost, 3);
  });
});
