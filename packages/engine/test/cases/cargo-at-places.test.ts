import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../src/findings/refusal.ts';
import { findFlows } from '../../src/flows/find-flows.ts';
import type { FlowsAnswer } from '../../src/flows/answer.ts';
import type { Model, ModelDraft } from '../../src/model/model.ts';
import { compile } from '../../src/network/compile.ts';
import { reach } from '../../src/routing/reach.ts';
import type { NodeId } from '../../src/units/id.ts';
import { ask, textModel } from './text-network.ts';

/** From a by rail to port p, by ship to port q, by rail to b; the way by port r is longer. */
const links = 'a-p rail 100\np-q sea 100\nq-b rail 100\na-r rail 300\nr-q sea 100';
const ports = ['p', 'q', 'r'];
type NodeCargo = Readonly<Record<string, readonly string[]>>;

function port(cargo: NodeCargo = {}, change: ModelDraft = {}): Model {
  const own = textModel(links).tables;
  return textModel(links, {
    mode: [
      ...own.mode,
      { modeId: 'sea', name: 'Ship', way: 'sea', speedKmh: 25, waitHours: 0, usdPerTeuKm: 1, usdPerTonneKm: 0.1 },
    ],
    node: own.node.map((each) => ({
      ...each,
      nodeType: ports.includes(each.nodeId) ? 'seaport' : 'city',
      commodityIds: cargo[each.nodeId] ?? [],
    })),
    transfer: [
      ...own.transfer,
      ...['load-rail', 'load-sea'].map((id) => ({
        transferId: `port-${id}`,
        nodeType: 'seaport',
        toModeId: id === 'load-rail' ? 'rail' : 'sea',
        dwellMedianHours: 1,
        usdPerTeu: 10,
        usdPerTonne: 1,
      })),
      { transferId: 'rail-sea', nodeType: 'seaport', fromModeId: 'rail', toModeId: 'sea', dwellMedianHours: 1 },
    ],
    commodity: [
      ...own.commodity,
      { commodityId: 'grain', name: 'Grain (of all kinds)', unit: 'tonne', valueOfTimeUsdPerTonneHour: 0.1 },
    ],
    ...change,
  });
}
const km = (model: Model, query: Parameters<typeof ask>[3] = {}, from = 'a', to = 'b'): number | undefined =>
  ask(model, from, to, { criteria: ['cost'], ...query }).routes[0]?.distanceKm;
const reasons = (model: Model, query: Parameters<typeof ask>[3] = {}): readonly string[] =>
  ask(model, 'a', 'b', query).excluded.map(({ kind, reason }) => `${kind}: ${reason}`);

describe('W: cargo at places', () => {
  it('W01 sends by another port what a port does not take to or from ships, and says why', () => {
    expect(km(port())).toBe(300);
    const model = port({ p: ['grain'] });
    expect(km(model)).toBe(500);
    expect(km(model, { commodity: 'grain' })).toBe(300);
    expect(reasons(port({ p: ['grain'], r: ['grain'] }))).toContain('cargo: P takes no boxes to or from ships');
  });
  it('W02 leaves trains and trucks at a port alone, and closes all handling elsewhere', () => {
    expect(km(port({ p: ['grain'] }), {}, 'a', 'p')).toBe(100);
    const { routes, excluded } = ask(port({ b: ['grain'] }), 'a', 'b');
    expect(routes).toEqual([]);
    expect(excluded.map(({ reason }) => reason)).toEqual(['B takes no boxes']);
  });
  it('W02b loads at a berth of that direction, and unloads at none that only loads', () => {
    const berth = (direction: 'in' | 'out'): ModelDraft => ({
      berth: [{ berthId: 'quay', name: 'Quay', nodeId: 'p', direction }],
    });
    expect(km(port({}, berth('out')))).toBe(300);
    expect(km(port({}, berth('in')))).toBe(500);
  });
  it('W03 takes by a row of transfer its own cargo only', () => {
    const transfer = port().tables.transfer.map((each) =>
      each.transferId === 'rail-sea' ? { ...each, commodityIds: ['grain'] } : each,
    );
    expect(km(port({}, { transfer }))).toBeUndefined();
    expect(km(port({}, { transfer }), { commodity: 'grain' })).toBe(300);
    expect(reasons(port({}, { transfer }))[0]).toBe('cargo: A seaport takes no boxes between Rail and Ship');
  });
  it('W04 passes a border with its own cargo only, services too', () => {
    const crossing = [
      { crossingId: 'x', name: 'The Border', linkId: 'a-p-rail', dwellMedianHours: 1, commodityIds: ['grain'] },
    ];
    expect(km(port({}, { crossing }))).toBe(500);
    expect(km(port({}, { crossing }), { commodity: 'grain' })).toBe(300);
    const service = {
      service: [{ serviceId: 's', name: 'S', modeId: 'rail', departuresPerMonth: 1000, usdPerTeu: 1 }],
      service_stop: ['a', 'p'].map((nodeId, at) => ({ serviceId: 's', stopSequence: at + 1, nodeId })),
    };
    expect(km(port({}, service), {}, 'a', 'p')).toBe(100);
    expect(km(port({}, { ...service, crossing }), {}, 'a', 'p')).toBe(500);
  });
  it('W05 berths ships where the cargo is taken, on the days on which the berths work', () => {
    const berth = [
      { berthId: 'g', name: 'Grain terminal', nodeId: 'p', commodityIds: ['grain'] },
      { berthId: 'c', name: 'Container berth', nodeId: 'p', commodityIds: ['box'], validFrom: '2024-01-01' },
    ];
    const model = port({}, { berth });
    expect(km(model)).toBe(500);
    expect(km(model, { depart: '2024-02-01' })).toBe(300);
    expect(km(model, { commodity: 'grain' })).toBe(300);
    expect(reasons(port({ r: ['grain'] }, { berth }))).toContain('cargo: P takes no boxes: none of its berths does');
    // what another berth of the port takes is not told
    expect(reasons(model, { commodity: 'grain' })).toEqual([]);
  });
  it('W06 holds in reach', () => {
    const city = [
      { cityId: 'b', name: 'B', country: 'XB', year: 2020, population: 5, xCoord: 1, yCoord: 0, nodeId: 'b' },
    ];
    const cities = (model: Model): number => {
      const answer = reach(compile(model), { from: ['a' as NodeId], hours: 1000 });
      return isRefusal(answer) ? -1 : answer.cities.length;
    };
    expect(cities(port({}, { city }))).toBe(1);
    expect(cities(port({ q: ['grain'] }, { city }))).toBe(0);
  });
});

