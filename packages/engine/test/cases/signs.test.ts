import { isRefusal } from '../../src/findings/refusal.ts';
import { describe, expect, test } from 'vitest';
import type { Model, ModelDraft } from '../../src/model/model.ts';
import { corridorProblem } from '../../src/flows/corridor-problem.ts';
import { odMatrices } from '../../src/demand/od-matrix.ts';
import { flowParameters } from '../../src/flows/parameters.ts';
import { periodState } from '../../src/flows/period-state.ts';
import { parsePeriod } from '../../src/calendar/period.ts';
import { compile } from '../../src/network/compile.ts';
import { zoneOffset } from '../../src/calendar/time-zone.ts';
import { readHoursOpen, readSeason } from '../../src/calendar/window.ts';
import { overlay } from '../../src/network/overlay.ts';
import { generalizedWeights } from '../../src/routing/generalized-cost.ts';
import { skim } from '../../src/routing/skim.ts';
import type { NodeId } from '../../src/units/id.ts';
import { modelWith, quarter } from './flow-model.ts';
import { ask, legsText, textModel } from './text-network.ts';

const railway = 'a-b rail 100';
/** Minutes from 1970 to a UTC time. */
const minuteOf = (text: string): number => Date.parse(`${text}Z`) / 60_000;

function inZones(zones: Readonly<Record<string, string>>, change: ModelDraft = {}, text = railway): Model {
  const node = textModel(text).tables.node.map((row) => {
    const timeZone = zones[row.nodeId];
    return timeZone === undefined ? row : { ...row, timeZone };
  });
  return textModel(text, { ...change, node });
}

describe('K: clocks of two zones', () => {
  test('K01 a zone in the east is ahead of UTC, one in the west behind', () => {
    expect(zoneOffset('Asia/Kathmandu')(minuteOf('2023-06-01T00:00'))).toBe(345);
    expect(zoneOffset('America/St_Johns')(minuteOf('2023-01-10T00:00'))).toBe(-210);
    expect(zoneOffset('America/St_Johns')(minuteOf('2023-06-10T00:00'))).toBe(-150);
    expect(zoneOffset(undefined)(0)).toBe(0);
    expect(() => zoneOffset('Asia/Nowhere')).toThrow(RangeError);
  });

  test('K02 leaves by the clock of the origin and arrives by that of the destination', () => {
    const zones = { a: 'Asia/Kathmandu', b: 'America/Bogota' };
    const there = ask(inZones(zones), 'a', 'b', { depart: '2023-06-01T12:00' }).routes[0];
    // 12:00 is 06:15 UTC; an hour to load, two to run and one to unload later it is 10:15 UTC
    expect(there?.legs[0]?.departure).toBe('2023-06-01T12:00');
    expect(there?.legs.at(-1)?.arrival).toBe('2023-06-01T05:15');
    const back = ask(inZones(zones), 'b', 'a', { depart: '2023-06-01T12:00' }).routes[0];
    expect(back?.legs.at(-1)?.arrival).toBe('2023-06-02T02:45');
  });

  test('K03 a border opens by the clock of the begin of its link', () => {
    const crossing = [{ crossingId: 'x', linkId: 'a-b-rail', dwellMedianHours: 0, hoursOpen: '08:00-20:00' }];
    const wait = (zone: string): unknown =>
      ask(inZones({ a: zone }, { crossing }), 'b', 'a', { depart: '2023-06-01T00:00' }).routes[0]?.legs.find(
        ({ operation }) => operation === 'cross',
      )?.waitHours;
    // from b, whose clock is UTC, the border is reached at 03:00 UTC: at 08:00 in Karachi, at 22:00 of the day before in Bogota
    expect(wait('Asia/Karachi')).toBe(0);
    expect(wait('America/Bogota')).toBe(10);
    expect(wait('UTC')).toBe(5);
  });

  test('K04 a train leaves by the clock of its first stop, also where it calls later', () => {
    const text = `${railway}\nb-c rail 100`;
    const model = inZones(
      { a: 'Asia/Karachi', b: 'America/Bogota' },
      {
        mode: [{ ...textModel(text).tables.mode[0], waitHours: 500 }],
        service: [{ serviceId: 't', name: 'Train', modeId: 'rail', departuresPerMonth: 30 }],
        service_stop: [
          { serviceId: 't', stopSequence: 1, nodeId: 'a', departureHours: 0 },
          { serviceId: 't', stopSequence: 2, nodeId: 'b', arrivalHours: 2, departureHours: 3 },
          { serviceId: 't', stopSequence: 3, nodeId: 'c', arrivalHours: 5 },
        ],
        service_calendar: [
          { serviceId: 't', days: ['thu'], departureTime: '10:00', validFrom: '2023-01-01', validTo: '2023-12-31' },
        ],
      },
      text,
    );
    // 10:00 in Karachi is 05:00 UTC; it leaves b three hours later, at 08:00 UTC, which is 03:00 there
    const leg = ask(model, 'b', 'c', { depart: '2023-06-01T00:00' }).routes[0]?.legs.find(
      ({ operation }) => operation === 'ride',
    );
    expect(leg?.departure).toBe('2023-06-01T03:00');
  });
});

