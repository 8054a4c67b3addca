import { fileURLToPath } from 'node:url';
import { compile, drain, findFlows, isRefusal, stateFlowsSteps, uniformAt } from '@meridian/engine';
import type { FlowsAnswer, FlowState, Network, StateFigures } from '@meridian/engine';
import { loadModelFolder } from '@meridian/model-files/disk';
import { beforeAll, describe, expect, it } from 'vitest';

type Change = NonNullable<Parameters<typeof findFlows>[1]['changes']>[number];

let compiled: () => Network;

beforeAll(async () => {
  const { model } = await loadModelFolder(fileURLToPath(new URL('../../../models/instc', import.meta.url)));
  if (model === undefined) throw new Error('instc does not read');
  compiled = () => compile(model);
});

function ask(network: Network, gap: number, changes: readonly Change[]): FlowsAnswer {
  const answer = findFlows(network, { period: '2023-Q1', gap, changes });
  if (isRefusal(answer)) throw new Error(answer.message);
  return answer;
}

const changes: readonly Change[] = [
  { kind: 'close', selector: 'country:AZE' },
  { kind: 'close', selector: 'passage:suez' },
  { kind: 'capacity', selector: 'country:IRN', value: 0.5 },
  { kind: 'capacity', selector: 'country:AZE', value: 0 },
  { kind: 'water_level', selector: 'passage:caspian', value: -1 },
  { kind: 'demand', selector: '', value: 3 },
];

describe('what-ifs of the built-in model', () => {
  it('converge to the gap that is asked, and to the same flows at a rough gap as at a fine one', () => {
    const network = compiled();
    for (const change of changes) {
      const rough = ask(network, 1e-4, [change]);
      expect(rough, change.kind).toMatchObject({ converged: true, stop: 'gap' });
      expect(rough.relativeGap).toBeLessThanOrEqual(1e-4);
      const fine = ask(network, 1e-8, [change]);
      const tonnes = new Map(fine.links.map((each) => [each.link, each.tonnesForward + each.tonnesBackward]));
      let [off, all] = [0, 0];
      for (const { link, tonnesForward, tonnesBackward } of rough.links) {
        off += Math.abs(tonnesForward + tonnesBackward - (tonnes.get(link) ?? 0));
        all += tonnesForward + tonnesBackward;
      }
      expect(off / all, `${change.kind} ${change.selector}`).toBeLessThan(2e-4);
    }
  });

  it('repeat to the bit, whatever was asked before', () => {
    const [first, second] = changes;
    if (first === undefined || second === undefined) throw new Error('no changes');
    const network = compiled();
    ask(network, 1e-4, [second]);
    expect(ask(network, 1e-4, [first])).toEqual(ask(compiled(), 1e-4, [first]));
  });
});

/** Regimes, passages and branches that an analyst takes away first. */
const closures = [
  ...['hormuz', 'iran_southern_ports', 'red_sea', 'az_ru_border', 'iran_land'].map((id) => `regime:${id}`),
  ...['suez', 'cape', 'caspian', 'malacca'].map((id) => `passage:${id}`),
  ...['western', 'trans_caspian', 'trunk', 'middle_corridor', 'gulf'].map((id) => `corridor:${id}`),
];
const kilotonne = 1000;

describe('the ledger of the built-in model', () => {
  /** Closures of which the search from the beginning finds other paths for a pair of a million tonnes (Xi'an-Hamburg), or queues. */
  const coarse: Readonly<Record<string, readonly [branch: number, lost: number]>> = {
    'corridor:middle_corridor': [120, 80],
    'regime:iran_land': [25, 30],
  };

  it('leaves a closure within 25 kt a branch, and 9 kt lost, of a search from the beginning', () => {
    const network = compiled();
    for (const selector of closures) {
      const query = { period: '2023-Q1', gap: 1e-6, changes: [{ kind: 'close', selector } as const] };
      const [own, anew] = [findFlows(network, query), findFlows(network, query, { anew: true })];
      if (isRefusal(own) || isRefusal(anew)) throw new Error('refused');
      const [most, lost] = coarse[selector] ?? [25, 9];
      for (const [k, { branch, tonnes }] of own.branches.entries())
        expect(Math.abs(tonnes - anew.branches[k]!.tonnes), `${selector}, ${branch}`).toBeLessThan(most * kilotonne);
      expect(Math.abs(own.lostTonnes - anew.lostTonnes), selector).toBeLessThan(lost * kilotonne);
    }
  });

  it.each([
    ['cost', 'corridor:western', 0.4, 0.5],
    ['cost', 'corridor:middle_corridor', 0.4, 0.2],
    ['hours', 'regime:iran_land', 0.5, 0.2],
    ['capacity', 'corridor:western', -0.5, 5],
    ['water_level', 'passage:caspian', -1, 5],
  ] as const)('lets flows follow %s of %s without a jump', (kind, selector, span, most) => {
    const network = compiled();
    const at = (share: number): number => (kind === 'water_level' ? 0 : 1) + span * share;
    const series = Array.from({ length: 41 }, (_, k) =>
      ask(network, 1e-6, [{ kind, selector, value: at(k / 40) }]).branches.map(({ tonnes }) => tonnes),
    );
    for (let k = 1; k < 40; k += 1) {
      for (const [branch, now] of series[k]!.entries())
        expect(Math.abs(series[k + 1]![branch]! - 2 * now + series[k - 1]![branch]!)).toBeLessThan(most * kilotonne);
    }
  });

  it('solves states one after another: the base as it is, a regime closed as its closure, two hundred drawn ones', () => {
    const network = compiled();
    const flows = drain(stateFlowsSteps(network, { period: '2023-Q1', gap: 1e-8 }));
    if (isRefusal(flows)) throw new Error(flows.message);
    const figures = (state: FlowState): StateFigures => {
      const found = flows.solve(state, 1e-8);
      if (isRefusal(found)) throw new Error(found.message);
      expect(found.stop).toBe('gap');
      return found;
    };
    const base = ask(network, 1e-8, []);
    expect([...figures({}).branches]).toEqual(base.branches.map(({ tonnes }) => expect.closeTo(tonnes, -1) as number));
    const shut = ask(network, 1e-8, [{ kind: 'close', selector: 'regime:az_ru_border' }]);
    expect([...figures({ states: { az_ru_border: 'closed' } }).branches]).toEqual(
      shut.branches.map(({ tonnes }) => expect.closeTo(tonnes, -2) as number),
    );
    const ids = network.model.tables.regime.map(({ regimeId }) => regimeId as string);
    for (let draw = 0; draw < 200; draw += 1) {
      const states = Array.from({ length: 5 }, (_, k) => [
        ids[Math.floor(uniformAt(1, draw, k) * ids.length)]!,
        (['open', 'restricted', 'closed'] as const)[Math.floor(uniformAt(2, draw, k) * 3)]!,
      ]);
      const { branches, lostTonnes, demandTonnes } = figures({
        states: Object.fromEntries(states) as FlowState['states'],
      });
      expect(lostTonnes).toBeLessThanOrEqual(demandTonnes);
      expect(branches.every((tonnes) => tonnes >= 0 && tonnes <= demandTonnes)).toBe(true);
    }
  });
});
