import { describe, expect, it } from 'vitest';
import { compile } from '../../src/network/compile.ts';
import { findRoutes } from '../../src/routing/find-routes.ts';
import type { NodeId } from '../../src/units/id.ts';
import type { ModelDraft } from '../../src/model/model.ts';
import { ask, legsText, textModel } from './text-network.ts';
import { refused } from './refused.ts';

describe('A: movement and handling', () => {
  it('A01 loads, moves and unloads, and the totals are the sums of the legs', () => {
    const { routes } = ask(textModel('a-b rail 100'), 'a', 'b');
    expect(routes).toHaveLength(1);
    expect(legsText(routes[0])).toBe('load:a:0/0/1 wait:a:0/0/0 move:a>b:2/0/0 unload:b:0/0/1');
    expect(routes[0]).toMatchObject({
      costUsd: 120,
      co2eKg: 20,
      distanceKm: 100,
      risk: 0,
      modes: ['rail'],
      countries: ['XA', 'XB'],
    });
    expect(routes[0]?.hours.planned).toBe(4);
  });

  it('A02 keeps what nothing beats: rail is cheaper, road faster, the mixed path between them', () => {
    const model = textModel('a-b rail 100\na-b road 100\nb-c rail 100\nb-c road 100');
    const { routes, frontSize } = ask(model, 'a', 'c', { criteria: ['time', 'cost'] });
    expect(frontSize).toBe(2);
    expect(routes.map(({ hours, costUsd }) => [hours.planned, costUsd])).toEqual([
      [6, 220],
      [4, 620],
    ]);
  });

  it('A03 transfers only where a row allows it', () => {
    const links = 'a-b rail 100\nb-c road 100';
    expect(legsText(ask(textModel(links), 'a', 'c').routes[0])).toContain('transfer:b:0/0/1');
    const without: ModelDraft = {
      transfer: textModel(links).tables.transfer.filter(({ transferId }) => transferId !== 'rail-road'),
    };
    const { routes, excluded } = ask(textModel(links, without), 'a', 'c');
    expect(routes).toEqual([]);
    expect(excluded).toMatchObject([
      { kind: 'no-way', reason: 'The network joins the two places by no path, open or closed' },
    ]);
  });

  it('A04 prefers a row of the node to one of its type, and a row as written to one turned round', () => {
    const model = textModel('a-b rail 100');
    const transfer = [
      ...model.tables.transfer,
      { transferId: 'own', nodeId: 'b', fromModeId: 'rail', dwellMedianHours: 7, usdPerTeu: 0, directed: true },
    ];
    expect(legsText(ask(textModel('a-b rail 100', { transfer }), 'a', 'b').routes[0])).toMatch(
      /^load:a:0\/0\/1 .* unload:b:0\/0\/7$/,
    );
  });

  it('A05 uses the speed of the country for its half of a link', () => {
    const model = textModel('a-b rail 100', {
      mode_country: [{ modeId: 'rail', country: 'XB', speedKmh: 25, usdPerTeuKm: 3 }],
    });
    const { routes } = ask(model, 'a', 'b');
    expect(legsText(routes[0])).toContain('move:a>b:3/0/0');
    expect(routes[0]?.costUsd).toBe(20 + 50 + 150);
  });
});

describe('B: gauge', () => {
  const links = 'a-b rail 100 gauge=1435\nb-c rail 100 gauge=1520';
  it('B01 does not change gauge by itself', () => {
    expect(ask(textModel(links), 'a', 'c').routes).toEqual([]);
  });
  it('B02 changes gauge as an operation of its own where a transfer says so', () => {
    const change = {
      transferId: 'gauge',
      nodeId: 'b',
      fromModeId: 'rail',
      toModeId: 'rail',
      fromGaugeMm: 1435,
      toGaugeMm: 1520,
      dwellMedianHours: 9,
      usdPerTeu: 50,
    };
    const model = textModel(links, { transfer: [...textModel(links).tables.transfer, change] });
    for (const [from, to] of [
      ['a', 'c'],
      ['c', 'a'],
    ] as const)
      expect(legsText(ask(model, from, to).routes[0])).toContain('gauge-change:b:0/0/9');
  });
});

