import { describe, expect, test } from 'vitest';
import { highsSolver } from '../../src/assignment/linear-program-highs.ts';
import type { FlowsAnswer } from '../../src/flows/answer.ts';
import { parseChange } from '../../src/scenario/change.ts';
import { compareFlows } from '../../src/flows/compare-flows.ts';
import { findFlows } from '../../src/flows/find-flows.ts';
import { compile } from '../../src/network/compile.ts';
import { highsRuntime } from './capacity-problem.ts';
import {
  links,
  days,
  quarter,
  modelWith,
  ask,
  words,
  tonnesOf,
  change,
  handling,
  west,
  east,
  size,
} from './flow-model.ts';
import { refused } from './refused.ts';

describe('flows of a period', () => {
  test('F01 shares between branches follow the logit of their costs, by hand', () => {
    const answer = ask(modelWith());
    const theta = 10 / west;
    const share = 1 / (1 + (size(east) / size(west)) * Math.exp(-theta * (east - west)));
    expect(tonnesOf(answer, 'a-b-rail')).toBeCloseTo(9100 * share, 3);
    expect(tonnesOf(answer, 'c-d-rail')).toBeCloseTo(9100 * (1 - share), 3);
    expect(answer.links.find(({ link }) => link === 'a-b-rail')?.tonnesBackward).toBe(0);
  });

  test('F02 what wants to move moves or stays away; tonne-km, branches and days add up', () => {
    const answer = ask(modelWith());
    expect(answer.demandTonnes).toBeCloseTo(10_010, 6);
    expect(answer.lostTonnes).toBeLessThan(1e-3);
    const [w, e] = [tonnesOf(answer, 'a-b-rail'), tonnesOf(answer, 'a-c-rail')];
    expect(w + e).toBeCloseTo(9100, 4);
    expect(answer.branches.map(({ branch, tonnes }) => [branch, Number(tonnes.toFixed(2))])).toEqual([
      ['west', Number(w.toFixed(2))],
      ['east', Number(e.toFixed(2))],
    ]);
    expect(answer.branches[0]?.tonneKm).toBeCloseTo(1000 * w, 2);
    expect(answer.tonneKm).toBeCloseTo(1000 * w + 1200 * e + 100 * 910, 2);
    // running 20, 24 and 1 h, and an hour at each end
    expect(answer.tonneDays * 24).toBeCloseTo(22 * w + 26 * e + 3 * 910, 2);
    expect(answer.co2eTonnes).toBeCloseTo(20e-6 * (1000 * w + 1200 * e) + 80e-6 * 100 * 910, 4);
    expect([answer.days, answer.date, answer.converged]).toEqual([days, '2023-05-16', true]);
  });

  test('F03 cargo queues where capacity is known, by Akçelik’s formula', () => {
    const capacity = 50;
    const model = modelWith({
      link: modelWith().tables.link.map((row) => ({
        ...row,
        ...(row.linkId === 'a-b-rail' ? { capacityTPerDay: capacity } : {}),
      })),
    });
    const answer = ask(model);
    const volume = tonnesOf(answer, 'a-b-rail') / days;
    const x = volume / capacity;
    const hours = days * 24;
    // 1,000 t at a time where the mode has no payload
    const a = 8 / Math.max(1, (capacity * days) / 1000);
    const queue = (hours / 4) * (x - 1 + Math.sqrt((x - 1) ** 2 + a * x));
    const [first] = answer.bottlenecks;
    expect(first?.row).toBe('link.a-b-rail');
    expect(first?.queueHours).toBeCloseTo(queue, 6);
    expect(first?.load).toBeCloseTo(x, 9);
    // and the share is that of the costs with the queue, its time and storage (2.4 USD a day and tonne) priced
    const theta = 10 / west;
    const dear = west + queue * (0.5 + 0.1);
    expect(volume).toBeCloseTo(100 / (1 + (size(east) / size(west)) * Math.exp(theta * (dear - east))), 6);
    expect(first?.queueUsd).toBeCloseTo(volume * days * queue * 0.6, 3);
  });

  test('F04 sue by another method: all-or-nothing, equilibrium and hard capacity with its price', async () => {
    const model = modelWith({
      link: modelWith().tables.link.map((row) => ({
        ...row,
        ...(row.linkId === 'a-b-rail' ? { capacityTPerDay: 40 } : {}),
      })),
    });
    expect(tonnesOf(ask(model, { method: 'aon' }), 'a-b-rail')).toBeCloseTo(9100, 6);
    const solver = highsSolver(await highsRuntime());
    const hard = ask(model, { method: 'lp' }, { solver });
    expect(tonnesOf(hard, 'a-b-rail')).toBeCloseTo(40 * days, 6);
    expect(hard.bottlenecks.find(({ row }) => row === 'link.a-b-rail')?.priceUsdPerTonne).toBeCloseTo(east - west, 6);
    const even = ask(model, { method: 'bush' });
    expect(even.converged).toBe(true);
    // no path is better than another once the queue has made them equal
    const queue = even.bottlenecks.find(({ row }) => row === 'link.a-b-rail')?.queueHours ?? 0;
    expect(west + queue * 0.6).toBeCloseTo(east, 4);
  });

  test('F05 empty ways back make the direction dearer that carries more', () => {
    const even = ask(modelWith());
    const parameter = [
      ...modelWith().tables.parameter,
      { parameterId: 'empty_return_share', value: 1, unit: 'ratio', sourceId: ['s'] },
    ];
    const dear = ask(modelWith({ parameter }));
    const usd = (answer: FlowsAnswer): number => answer.totalCost;
    expect(usd(dear)).toBeGreaterThan(usd(even));
    // where as much goes back as comes, nothing is charged
    const back = {
      demand: [
        { fromZoneId: 'a', toZoneId: 'd', commodityId: 'box', period: quarter, tonnes: 9100, sourceId: ['s'] },
        { fromZoneId: 'd', toZoneId: 'a', commodityId: 'box', period: quarter, tonnes: 9100, sourceId: ['s'] },
      ],
    };
    expect(usd(ask(modelWith({ ...back, parameter })))).toBeCloseTo(usd(ask(modelWith(back))), 2);
  });

  test('F06 seasons, statuses and regimes of the period hold: what is shut carries nothing, and less capacity queues', () => {
    const shut = ask(modelWith({}, links.replace('a-b rail 500', 'a-b rail 500 season=10-01/12-31')));
    expect(tonnesOf(shut, 'a-b-rail')).toBe(0);
    const regime = {
      regime: [
        {
          regimeId: 'r',
          name: 'R',
          selector: 'link:a-b-rail',
          kind: 'border',
          recordFrom: '2020-01-01',
          recordTo: '2024-01-01',
          sourceId: ['s'],
        },
      ],
      regime_state: [{ regimeId: 'r', state: 'restricted', validFrom: '2023-01-01', sourceId: ['s'] }],
      regime_effect: [{ regimeId: 'r', state: 'restricted', capacityFactor: 0.5, sourceId: ['s'] }],
    };
    const link = modelWith().tables.link.map((row) => ({
      ...row,
      ...(row.linkId === 'a-b-rail' ? { capacityTPerDay: 100 } : {}),
    }));
    const whole = ask(modelWith({ link })).bottlenecks[0];
    const half = ask(modelWith({ link, ...regime })).bottlenecks[0];
    expect(whole?.capacityTonnes).toBeCloseTo(100 * days, 6);
    expect(half?.capacityTonnes).toBeCloseTo(50 * days, 6);
    expect(half?.queueHours).toBeGreaterThan(whole?.queueHours ?? Infinity);
  });
});

