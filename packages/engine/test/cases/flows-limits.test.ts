import { isRefusal } from '../../src/findings/refusal.ts';
import { describe, expect, test } from 'vitest';
import type { Bottleneck, FlowsAnswer, FlowsQuery } from '../../src/flows/answer.ts';
import { parseChange } from '../../src/scenario/change.ts';
import { findFlows } from '../../src/flows/find-flows.ts';
import type { Model, ModelDraft } from '../../src/model/model.ts';
import { compile } from '../../src/network/compile.ts';
import { textModel } from './text-network.ts';

const quarter = '2023-Q2';
const days = 91;

/** Cargo from a to d, 100 t a day, without a choice to stay away. */
function modelOf(links: string, change: ModelDraft = {}, capacities: Readonly<Record<string, number>> = {}): Model {
  const draft: ModelDraft = {
    zone: ['a', 'd'].map((id) => ({ zoneId: id, name: id, nodeId: id })),
    demand: [
      { fromZoneId: 'a', toZoneId: 'd', commodityId: 'box', period: quarter, tonnes: 100 * days, sourceId: ['s'] },
    ],
    parameter: [
      { parameterId: 'relative_logit_scale', value: 10, unit: 'ratio', sourceId: ['s'] },
      { parameterId: 'outside_share', value: 1e-9, unit: 'ratio', sourceId: ['s'] },
    ],
    ...change,
  };
  const link = (change.link ?? textModel(links).tables.link).map((row) => {
    const capacity = capacities[String(row.linkId)];
    return capacity === undefined ? row : { ...row, capacityTPerDay: capacity };
  });
  return textModel(links, { ...draft, link });
}

function ask(model: Model, query: FlowsQuery = {}): FlowsAnswer {
  const answer = findFlows(compile(model), { period: quarter, gap: 1e-9, ...query });
  if (isRefusal(answer)) throw new Error(answer.message);
  return answer;
}

function changed(model: Model, text: string): FlowsAnswer {
  const change = parseChange(text);
  if (isRefusal(change)) throw new Error(change.message);
  return ask(model, { changes: [change] });
}

const at = (answer: FlowsAnswer, name: string): Bottleneck | undefined =>
  answer.bottlenecks.find((each) => each.row === name || each.name === name);
const perDay = (answer: FlowsAnswer, name: string): number => (at(answer, name)?.capacityTonnes ?? NaN) / days;

const twoWays = `
  a-b rail 500
  b-d rail 500
  a-c rail 600
  c-d rail 600`;