describe('C: borders', () => {
  const crossing = [{ crossingId: 'x', name: 'Border', linkId: 'a-b-rail', dwellMedianHours: 12, usdPerTeu: 30 }];
  it('C01 dwells at the border after the link', () => {
    const { routes } = ask(textModel('a-b rail 100', { crossing }), 'a', 'b');
    expect(legsText(routes[0])).toContain('move:a>b:2/0/0 cross:b:0/0/12');
    expect(routes[0]?.costUsd).toBe(150);
  });
  it('C02 takes the row of the direction', () => {
    const rows = [
      { ...crossing[0], direction: 'forward' },
      { ...crossing[0], crossingId: 'y', direction: 'backward', dwellMedianHours: 3 },
    ];
    const model = textModel('a-b rail 100', { crossing: rows });
    expect(legsText(ask(model, 'a', 'b').routes[0])).toContain('cross:b:0/0/12');
    expect(legsText(ask(model, 'b', 'a').routes[0])).toContain('cross:a:0/0/3');
  });
  it('C03 waits for the opening hours, local to the begin of the link', () => {
    const model = textModel('a-b rail 100', { crossing: [{ ...crossing[0], hoursOpen: '08:00-20:00' }] });
    // loads at 20:00, is at the border at 23:00 and waits nine hours
    const { routes } = ask(model, 'a', 'b', { depart: '2023-06-01T20:00' });
    expect(legsText(routes[0])).toContain('cross:b:0/9/12');
    expect(routes[0]?.costUsd).toBe(150 + 9);
    const node = textModel('a-b rail 100').tables.node.map((row) => ({ ...row, timeZone: 'Asia/Tehran' }));
    const local = textModel('a-b rail 100', { node, crossing: [{ ...crossing[0], hoursOpen: '08:00-20:00' }] });
    const [route] = ask(local, 'a', 'b', { depart: '2023-06-01T20:00' }).routes;
    expect(legsText(route)).toContain('cross:b:0/9/12');
    expect(route?.legs[0]?.departure).toBe('2023-06-01T20:00');
  });
});

describe('D: services', () => {
  const service = { serviceId: 't', name: 'Train', modeId: 'rail', departuresPerMonth: 30 };
  const stops = [
    { serviceId: 't', stopSequence: 1, nodeId: 'a', departureHours: 0 },
    { serviceId: 't', stopSequence: 2, nodeId: 'b', arrivalHours: 1 },
    { serviceId: 't', stopSequence: 3, nodeId: 'c', arrivalHours: 3 },
  ];
  const links = 'a-b rail 100\nb-c rail 100';
  it('D01 waits half the headway on the mean and rides as published', () => {
    const { routes } = ask(textModel(links, { service: [service], service_stop: stops }), 'a', 'c', {
      criteria: ['cost'],
    });
    const model = textModel(links, { service: [{ ...service, usdPerTeu: 5 }], service_stop: stops });
    const cheap = ask(model, 'a', 'c', { criteria: ['cost'] }).routes[0];
    expect(routes[0]?.modes).toEqual(['rail']);
    expect(legsText(cheap)).toBe('load:a:0/0/1 wait:a:0/12.18/0 ride:a>b:1/0/0 ride:b>c:2/0/0 unload:c:0/0/1');
  });
  it('D02 keeps a timetable and misses a departure', () => {
    const calendar = [
      { serviceId: 't', days: ['mon', 'thu'], departureTime: '10:00', validFrom: '2023-01-01', validTo: '2023-12-31' },
    ];
    const model = textModel(links, {
      mode: [{ ...textModel(links).tables.mode[0], waitHours: 500 }],
      service: [service],
      service_stop: stops,
      service_calendar: calendar,
    });
    // 1 June 2023 is a Thursday
    const wait = (depart: string): number | undefined =>
      ask(model, 'a', 'c', { depart, criteria: ['time'] }).routes[0]?.legs[1]?.waitHours;
    expect(wait('2023-06-01T08:30')).toBe(0.5);
    expect(wait('2023-06-01T09:30')).toBe(95.5);
  });
  it('D03 is closed by a closure of a link that it follows, and outside its dates', () => {
    const model = textModel(links, { service: [{ ...service, usdPerTeu: 1, validTo: '2022' }], service_stop: stops });
    expect(legsText(ask(model, 'a', 'c').routes[0])).not.toContain('ride');
    const open = textModel(links, { service: [{ ...service, usdPerTeu: 1 }], service_stop: stops });
    expect(ask(open, 'a', 'c', { avoid: ['link:b-c-rail'] }).routes).toEqual([]);
  });
});