describe('X: cargo at places in flows', () => {
  const days = 91;
  const flows = (model: Model): FlowsAnswer => {
    const answer = findFlows(compile(model), { period: '2023-Q2', gap: 1e-9 });
    if (isRefusal(answer)) throw new Error(answer.message);
    return answer;
  };
  const tonnes = (answer: FlowsAnswer, id: string): number =>
    answer.links.find(({ link }) => link === id)?.tonnesForward ?? 0;
  const demand = (commodityId: string, daily: number): NonNullable<ModelDraft['demand']>[number] => ({
    fromZoneId: 'a',
    toZoneId: 'b',
    commodityId,
    period: '2023-Q2',
    tonnes: daily * days,
    sourceId: ['s'],
  });
  const inFlows = (cargo: NodeCargo, change: ModelDraft): Model =>
    port(cargo, {
      zone: ['a', 'b'].map((id) => ({ zoneId: id, name: id, nodeId: id })),
      demand: [demand('box', 100), demand('grain', 100)],
      parameter: [{ parameterId: 'outside_share', value: 1e-9, unit: 'ratio', sourceId: ['s'] }],
      ...change,
    });
  it('X01 sends no cargo by a place that does not take it', () => {
    const answer = flows(inFlows({ p: ['grain'] }, {}));
    expect(tonnes(answer, 'p-q-sea')).toBeGreaterThan(50 * days);
    expect(tonnes(answer, 'p-q-sea')).toBeLessThanOrEqual(100 * days);
    expect(tonnes(answer, 'r-q-sea')).toBeGreaterThan(100 * days - 1);
  });
  it('X02 queues at berths by their own cargo', () => {
    const berth = (capacityTPerDay: number): ModelDraft => ({
      berth: [
        { berthId: 'g', name: 'Grain terminal', nodeId: 'p', commodityIds: ['grain'], capacityTPerDay },
        { berthId: 'c', name: 'Container berth', nodeId: 'p', commodityIds: ['box'], capacityTPerDay: 1000 },
      ],
    });
    const full = flows(inFlows({}, berth(20)));
    const free = flows(inFlows({}, berth(1000)));
    expect(tonnes(full, 'p-q-sea')).toBeLessThan(tonnes(free, 'p-q-sea') - 30 * days);
    const queue = full.bottlenecks.find(({ row }) => row === 'berth.g');
    expect(queue).toMatchObject({ name: 'P: Grain terminal', capacityTonnes: 20 * days });
    expect(queue?.queueHours).toBeGreaterThan(1);
    expect(full.bottlenecks.find(({ row }) => row === 'berth.c')?.load).toBeLessThan(0.2);
  });
  it('X03 spreads cargo over the berths that take it once one is full', () => {
    const berth = ['g', 'h'].map((id) => ({
      berthId: id,
      name: id,
      nodeId: 'p',
      commodityIds: ['grain', 'box'],
      capacityTPerDay: 110,
    }));
    const { bottlenecks } = flows(inFlows({ r: ['none'] }, { berth }));
    const loads = bottlenecks.filter(({ row }) => row.startsWith('berth.')).map(({ load }) => load);
    expect(loads).toHaveLength(2);
    for (const load of loads) expect(load).toBeGreaterThan(0.3);
  });
});