describe('L: edges of what opens and closes', () => {
  const shop = readHoursOpen('08:00-20:00', undefined);
  const night = readHoursOpen('22:00-06:00', undefined);
  const day = minuteOf('2023-06-01T00:00');
  const next = (window: typeof shop, clock: number): number => window.next(day + clock) - day;

  test('L02 the closing minute is closed, the minute before it and the opening minute are open', () => {
    expect([479, 480, 1199, 1200].map((clock) => next(shop, clock))).toEqual([480, 480, 1199, 1440 + 480]);
    expect([359, 360, 1319, 1320].map((clock) => next(night, clock))).toEqual([359, 1320, 1320, 1320]);
    expect(readHoursOpen('00:00-00:00', undefined).next(day + 77)).toBe(day + 77);
    expect(readHoursOpen('08:00-20:30', 'Asia/Kolkata').next(day + 14 * 60 + 59)).toBe(day + 14 * 60 + 59);
    expect(readHoursOpen('08:00-20:30', 'Asia/Kolkata').next(day + 15 * 60)).toBe(day + 26.5 * 60);
  });

  test('L03 a border reached on its closing minute is waited for until morning', () => {
    const crossing = [{ crossingId: 'x', linkId: 'a-b-rail', dwellMedianHours: 0, hoursOpen: '08:00-20:00' }];
    const wait = (depart: string): string =>
      legsText(ask(textModel(railway, { crossing }), 'a', 'b', { depart }).routes[0]);
    expect(wait('2023-06-01T16:59')).toContain('cross:b:0/0/0');
    expect(wait('2023-06-01T17:00')).toContain('cross:b:0/12/0');
  });

  test('L04 a timetable runs on its first and on its last day, and on none outside', () => {
    const run = (depart: string, calendar: { readonly validFrom: string; readonly validTo: string }): unknown => {
      const model = textModel(railway, {
        mode: [{ ...textModel(railway).tables.mode[0], waitHours: 500 }],
        service: [{ serviceId: 't', name: 'Train', modeId: 'rail', departuresPerMonth: 30 }],
        service_stop: [
          { serviceId: 't', stopSequence: 1, nodeId: 'a', departureHours: 0 },
          { serviceId: 't', stopSequence: 2, nodeId: 'b', arrivalHours: 2 },
        ],
        service_calendar: [
          {
            serviceId: 't',
            days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
            departureTime: '10:00',
            ...calendar,
          },
        ],
      });
      return ask(model, 'a', 'b', { depart }).routes[0]?.legs.find(({ operation }) => operation === 'ride')?.departure;
    };
    const week = { validFrom: '2023-06-05', validTo: '2023-06-11' };
    expect(run('2023-06-01T00:00', week)).toBe('2023-06-05T10:00');
    expect(run('2023-06-11T00:00', week)).toBe('2023-06-11T10:00');
    expect(run('2023-06-11T12:00', week)).toBeUndefined();
    expect(run('2023-06-30T00:00', { validFrom: '2023-06', validTo: '2023-06' })).toBe('2023-06-30T10:00');
    // before 1970 days count below zero
    expect(run('1969-12-30T00:00', { validFrom: '1969-12-29', validTo: '1970-01-02' })).toBe('1969-12-30T10:00');
  });

  test('L05 a season over the new year is open on both its days', () => {
    const winter = readSeason(['11-15/03-10']);
    const open = (date: string): number => (winter.next(minuteOf(`${date}T12:00`)) - minuteOf(`${date}T00:00`)) / 60;
    expect(['2023-11-15', '2024-01-01', '2024-03-10'].map(open)).toEqual([12, 12, 12]);
    expect(open('2023-11-14')).toBe(24);
    expect(open('2024-03-11')).toBe(24 * 249);
    // two seasons must both be open
    expect(readSeason(['01-01/06-30', '06-30/12-31']).next(minuteOf('2023-03-01T00:00'))).toBe(
      minuteOf('2023-06-30T00:00'),
    );
    expect(readSeason(['01-01/03-01', '06-30/12-31']).next(minuteOf('2023-03-01T00:00'))).toBe(Infinity);
  });
});