describe('E: seasons and dates', () => {
  it('E01 waits for the season at a price, and says so', () => {
    const model = textModel('a-b rail 100 season=04-01/11-30');
    const { routes } = ask(model, 'a', 'b', { depart: '2023-03-30T00:00' });
    expect(legsText(routes[0])).toContain('move:a>b:2/47/0');
    expect(routes[0]?.costUsd).toBe(120 + 47);
  });
  it('E02 finds no path when the season opens too late', () => {
    const model = textModel('a-b rail 100 season=04-01/11-30');
    const { routes, excluded } = ask(model, 'a', 'b', { depart: '2023-12-05', within: 60 });
    expect(routes).toEqual([]);
    expect(excluded).toMatchObject([{ kind: 'too-late', reason: 'No path arrives within 60 days' }]);
  });
  it('E03 closes links outside their dates and planned ones in networks of dates when they do not exist', () => {
    const model = textModel('a-b rail 100 from=2024\na-b road 100 status=planned');
    expect(ask(model, 'a', 'b', { depart: '2024-01-01' }).routes).toHaveLength(1);
    const { routes, excluded } = ask(model, 'a', 'b', { depart: '2023-12-31' });
    expect(routes).toEqual([]);
    expect(excluded.map(({ kind, reason }) => [kind, reason])).toEqual([
      ['validity', 'a-b-rail opens on 2024'],
      ['status', 'a-b-road is planned'],
    ]);
  });
});

