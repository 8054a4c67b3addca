import { describe, expect, it } from 'vitest';
import type { ModelDraft } from '../../src/model/model.ts';
import { ask, legsText, textModel } from './text-network.ts';

const line = 'a-b rail 100\nb-c rail 100';
const plain = textModel(line).tables;

function route(change: ModelDraft, depart = '2023-06-01', links = line) {
  const found = ask(textModel(links, change), 'a', 'c', { depart, criteria: ['time'] }).routes[0];
  if (found === undefined) throw new Error('no route');
  return found;
}
const rail = { ...plain.mode[0]!, waitHours: 10, waitP90Hours: 10 };
const load = (hours: number, holds: readonly string[] = []) => ({
  transferId: 'stay',
  nodeId: 'a',
  toModeId: 'rail',
  dwellMedianHours: hours,
  usdPerTeu: 10,
  holds,
  directed: true,
});

/** A service from end to end, once a day on the mean. */
const daily = {
  service: [{ serviceId: 's', name: 'S', modeId: 'rail', departuresPerMonth: 30.4375 }],
  service_stop: ['a', 'c'].map((nodeId, k) => ({ serviceId: 's', stopSequence: k + 1, nodeId })),
};

describe('the stay that holds the wait', () => {
  const at = (hours: number, holds: readonly string[]) =>
    route({ mode: [rail], transfer: [...plain.transfer, load(hours, holds)] });

  it('is not added to the wait: the longer of the two counts', () => {
    expect(legsText(at(6, []))).toContain('load:a:0/0/6 wait:a:0/10/0');
    expect(legsText(at(6, ['wait']))).toContain('load:a:0/0/6 wait:a:0/4/0');
    expect(legsText(at(30, ['wait']))).toContain('load:a:0/0/30 wait:a:0/0/0');
    expect(at(30, ['wait']).legs[1]?.heldIn).toBe('transfer.stay');
    expect(at(30, []).legs[1]?.heldIn).toBeNull();
  });

  it('shortens the spread too', () => {
    expect(at(30, ['wait']).hours.p90).toBe(at(30, []).hours.p90 - 10);
  });

  it('does so for a service, by its headway and by its timetable', () => {
    const change = { mode: [{ ...rail, waitHours: 500 }], ...daily };
    const withStay = (holds: readonly string[], more: ModelDraft = {}) =>
      legsText(route({ ...change, ...more, transfer: [...plain.transfer, load(5, holds)] }));
    expect(withStay([])).toContain('wait:a:0/12/0');
    expect(withStay(['wait'])).toContain('wait:a:0/7/0');
    // every day at 12: the cargo comes at 0, and is ready at 5
    const service_calendar = [
      {
        serviceId: 's',
        days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
        departureTime: '12:00',
        validFrom: '2023',
        validTo: '2023',
      },
    ];
    expect(withStay(['wait'], { service_calendar })).toContain('wait:a:0/7/0');
    // every day at 3: what came at 0 has waited for it while it stood, and goes when the stay is over
    const early = service_calendar.map((each) => ({ ...each, departureTime: '03:00' }));
    expect(withStay([], { service_calendar: early })).toContain('wait:a:0/22/0');
    expect(withStay(['wait'], { service_calendar: early })).toContain('wait:a:0/0/0');
  });
});

describe('borders that speeds and prices hold', () => {
  const crossing = [{ crossingId: 'x', name: 'Post', linkId: 'a-b-rail', dwellMedianHours: 12, usdPerTeu: 30 }];
  const at = (change: ModelDraft) => route({ crossing, ...change }).legs.find(({ operation }) => operation === 'cross');

  it('are added where no row holds them', () => {
    expect(at({})).toMatchObject({ dwellHours: 12, costUsd: 30, heldIn: null });
  });

  it('add neither hours nor fees where the mode holds both', () => {
    const holds = ['border', 'border_fee_teu'];
    expect(at({ mode: [{ ...plain.mode[0]!, holds }] })).toMatchObject({
      dwellHours: 0,
      costUsd: 0,
      heldIn: 'mode.rail',
    });
    expect(at({ mode: [{ ...plain.mode[0]!, holds: ['border_fee_tonne'] }] })?.costUsd).toBe(30);
  });

  it('add half where the speed of one country holds them, and what a post stands longer than the usual one', () => {
    const mode_country = [{ modeId: 'rail', country: 'XA', speedKmh: 50, holds: ['border'] }];
    expect(at({ mode_country })).toMatchObject({ dwellHours: 6, heldIn: 'mode_country.rail|XA' });
    const more = [
      { ...crossing[0]!, crossingId: 'y', linkId: 'b-c-rail', dwellMedianHours: 4 },
      { ...crossing[0]!, crossingId: 'z', name: 'Other', linkId: 'b-c-rail', dwellMedianHours: 4 },
    ];
    // the usual stop is 4 h: half of it is held
    expect(at({ mode_country, crossing: [...crossing, ...more] })?.dwellHours).toBe(10);
    // a country without a speed of its own has the mode's, and one with its own speed need not hold them
    const holding = [{ ...plain.mode[0]!, holds: ['border'] }];
    expect(at({ mode: holding, mode_country: [{ modeId: 'rail', country: 'XA', usdPerTeuKm: 1 }] })?.dwellHours).toBe(
      0,
    );
    expect(at({ mode: holding, mode_country: [{ modeId: 'rail', country: 'XA', speedKmh: 50 }] })?.dwellHours).toBe(6);
  });

  it('add nothing where the link has a speed of its own that holds them', () => {
    const own = plain.link.map((each) => ({ ...each, freeSpeedKmh: 50, holds: ['border'] }));
    expect(at({ link: own })).toMatchObject({ dwellHours: 0, heldIn: 'link.a-b-rail' });
  });

  it('charge no fee where the price of the link holds it, and all of it where that price does not', () => {
    const mode = [{ ...plain.mode[0]!, holds: ['border_fee_teu'] }];
    const priced = (holds: readonly string[]) => plain.link.map((each) => ({ ...each, usdPerTeu: 50, holds }));
    expect(at({ link: priced(['border_fee_teu']) })?.costUsd).toBe(0);
    expect(at({ mode, link: priced([]) })?.costUsd).toBe(30);
  });

  it('shorten a service without a timetable alike', () => {
    const ride = (holds: readonly string[]) =>
      route({ crossing, ...daily, mode: [{ ...plain.mode[0]!, waitHours: 500, holds }] }).legs.find(
        ({ operation }) => operation === 'ride',
      )?.hours;
    expect(ride([])).toBe(16);
    expect(ride(['border'])).toBe(4);
  });
});