describe('what-ifs', () => {
  test('W01 a closed branch sends cargo to the other, and the comparison says so', () => {
    const before = ask(modelWith());
    const after = ask(modelWith(), { changes: [change('close:corridor:west')] });
    expect(tonnesOf(after, 'a-b-rail')).toBe(0);
    expect(tonnesOf(after, 'a-c-rail')).toBeCloseTo(9100, 2);
    const { branches, links: changed } = compareFlows(before, after);
    expect(branches[0]?.after).toBe(0);
    expect(changed.map(({ id }) => id).sort()).toEqual(['a-b-rail', 'a-c-rail', 'b-d-rail', 'c-d-rail']);
  });

  test('W02 when no path is left the cargo is lost, and unserved', () => {
    const after = ask(modelWith(), { changes: [change('close:link:a-b-rail'), change('close:node:c')] });
    expect(after.lostTonnes).toBeCloseTo(9100, 3);
    expect(after.unservedTonnes).toBeCloseTo(9100, 6);
    expect(after.converged).toBe(true);
  });

  test('W03 cargo stays away where transport gets much dearer, before it is cut off', () => {
    const parameter = [
      { parameterId: 'relative_logit_scale', value: 10, unit: 'ratio', sourceId: ['s'] },
      { parameterId: 'outside_share', value: 0.05, unit: 'ratio', sourceId: ['s'] },
    ];
    const base = ask(modelWith({ parameter }));
    const dear = ask(modelWith({ parameter }), { changes: [change('cost:mode:rail=1.5')] });
    expect(dear.lostTonnes).toBeGreaterThan(3 * base.lostTonnes);
    expect(dear.unservedTonnes).toBe(0);
    // by hand: the outside cost is west (1 + ln 19 / 10)
    const outside = west * (1 + Math.log(19) / 10);
    const theta = 10 / west;
    // handling by rail gets dearer too: 3 USD in place of 2, which both ways share
    const [w, e] = [west + 51, east + 61].map((cost) => ((cost - (handling + 1) / 2) / cost) * Math.exp(-theta * cost));
    const away = Math.exp(-theta * outside);
    const railLost = 9100 * (away / (away + (w ?? 0) + (e ?? 0)));
    const roadLost = 910 * 0.05;
    expect(dear.lostTonnes).toBeCloseTo(railLost + roadLost, 3);
  });

  test('W04 a planned railway can be opened, a sanction not', () => {
    const text = `${links}\n  b-c rail 10 status=planned\n  a-d rail 300 status=planned`;
    expect(tonnesOf(ask(modelWith({}, text)), 'a-d-rail')).toBe(0);
    expect(tonnesOf(ask(modelWith({}, text), { changes: [change('open:link:a-d-rail')] }), 'a-d-rail')).toBeGreaterThan(
      9000,
    );
    const sanction = [
      {
        sanctionId: 'x',
        imposingParty: 'UN',
        target: 'T',
        selector: 'link:a-b-rail',
        validFrom: '2020-01-01',
        legalAct: 'Act',
        sourceId: ['s'],
      },
    ];
    const obeyed = ask(modelWith({ sanction }), { comply: ['UN'], changes: [change('open:link:a-b-rail')] });
    expect(tonnesOf(obeyed, 'a-b-rail')).toBe(0);
    expect(tonnesOf(ask(modelWith({ sanction })), 'a-b-rail')).toBeGreaterThan(0);
  });

  test('W05 a lower water level lightens the ships: dearer by the tonne, less capacity, closed when they touch ground', () => {
    const mode = modelWith().tables.mode.map((row) => ({
      ...row,
      ...(row.modeId === 'rail' ? { payloadT: 5000, draughtM: 4, payloadTPerDraughtCm: 20 } : {}),
    }));
    const link = modelWith().tables.link.map((row) => ({
      ...row,
      ...(row.linkId === 'a-b-rail' ? { draughtM: 4, capacityTPerDay: 1000 } : {}),
    }));
    const passage = [{ passageId: 'lake', name: 'Lake', linkIds: ['a-b-rail'] }];
    const model = modelWith({ mode, link, passage });
    const before = ask(model);
    const lower = ask(model, { changes: [change('water_level:passage:lake=-0.5')] });
    // half a meter takes 1,000 of 5,000 t
    const capacityOf = (answer: FlowsAnswer): number =>
      answer.bottlenecks.find(({ row }) => row === 'link.a-b-rail')?.capacityTonnes ?? NaN;
    expect(capacityOf(lower)).toBeCloseTo(0.8 * capacityOf(before), 6);
    expect(tonnesOf(lower, 'a-b-rail')).toBeLessThan(tonnesOf(before, 'a-b-rail'));
    expect(tonnesOf(ask(model, { changes: [change('water_level:passage:lake=-2.6')] }), 'a-b-rail')).toBe(0);
    expect(tonnesOf(ask(model, { changes: [change('water_level:passage:lake=1')] }), 'a-b-rail')).toBeCloseTo(
      tonnesOf(before, 'a-b-rail'),
      6,
    );
    expect(ask(modelWith(), { changes: [change('water_level:mode:road=-1')] }).notes[0]).toContain(
      'draughts are not known',
    );
  });

  test('W06 demand can be scaled by country and cargo; capacity that nobody knows is told', () => {
    const more = ask(modelWith(), { changes: [change('demand:country:XE=3')] });
    expect(more.demandTonnes).toBeCloseTo(9100 + 3 * 910, 6);
    expect(ask(modelWith(), { changes: [change('demand:commodity:box=2')] }).demandTonnes).toBeCloseTo(2 * 10_010, 6);
    expect(ask(modelWith(), { changes: [change('capacity:corridor:west=0.5')] }).notes[0]).toContain(
      'no capacity of corridor:west',
    );
  });

  test('W07 the answer does not hang on what was asked before', () => {
    const network = compile(modelWith());
    const query = { period: quarter, gap: 1e-9, changes: [change('cost:corridor:west=1.3')] };
    findFlows(network, { period: quarter, gap: 1e-9, changes: [change('close:corridor:east')] });
    expect(findFlows(network, query)).toEqual(findFlows(compile(modelWith()), query));
  });

  test('W08 what makes no sense is told in words', () => {
    expect(refused(words(modelWith(), { period: 'soon' }))).toContain('period: “soon” is no period. Write a quarter');
    expect(refused(words(modelWith(), { period: '2040' }))).toContain('none for 2040. Ask for');
    expect(refused(words(modelWith(), { gap: -1 }))).toContain('gap: A relative gap');
    expect(refused(words(modelWith(), { comply: ['ZZ'] }))).toContain('comply: The model has no sanctions by “ZZ”');
    expect(refused(words(modelWith({ demand: [] }), {}))).toContain('has no demand');
    expect(refused(words(modelWith(), { changes: [{ kind: 'close', selector: 'link:q' }] }))).toContain(
      'change: The model has no link “q” to change. It has a-b-rail',
    );
    expect(refused(words(modelWith(), { changes: [{ kind: 'close', selector: 'q' }] }))).toContain('kind:value');
    expect(
      refused(words(modelWith(), { changes: [{ kind: 'hours', selector: 'link:a-b-rail', value: NaN }] })),
    ).toContain('needs a factor');
    expect(
      refused(words(modelWith(), { changes: [{ kind: 'demand', selector: 'link:a-b-rail', value: 2 }] })),
    ).toContain('not by link');
    expect(refused(parseChange('halve:link:x'))).toContain('change: “halve:link:x” does not begin with one of');
    expect(refused(parseChange('capacity:link:x'))).toContain(
      'does not end with = and a number. Write capacity:link:ID=0.5.',
    );
  });
});