describe('capacity', () => {
  test('L01 a season that covers part of the quarter leaves that part of a link once, whatever runs both ways on it', () => {
    // from 16 May: 46 of 91 days, to the nearest of the moments that are looked at
    const links = twoWays.replace('a-b rail 500', 'a-b rail 500 season=05-16/12-31');
    const share = perDay(ask(modelOf(links, {}, { 'a-b-rail': 100 })), 'link.a-b-rail') / 100;
    expect(Math.abs(share - 46 / 91)).toBeLessThan(1 / 97);
    const open = twoWays.replace('a-b rail 500', 'a-b rail 500 season=04-01/06-30');
    expect(perDay(ask(modelOf(open, {}, { 'a-b-rail': 100 })), 'link.a-b-rail')).toBe(100);
  });

  test('L02 queues stand at a border post as at a link, for those alone that cross it', () => {
    const crossing = [
      { crossingId: 'x', name: 'Post', linkId: 'a-b-rail', dwellMedianHours: 0, usdPerTeu: 0, capacityTPerDay: 40 },
    ];
    const answer = ask(modelOf(twoWays, { crossing }));
    const post = at(answer, 'crossing.x');
    const x = (post?.tonnes ?? NaN) / days / 40;
    const [hours, vehicles] = [days * 24, (40 * days) / 1000];
    const queue = (hours / 4) * (x - 1 + Math.sqrt((x - 1) ** 2 + (8 * x) / vehicles));
    expect(post?.queueHours).toBeCloseTo(queue, 6);
    expect(answer.links.find(({ link }) => link === 'a-b-rail')?.load).toBeCloseTo(x, 9);
    // the other path is as it was: a kilometer of rail costs 0.1 USD, its 200 km more 20 USD and 4 h at 0.5 USD
    const [west, east] = [3 + 100 + 10, 3 + 120 + 12];
    const size = (cost: number): number => (cost - 1.5) / cost;
    const weight = (size(east) / size(west)) * Math.exp((-10 / west) * (east - west - queue * 0.6));
    expect(post?.tonnes).toBeCloseTo((100 * days) / (1 + weight), 3);
  });

  test('L03 a border that opens for some hours is waited for on the mean', () => {
    const links = 'a-d rail 500';
    const post = { crossingId: 'x', name: 'Post', linkId: 'a-d-rail', dwellMedianHours: 0, usdPerTeu: 0 };
    const always = ask(modelOf(links, { crossing: [post] }));
    const half = ask(modelOf(links, { crossing: [{ ...post, hoursOpen: '08:00-20:00' }] }));
    // half of the cargo waits for up to twelve hours, six on the mean
    expect((24 * (half.tonneDays - always.tonneDays)) / (100 * days)).toBeCloseTo(3, 1);
  });

  test('L04 a timetable is waited for on the mean of the quarter', () => {
    const change = {
      mode: textModel(twoWays).tables.mode,
      service: [{ serviceId: 't', name: 'Train', modeId: 'rail', departuresPerMonth: 8, usdPerTeu: 1 }],
      service_stop: [
        { serviceId: 't', stopSequence: 1, nodeId: 'a', departureHours: 0 },
        { serviceId: 't', stopSequence: 2, nodeId: 'd', arrivalHours: 10 },
      ],
      service_calendar: [
        {
          serviceId: 't',
          days: ['mon', 'thu'],
          departureTime: '10:00',
          validFrom: '2023-01-01',
          validTo: '2023-12-31',
        },
      ],
    };
    const answer = ask(modelOf('a-d rail 5000', change));
    // headways of 72 and 96 hours: (72² + 96²) / (2 x 168) on the mean, then 10 h on rail and an hour at each end
    const wait = (72 ** 2 + 96 ** 2) / (2 * 168);
    const hours = (24 * answer.tonneDays) / (100 * days);
    expect(Math.abs(hours - wait - 12)).toBeLessThan(1.5);
  });

  test('L05 half of a mode’s capacity is that of its paths and its handling, not of what others do at the same place', () => {
    const model = handling();
    const half = changed(model, 'capacity:mode:river=0.5');
    expect(perDay(half, 'link.a-b-river')).toBe(500);
    expect(perDay(half, 'A: loading, River')).toBe(250);
    expect(perDay(half, 'B: River to Rail')).toBe(250);
    expect(perDay(half, 'A: loading, Rail')).toBe(500);
    expect(perDay(half, 'D: loading, Rail')).toBe(500);
    const node = changed(model, 'capacity:node:a=0.5');
    expect(perDay(node, 'A: loading, Rail')).toBe(250);
    expect(perDay(node, 'A: loading, River')).toBe(250);
    expect(perDay(node, 'B: River to Rail')).toBe(500);
  });

  test('L06 a regime narrows what it rules: handling of its mode alone', () => {
    const regime = {
      regime: [
        {
          regimeId: 'r',
          name: 'R',
          selector: 'mode:river',
          kind: 'border',
          recordFrom: '2020-01-01',
          recordTo: '2024-01-01',
          sourceId: ['s'],
        },
      ],
      regime_state: [{ regimeId: 'r', state: 'restricted', validFrom: '2023-01-01', sourceId: ['s'] }],
      regime_effect: [{ regimeId: 'r', state: 'restricted', capacityFactor: 0.4, sourceId: ['s'] }],
    };
    const answer = ask(handling(regime));
    expect(perDay(answer, 'link.a-b-river')).toBeCloseTo(400, 9);
    expect(perDay(answer, 'A: loading, River')).toBeCloseTo(200, 9);
    expect(perDay(answer, 'A: loading, Rail')).toBe(500);
  });

  test('L07 water that falls lightens ships and what handles them; trains of the same port go on', () => {
    const model = handling();
    const low = changed(model, 'water_level:passage:lake=-0.5');
    // 20 t/cm: half a meter takes 1,000 of 5,000 t
    expect(perDay(low, 'link.a-b-river')).toBeCloseTo(800, 9);
    expect(perDay(low, 'A: loading, River')).toBeCloseTo(400, 9);
    expect(perDay(low, 'A: loading, Rail')).toBe(500);
    const dry = changed(model, 'water_level:passage:lake=-2.6');
    expect(at(dry, 'link.a-b-river')).toBeUndefined();
    expect(perDay(dry, 'A: loading, Rail')).toBe(500);
    expect(dry.lostTonnes).toBeLessThan(1);
  });

  test('L08 water that rises lets ships that were light carry more, over a link as in its ports', () => {
    const link = textModel(riverAndRail).tables.link.map((row) =>
      row.linkId === 'a-b-river' ? { ...row, draughtM: 3.5 } : row,
    );
    const high = changed(handling({ link }), 'water_level:passage:lake=0.25');
    expect(perDay(high, 'link.a-b-river')).toBeCloseTo((1000 * 4500) / 4000, 6);
    expect(perDay(high, 'A: loading, River')).toBeCloseTo((500 * 4500) / 4000, 6);
  });

  test('L09 without any capacity cargo turns away or stays, in finite figures', () => {
    const model = modelOf(twoWays, {}, { 'a-b-rail': 100, 'c-d-rail': 200 });
    const none = changed(model, 'capacity:link:a-b-rail=0');
    expect(none.converged).toBe(true);
    for (const { load } of none.bottlenecks) expect(load).toBeLessThan(Infinity);
    expect(none.lostTonnes).toBeLessThan(1);
    const both = ask(model, {
      changes: ['a-b-rail', 'c-d-rail'].map((id) => ({ kind: 'close', selector: `link:${id}` })),
    });
    expect([both.converged, both.lostTonnes, both.averageExcessCost]).toEqual([true, both.demandTonnes, 0]);
  });
});