describe('F: regimes, sanctions and avoidance', () => {
  const regime = [
    {
      regimeId: 'r',
      name: 'The strait',
      selector: 'link:a-b-rail',
      kind: 'conflict',
      recordFrom: '2021-01-01',
      recordTo: '2022-12-31',
    },
  ];
  const links = 'a-b rail 100\na-c rail 100\nc-b rail 100';
  it('F01 closes what a regime forbids on the day of departure, and says which rule with its source', () => {
    const model = textModel('a-b rail 100', {
      regime,
      regime_effect: [{ regimeId: 'r', state: 'closed', forbidden: true }],
      regime_state: [
        { regimeId: 'r', state: 'closed', validFrom: '2023-05', validTo: '2023-06', sourceId: ['s'], note: 'attacks' },
      ],
    });
    expect(ask(model, 'a', 'b', { depart: '2023-07-01' }).routes).toHaveLength(1);
    const { routes, excluded } = ask(model, 'a', 'b', { depart: '2023-06-30' });
    expect(routes).toEqual([]);
    expect(excluded).toMatchObject([
      {
        kind: 'regime',
        regime: 'r',
        links: ['a-b-rail'],
        sources: ['s'],
        reason: 'The strait is closed since 2023-05 until 2023-06: attacks',
      },
    ]);
  });
  it('F02 adds what a restriction adds once, where cargo comes under it, and multiplies its times and costs', () => {
    const model = textModel('a-b rail 100\nb-c rail 100', {
      regime: [{ ...regime[0], selector: 'mode:rail' }],
      regime_effect: [
        { regimeId: 'r', state: 'restricted', hoursFactor: 2, hoursAdded: 5, costFactor: 1.5, usdPerTeuAdded: 40 },
      ],
      regime_state: [{ regimeId: 'r', state: 'restricted', validFrom: '2023-01-01', sourceId: ['s'] }],
    });
    const [route] = ask(model, 'a', 'c').routes;
    expect(route?.hours.planned).toBe(2 + 5 + 2 + 4 + 4 - 2 + 2);
    expect(route?.costUsd).toBe(15 + 40 + 300 + 15);
  });
  it('F03 counts risk as exposure from departure until the cargo leaves what the regime rules', () => {
    const model = textModel('a-b rail 100\nb-c rail 100', {
      regime: [{ ...regime[0], selector: 'link:b-c-rail' }],
      regime_state: [
        { regimeId: 'r', state: 'closed', validFrom: '2022-03-01', validTo: '2022-03-02', sourceId: ['s'] },
      ],
    });
    const [route] = ask(model, 'a', 'c').routes;
    // one onset in two years: (1 + 0.5) / (2 + 1) a year; exposed for 1 + 2 + 2 hours
    const rate = 1.5 / (730 / 365.25 + 1);
    expect(route?.risk).toBeCloseTo(1 - Math.exp((-rate * 5) / (365.25 * 24)), 9);
    expect(route?.legs.find(({ link }) => link === 'b-c-rail')).toMatchObject({ regimes: [], openRegimes: ['r'] });
  });
  it('F04 leaves out what sanctions in force name, for those who comply, and shows what they touch to all', () => {
    const sanction = [
      {
        sanctionId: 'x1',
        imposingParty: 'UN',
        target: 'A-B',
        selector: 'link:a-b-rail',
        validFrom: '2023-01-01',
        validTo: '2023-06-30',
        legalAct: 'Act 1',
        sourceId: ['s'],
      },
    ];
    const model = textModel(links, { sanction });
    expect(ask(model, 'a', 'b').routes[0]?.legs[2]).toMatchObject({ link: 'a-b-rail', sanctions: ['x1'] });
    const complying = ask(model, 'a', 'b', { comply: ['UN'] });
    expect(complying.routes[0]?.distanceKm).toBe(200);
    expect(complying.excluded).toMatchObject([{ kind: 'sanction', sanction: 'x1', sources: ['s'] }]);
    expect(ask(model, 'a', 'b', { comply: ['UN'], depart: '2023-07-01' }).routes[0]?.distanceKm).toBe(100);
    expect(() => ask(model, 'a', 'b', { comply: ['EU'] })).toThrow('The model has no sanctions by “EU”.');
  });
  it('F05 avoids what it is asked to and goes via where it is asked to', () => {
    const model = textModel(links, { passage: [{ passageId: 'pass', name: 'The Pass', linkIds: ['a-c-rail'] }] });
    expect(ask(model, 'a', 'b', { avoid: ['link:a-b-rail'] }).routes[0]?.distanceKm).toBe(200);
    expect(ask(model, 'a', 'b', { via: ['node:c'] }).routes[0]?.distanceKm).toBe(200);
    expect(ask(model, 'a', 'b', { via: ['The Pass'] }).routes[0]?.distanceKm).toBe(200);
    const { routes, excluded } = ask(model, 'a', 'b', { avoid: ['country:XC', 'link:a-b-rail'] });
    expect(routes).toEqual([]);
    expect(excluded.map(({ reason }) => reason)).toContain('link:a-b-rail is left out as asked');
    expect(() => ask(model, 'a', 'b', { avoid: ['country:ZZZ'] })).toThrow('The model has no country “ZZZ” to avoid.');
    expect(() => ask(model, 'a', 'b', { via: ['Atlantis'] })).toThrow('“Atlantis” is neither a place nor a passage');
  });
  it('F05b says once what is so of several sections of a line', () => {
    const model = textModel('a-m rail 50 status=planned\nm-b rail 50 status=planned\na-b road 400', {
      project: [{ projectId: 'p', name: 'The line' }],
    });
    const link = model.tables.link.map((row) => (row.status === 'planned' ? { ...row, name: 'The line' } : row));
    const { excluded } = ask(textModel('a-b road 400', { node: model.tables.node, link }), 'a', 'b');
    const planned = excluded.filter(({ kind }) => kind === 'status');
    expect(planned).toHaveLength(1);
    expect(planned[0]?.links).toEqual(['a-m-rail', 'm-b-rail']);
  });
  it('F06 tells of a branch that is in no route', () => {
    const corridor = [
      { corridorId: 'west', name: 'Western branch', kind: 'branch' },
      { corridorId: 'east', name: 'Eastern branch', kind: 'branch' },
    ];
    const model = textModel('a-b rail 100 corridor=west\na-c rail 400 corridor=east\nc-b rail 400 corridor=east', {
      corridor,
    });
    const { routes, excluded } = ask(model, 'a', 'b');
    expect(routes.map(({ branch }) => branch)).toEqual(['west']);
    expect(excluded).toMatchObject([
      {
        kind: 'beaten',
        corridor: 'east',
        reason: expect.stringContaining('Eastern branch is open but beaten') as string,
      },
    ]);
  });
});

