import { describe, expect, it, test } from 'vitest';
import { isRefusal } from '../../src/findings/refusal.ts';
import { findFlows } from '../../src/flows/find-flows.ts';
import { flowsSteps } from '../../src/flows/period-flows.ts';
import { drain } from '../../src/steps/pump.ts';
import type { FlowsAnswer } from '../../src/flows/answer.ts';
import { roomOfDeparture } from '../../src/flows/capacity.ts';
import type { Model, ModelDraft } from '../../src/model/model.ts';
import { compile } from '../../src/network/compile.ts';
import { linkStates } from '../../src/network/link-states.ts';
import { overlay } from '../../src/network/overlay.ts';
import { hoursToNodes } from '../../src/routing/reach.ts';
import { skim } from '../../src/routing/skim.ts';
import type { NodeId } from '../../src/units/id.ts';
import { quarter } from './flow-model.ts';
import { ask, legsText, textModel } from './text-network.ts';

type Rule = 'none' | 'international' | 'all';

/** A railway a-b-c-d whose border is between b and c, and a service of two stops where one is asked for. */
function railway(
  rule: Rule | undefined,
  service?: readonly [from: string, to: string],
  change: ModelDraft = {},
): Model {
  const plain = textModel('a-b rail 100\nb-c rail 100\nc-d rail 100', change);
  const { node, mode, commodity, transfer } = plain.tables;
  const shunting = {
    transferId: 'rail-rail',
    nodeType: 'city',
    fromModeId: 'rail',
    toModeId: 'rail',
    dwellMedianHours: 1,
    usdPerTeu: 10,
  };
  return textModel('a-b rail 100\nb-c rail 100\nc-d rail 100', {
    node: node.map((each) => ({ ...each, country: 'ab'.includes(each.nodeId) ? 'XAB' : 'XCD' })),
    mode: mode.map((each) => ({
      ...each,
      ...(rule === undefined ? {} : { containersByService: rule }),
    })),
    transfer: [...transfer, shunting],
    commodity: [...commodity, { commodityId: 'ore', name: 'Ore', unit: 'tonne', valueOfTimeUsdPerTonneHour: 0.1 }],
    ...(service === undefined
      ? {}
      : {
          service: [
            {
              serviceId: 'train',
              name: 'Train',
              modeId: 'rail',
              departuresPerMonth: 30.4,
              bothDirections: false,
              capacityTeu: 50,
            },
          ],
          service_stop: service.map((nodeId, index) => ({
            serviceId: 'train',
            stopSequence: index + 1,
            nodeId,
            stopType: 'both',
          })),
        }),
    ...change,
  });
}

const told = (model: Model, to: string, query = {}): unknown =>
  ask(model, 'a', to, query).excluded.map(({ kind, reason, links }) => [kind, reason, ...links]);

describe('containers are carried by services', () => {
  it.each([undefined, 'none'] as const)('B01 nothing changes where the mode says %s', (rule) => {
    expect(legsText(ask(railway(rule), 'a', 'd').routes[0])).toContain('move:b>c');
  });

  it('B02 no way without one, and the answer says why', () => {
    expect(ask(railway('all'), 'a', 'd').routes).toEqual([]);
    expect(told(railway('all'), 'd')).toEqual([
      ['no-service', 'Rail: no service carries containers there', 'a-b-rail', 'b-c-rail', 'c-d-rail'],
    ]);
    expect(told(railway('international'), 'd')).toEqual([
      ['no-service', 'Rail: no service carries containers across this border', 'b-c-rail'],
    ]);
  });

  it('B03 within a country they need none where the rule is of borders alone', () => {
    expect(ask(railway('international'), 'a', 'b').routes).toHaveLength(1);
    expect(ask(railway('all'), 'a', 'b').routes).toEqual([]);
  });

  it('B04 the train that crosses the border is one of a service, wherever they come aboard', () => {
    const { routes } = ask(railway('international', ['b', 'c']), 'a', 'd', { criteria: ['time'] });
    expect(legsText(routes[0])).toMatch(/move:a>b.* ride:b>c.* move:c>d/);
    // a service that ends before the border does not help
    expect(ask(railway('international', ['a', 'b']), 'a', 'd').routes).toEqual([]);
    // one direction alone
    expect(ask(railway('international', ['b', 'c']), 'd', 'a').routes).toEqual([]);
  });

  it('B05 a service holds in its dates, and its links are not told of as without one', () => {
    const dated = railway('all', ['a', 'd']).tables.service.map((each) => ({
      ...each,
      validTo: '2023-06-30',
    }));
    const model = railway('all', ['a', 'd'], { service: dated });
    expect(ask(model, 'a', 'd', { depart: '2023-06-01' }).routes).toHaveLength(1);
    expect(told(model, 'd', { depart: '2023-06-01' })).toEqual([]);
    expect(ask(model, 'a', 'd', { depart: '2023-07-02' }).routes).toEqual([]);
  });

  it('B06 cargo by the tonne charters what it wants', () => {
    expect(ask(railway('all'), 'a', 'd', { commodity: 'ore' }).routes).toHaveLength(1);
  });

  it('B07 and boards no container train, of which an answer need not tell', () => {
    const boards = (model: Model): boolean => {
      const network = compile(model);
      const state = overlay(network, { commodity: 'ore' });
      if (isRefusal(state)) throw new Error(state.message);
      return network.arcs.some(({ kind }, arc) => kind === 'board' && state.closed[arc] === 0);
    };
    const [train] = railway('all', ['a', 'd']).tables.service;
    const withTrain = (rule: Rule, own: object): Model =>
      railway(rule, ['a', 'd'], { service: [{ ...train, ...own }] });
    expect(boards(withTrain('none', {}))).toBe(true);
    expect(boards(withTrain('international', {}))).toBe(false);
    expect(ask(withTrain('international', {}), 'a', 'd', { commodity: 'ore' }).excluded).toEqual([]);
    // a service that has room or a price for tonnes, or no room of its own, takes them
    for (const own of [{ capacityT: 1000 }, { usdPerTonne: 1 }, { capacityTeu: undefined }])
      expect(boards(withTrain('international', own))).toBe(true);
  });

  it('B08 reach and skims obey it; a map has the line as open', () => {
    const network = compile(railway('international'));
    const hours = hoursToNodes(network, { from: ['a' as NodeId] });
    expect(isRefusal(hours) ? [] : [...hours.keys()].sort()).toEqual(['a', 'b']);
    const table = skim(network, ['a' as NodeId], ['b' as NodeId, 'd' as NodeId], {});
    expect(isRefusal(table) ? table : Array.from(table.hours[0] ?? [], Number.isFinite)).toEqual([true, false]);
    const state = overlay(network, {});
    if (isRefusal(state)) throw new Error(state.message);
    expect(linkStates(state).get('b-c-rail')?.state).toBe('open');
  });
});

