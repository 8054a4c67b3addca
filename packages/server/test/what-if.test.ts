import { fileURLToPath } from 'node:url';
import { compile, findFlows, isRefusal } from '@meridian/engine';
import type { FlowsAnswer, Network } from '@meridian/engine';
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