describe('H: what a haul costs beside its kilometers', () => {
  const commodity = [
    ...textModel('a-b rail 100').tables.commodity,
    { commodityId: 'ore', name: 'Ore', unit: 'tonne' as const, valueOfTimeUsdPerTonneHour: 0 },
  ];
  const mode = textModel('a-b rail 100').tables.mode.map((row) => ({
    ...row,
    usdPerTonneKm: 0.1,
    ...(row.modeId === 'rail' ? { startUsdPerTonne: 7 } : {}),
  }));
  const costOf = (links: string, query: Parameters<typeof ask>[3], to = 'c'): number | undefined =>
    ask(textModel(links, { commodity, mode }), 'a', to, query).routes[0]?.costUsd;

  it('H01 is charged once for a haul over a border, once more for the next haul, and never to containers', () => {
    const ore = { commodity: 'ore', tonnes: 20 };
    expect(costOf('a-b rail 100\nb-c rail 100', ore)).toBeCloseTo(20 * (7 + 200 * 0.1), 6);
    // handling by the road in between is free of charge in this model
    const twice = 'a-b rail 100\nb-c road 10\nc-d rail 100';
    const transfer = [
      ...textModel(twice).tables.transfer,
      { transferId: 'road-rail', nodeType: 'city', fromModeId: 'road', toModeId: 'rail', dwellMedianHours: 1 },
    ];
    const route = ask(textModel(twice, { commodity, mode, transfer }), 'a', 'd', ore).routes[0];
    expect(route?.costUsd).toBeCloseTo(20 * (2 * 7 + 210 * 0.1), 6);
    expect(costOf('a-b rail 100\nb-c rail 100', { commodity: 'box', teu: 1 })).toBeCloseTo(20 + 200, 6);
  });
});

describe('G: questions that make no sense', () => {
  const model = textModel('a-b rail 100');
  it.each([
    [{ depart: '2023-02-30' }, 'depart: “2023-02-30” is no date'],
    [{ depart: '2023-02-03T25:00' }, 'depart: “25:00” is no time of day'],
    [{ commodity: 'gold' }, 'commodity: The model has no commodity “gold”. It has box.'],
    [{ criteria: ['speed'] }, 'criteria: “speed” is no criterion. They are time, cost, co2, risk.'],
    [{ avoid: ['suez'] }, 'avoid: “suez” cannot be avoided: “suez” is not of the form kind:value.'],
    [{ to: ['a'] as never }, 'to: A is both origin and destination.'],
  ])('says what is wrong with %j', (query, message) => {
    const ends = { from: ['a' as NodeId], to: ['b' as NodeId] };
    expect(refused(findRoutes(compile(model), { ...ends, ...query }))).toContain(message);
  });
});