describe('flows of containers on services', () => {
  const flows = (model: Model): FlowsAnswer => {
    const answer = findFlows(compile(model), { period: quarter, gap: 1e-9 });
    if (isRefusal(answer)) throw new Error(answer.message);
    return answer;
  };
  const demand = (commodityId: string): ModelDraft => ({
    zone: ['a', 'd'].map((id) => ({ zoneId: id, name: id, nodeId: id })),
    demand: [{ fromZoneId: 'a', toZoneId: 'd', commodityId, period: quarter, tonnes: 9100, sourceId: ['s'] }],
    parameter: [{ parameterId: 'outside_share', value: 1e-9, unit: 'ratio', sourceId: ['s'] }],
  });

  test('B09 what no service takes stays away, and no link carries it', () => {
    const still = flows(railway('international', undefined, demand('box')));
    expect([still.lostTonnes, still.unservedTonnes, still.links]).toEqual([9100, 9100, []]);
    expect(flows(railway('none', undefined, demand('box'))).lostTonnes).toBeLessThan(1);
    expect(flows(railway('international', undefined, demand('ore'))).lostTonnes).toBeLessThan(1);
    expect(flows(railway('international', ['b', 'c'], demand('box'))).lostTonnes).toBeLessThan(1);
  });

  /** The queue of each leg of the service: capacity in tonnes a day, and the coefficient 8 J / (vehicles in the period). */
  const queues = (model: Model): readonly (readonly number[])[] => {
    const solved = drain(flowsSteps(compile(model), { period: quarter }));
    if (isRefusal(solved)) throw new Error(solved.message);
    const [{ base, corridor }] = solved.parts;
    const { delays } = corridor.problem;
    const { list } = base.state.facilities;
    return [...corridor.facilityOf].flatMap((f, k) =>
      list[f]?.table === 'service' ? [[delays.capacity[k] ?? NaN, delays.coefficient[k] ?? NaN]] : [],
    );
  };

  test('B10 a service queues departure by departure, each with its own room', () => {
    const model = railway('all', ['a', 'd'], demand('box'));
    expect(roomOfDeparture(model, 0)).toBe(500);
    const departures = (30.4 / 30.4375) * 91;
    expect(queues(model)).toEqual([[expect.closeTo((500 * 30.4) / 30.4375, 6), expect.closeTo(8 / departures, 9)]]);
  });

  test('B11 who passes a stop without a call has waited for his place already', () => {
    const stops = ['a', 'c', 'd'].map((nodeId, index) => ({
      serviceId: 'train',
      stopSequence: index + 1,
      nodeId,
      stopType: nodeId === 'c' ? 'pass' : 'both',
    }));
    expect(queues(railway('all', ['a', 'd'], { ...demand('box'), service_stop: stops }))).toHaveLength(1);
    const calling = stops.map((stop) => ({ ...stop, stopType: 'both' }));
    expect(queues(railway('all', ['a', 'd'], { ...demand('box'), service_stop: calling }))).toHaveLength(2);
  });
});