describe('what is kept between questions', () => {
  test('L10 flows that a limit cut short answer no later question', () => {
    const network = compile(modelOf(twoWays, {}, { 'a-b-rail': 40 }));
    const query = { period: quarter, gap: 1e-9 };
    const cut = findFlows(network, query, { maxIterations: 1 });
    expect(cut).toMatchObject({ converged: false, stop: 'iterations' });
    expect(findFlows(network, query)).toEqual(findFlows(compile(modelOf(twoWays, {}, { 'a-b-rail': 40 })), query));
    expect(findFlows(network, query)).toMatchObject({ converged: true, stop: 'gap' });
  });
});

const riverAndRail = `
  a-b river 500
  b-d rail 500
  a-d rail 1100`;

/** A lake beside a railway, with capacity of all handling. */
function handling(change: ModelDraft = {}): Model {
  const plain = textModel(riverAndRail).tables;
  const river = { payloadT: 5000, draughtM: 4, payloadTPerDraughtCm: 20 };
  const load = { nodeType: 'city', dwellMedianHours: 1, usdPerTeu: 10, capacityTPerDay: 500 };
  const ship = { modeId: 'river', name: 'River', path: 'water', speedKmh: 50, waitHours: 0, usdPerTeuKm: 1, ...river };
  return modelOf(
    riverAndRail,
    {
      mode: [...plain.mode, { ...ship, co2eGPerTonneKm: 20 }],
      link: plain.link.map((row) => (row.linkId === 'a-b-river' ? { ...row, draughtM: 4 } : row)),
      passage: [{ passageId: 'lake', name: 'Lake', linkIds: ['a-b-river'] }],
      transfer: [
        { ...load, transferId: 'load-rail', toModeId: 'rail' },
        { ...load, transferId: 'load-river', toModeId: 'river' },
        { ...load, transferId: 'river-rail', fromModeId: 'river', toModeId: 'rail' },
      ],
      ...change,
    },
    { 'a-b-river': 1000 },
  );
}