describe('a change of gauge that a border holds', () => {
  const gauges = 'a-b rail 100 gauge=1520\nb-c rail 100 gauge=1435';
  const crossing = (holds: readonly string[]) => [
    { crossingId: 'x', name: 'Post', linkId: 'a-b-rail', dwellMedianHours: 40, holds },
  ];
  const change = {
    transferId: 'g',
    nodeId: 'b',
    fromModeId: 'rail',
    toModeId: 'rail',
    fromGaugeMm: 1435,
    toGaugeMm: 1520,
    dwellMedianHours: 8,
    usdPerTeu: 0,
  };
  const at = (holds: readonly string[], more: object = {}, depart = '2023-06-01') =>
    route({ crossing: crossing(holds), transfer: [...plain.transfer, { ...change, ...more }] }, depart, gauges);

  it('adds no hours of its own', () => {
    expect(legsText(at([]))).toContain('gauge-change:b:0/0/8');
    expect(legsText(at(['gauge']))).toContain('gauge-change:b:0/0/0');
    expect(at(['gauge']).legs.find(({ operation }) => operation === 'gauge-change')?.heldIn).toBe('crossing.x');
  });

  it('still adds a wait for wagons', () => {
    expect(legsText(at(['gauge'], { holds: ['wait'] }))).toContain('gauge-change:b:0/0/8');
  });
});

describe('dated rows', () => {
  const post = { name: 'Post', linkId: 'a-b-rail', usdPerTeu: 0 };
  const crossing = [
    { ...post, crossingId: 'general', dwellMedianHours: 10 },
    { ...post, crossingId: 'slow', dwellMedianHours: 100, validFrom: '2022-07', validTo: '2023-12' },
  ];
  const crossed = (depart: string, more: ModelDraft = {}) =>
    route({ crossing, ...more }, depart).legs.find(({ operation }) => operation === 'cross');

  it('hold on their days, and the undated one on all others', () => {
    expect(crossed('2022-06-30')).toMatchObject({ row: 'crossing.general', dwellHours: 10 });
    expect(crossed('2022-07-01')).toMatchObject({ row: 'crossing.slow', dwellHours: 100 });
    expect(crossed('2023-12-31')).toMatchObject({ row: 'crossing.slow' });
    expect(crossed('2024-01-01')).toMatchObject({ row: 'crossing.general' });
  });

  it('are nothing that is left out', () => {
    for (const depart of ['2022-06-30', '2023-06-01'])
      expect(ask(textModel(line, { crossing }), 'a', 'c', { depart }).excluded).toEqual([]);
  });

  it('of a node stand before those of its type, which hold on other days', () => {
    const transfer = [...plain.transfer, { ...load(7), validFrom: '2023', validTo: '2023' }];
    const loaded = (depart: string) => route({ transfer }, depart).legs[0];
    expect(loaded('2023-05-05')).toMatchObject({ row: 'transfer.stay', dwellHours: 7 });
    expect(loaded('2024-05-05')).toMatchObject({ row: 'transfer.load-rail', dwellHours: 1 });
  });

  it('make a service as slow as the days are', () => {
    const mode = [{ ...plain.mode[0]!, waitHours: 500 }];
    const hours = (depart: string) => route({ crossing, ...daily, mode }, depart).hours.planned;
    expect(hours('2023-06-01') - hours('2024-06-01')).toBe(90);
  });
});

describe('cargo that is reloaded where unloading holds the stay to release', () => {
  it('has to leave: it is not unloaded there from the other mode', () => {
    const transfer = [
      ...plain.transfer.map((each) => ({ ...each, directed: true })),
      {
        transferId: 'import',
        nodeId: 'c',
        fromModeId: 'rail',
        dwellMedianHours: 60,
        usdPerTeu: 10,
        directed: true,
        holds: ['release'],
      },
      { transferId: 'off', nodeType: 'city', fromModeId: 'road', dwellMedianHours: 1, usdPerTeu: 10, directed: true },
    ];
    const links = `${line}\nc-d road 3000`;
    const to = (place: string) =>
      legsText(ask(textModel(links, { transfer }), 'a', place, { criteria: ['time'] }).routes[0]);
    expect(to('c')).toContain('unload:c:0/0/60');
    expect(to('d')).toContain('transfer:c:0/0/1');
  });
});