describe('M: what carbon, risk, borders and storage cost', () => {
  const price = (parameterId: string, value: number): NonNullable<ModelDraft['parameter']> => [
    { parameterId, value, unit: 'USD/t', sourceId: ['s'] },
  ];
  const cost = (change: ModelDraft, query = {}): number =>
    ask(textModel(railway, change), 'a', 'b', query).routes[0]?.generalizedCostUsd ?? NaN;
  // one box of 10 t: 20 USD to load and unload, 100 to run; four hours at 0.5 USD a tonne and hour
  const bare = 120 + 4 * 0.5 * 10;

  test('M01 carbon adds its price by the tonne to a route', () => {
    expect(cost({})).toBeCloseTo(bare, 6);
    // 20 g x 10 t x 100 km = 20 kg
    expect(cost({ parameter: price('carbon_price_usd_per_tonne', 150) })).toBeCloseTo(bare + 0.02 * 150, 6);
  });

  test('M02 risk adds its price times -ln(1-p) and tonnes to a route', () => {
    const strait = {
      regime: [
        {
          regimeId: 'r',
          name: 'The strait',
          selector: 'link:a-b-rail',
          kind: 'conflict',
          recordFrom: '2021-01-01',
          recordTo: '2022-12-31',
        },
      ],
      regime_state: [
        { regimeId: 'r', state: 'closed', validFrom: '2022-03-01', validTo: '2022-03-02', sourceId: ['s'] },
      ],
    } as const;
    expect(cost(strait)).toBeCloseTo(bare, 6);
    const parameter = price('risk_price_usd', 3000);
    // one onset in two years: (1 + 0.5) / (2 + 1) a year; an hour to load and two to run, 10 t at 3,000 USD
    const exposed = ((1.5 / (730 / 365.25 + 1)) * 3) / (365.25 * 24);
    expect(exposed * 30_000).toBeGreaterThan(1);
    expect(cost({ ...strait, parameter })).toBeCloseTo(bare + exposed * 30_000, 1);
    expect(cost({ ...strait, parameter }, { tonnes: 20, teu: 1 })).toBeCloseTo(
      cost(strait, { tonnes: 20, teu: 1 }) + 2 * exposed * 30_000,
      1,
    );
  });

  test('M03 bulk that waits pays for storage by its tonnes', () => {
    const commodity = [
      { commodityId: 'box', name: 'Ore', unit: 'tonne', valueOfTimeUsdPerTonneHour: 0, storageUsdPerTonneDay: 2.4 },
    ] as const;
    const mode = [{ ...textModel(railway).tables.mode[0], usdPerTonneKm: 0 }];
    const change = { commodity, mode, link: [{ ...textModel(railway).tables.link[0], season: ['06-03/11-30'] }] };
    const route = (tonnes: number): number =>
      ask(textModel(railway, change), 'a', 'b', { depart: '2023-06-01T00:00', tonnes }).routes[0]?.costUsd ?? NaN;
    // loaded at 01:00 it waits 47 hours, at 0.1 USD a tonne and hour
    expect(route(1)).toBeCloseTo(4.7, 6);
    expect(route(30)).toBeCloseTo(30 * 4.7, 6);
  });

  test('M04 carbon and each border post add to the cost of a tonne that flows', () => {
    const costs = (parameter: NonNullable<ModelDraft['parameter']>): readonly number[] => {
      const crossing = [{ crossingId: 'x', linkId: 'a-b-rail', dwellMedianHours: 0 }];
      const network = compile(modelWith({ parameter, crossing }));
      const period = parsePeriod(quarter);
      if (period === undefined) throw new Error('expected a quarter');
      const state = periodState(network, period, []);
      if (isRefusal(state)) throw new Error(state.message);
      const { problem } = corridorProblem(state, odMatrices(network, period), flowParameters(network.model));
      return [...(problem.classes[0]?.fixedCost ?? [])];
    };
    const [plain, carbon, border] = [
      costs([]),
      costs(price('carbon_price_usd_per_tonne', 150)),
      costs(price('border_penalty_usd_per_tonne', 7)),
    ];
    const { arcs } = compile(modelWith({ crossing: [{ crossingId: 'x', linkId: 'a-b-rail', dwellMedianHours: 0 }] }));
    const { link: links } = modelWith().tables;
    const added = (other: readonly number[]): readonly number[] =>
      arcs.map((_, k) => (other[k] ?? 0) - (plain[k] ?? 0));
    for (const [k, each] of added(carbon).entries()) {
      const facts = arcs[k];
      const link = facts?.kind === 'move' && facts.link !== undefined ? links[facts.link] : undefined;
      const grams = link === undefined ? 0 : link.lengthKm * (link.modeId === 'rail' ? 20 : 80);
      expect(each).toBeCloseTo((grams / 1e6) * 150, 9);
    }
    expect(added(border).map((each) => Math.round(each * 1e6) / 1e6)).toEqual(
      arcs.map(({ kind }) => (kind === 'cross' ? 7 : 0)),
    );
    expect(arcs.filter(({ kind }) => kind === 'cross')).toHaveLength(2);
  });

  test('M05 a skim adds time and carbon at their prices, and never goes by what is closed', () => {
    const figures = (change: ModelDraft, query = {}): readonly number[] => {
      const found = skim(compile(textModel(railway, change)), ['a' as NodeId], ['b' as NodeId], query);
      if (isRefusal(found)) throw new Error(found.message);
      return [found.generalizedCostUsd[0]?.[0] ?? NaN, found.costUsd[0]?.[0] ?? NaN];
    };
    expect(figures({})).toEqual([bare, 120]);
    const [priced, money] = figures({ parameter: price('carbon_price_usd_per_tonne', 150) });
    expect(priced).toBeCloseTo(bare + 0.02 * 150, 6);
    expect(money).toBe(120);
    expect(figures({}, { avoid: ['link:a-b-rail'] })).toEqual([Infinity, Infinity]);
  });

  test('M06 what is closed has a weight only where all is to be open, whichever was asked first', () => {
    const closed = overlay(compile(textModel(railway)), { avoid: ['link:a-b-rail'] });
    if (isRefusal(closed)) throw new Error(closed.message);
    const open = (all: boolean): readonly boolean[] => [...generalizedWeights(closed, { allOpen: all })].map(isFinite);
    expect(open(false)).toContain(false);
    expect(open(true)).not.toContain(false);
    expect(open(false)).toContain(false);
    expect([...generalizedWeights(closed)].every(isFinite)).toBe(false);
  });
});
