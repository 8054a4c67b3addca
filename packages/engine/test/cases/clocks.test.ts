import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../src/findings/refusal.ts';
import type { ModelDraft } from '../../src/model/model.ts';
import { compile } from '../../src/network/compile.ts';
import type { Route } from '../../src/routing/answer.ts';
import { hoursToNodes, reach } from '../../src/routing/reach.ts';
import { skim } from '../../src/routing/skim.ts';
import type { NodeId } from '../../src/units/id.ts';
import { ask, textModel } from './text-network.ts';

const railAndRoad = 'a-b rail 100\nb-c road 100';
const tables = textModel(railAndRoad).tables;

/** Trains and trucks that are waited for, a day and ten hours. */
const waits: ModelDraft = {
  mode: tables.mode.map((mode) => ({ ...mode, waitHours: mode.modeId === 'rail' ? 24 : 10 })),
};

function routeOf(links: string, change: ModelDraft, from: string, to: string, depart?: string): Route {
  const [route] = ask(textModel(links, change), from, to, depart === undefined ? {} : { depart }).routes;
  if (route === undefined) throw new Error('no route');
  return route;
}

const planned = ({ hours, hoursFromDeparture }: Route): readonly number[] => [
  hours.planned,
  hoursFromDeparture.planned,
];

describe('T: the clocks from the gate and from departure', () => {
  it('T01 leaves out the stay and the wait at the origin and the dwell at the end', () => {
    // loads 1, waits 24, runs 2, unloads 1
    expect(planned(routeOf('a-b rail 100', waits, 'a', 'b'))).toEqual([28, 2]);
  });

  it('T02 counts stays and waits in the middle in both', () => {
    // 1 + 24, then 2 by rail, 1 of transfer, 10 of wait, 1 by road, then 1
    expect(planned(routeOf(railAndRoad, waits, 'a', 'c'))).toEqual([40, 14]);
  });

  it('T03 is one clock where nothing is handled nor waited for', () => {
    const transfer = tables.transfer.map((row) => ({ ...row, dwellMedianHours: 0 }));
    const { hours, hoursFromDeparture } = routeOf('a-b rail 100', { transfer }, 'a', 'b');
    expect(hoursFromDeparture).toEqual(hours);
    expect(hours.planned).toBe(2);
  });

  it('T04 departs when the season opens, and waits in the middle for another', () => {
    const links = 'a-b rail 100 season=04-01/11-30\nb-c rail 100 season=04-02/11-30';
    // loads by 01:00 on 30 March, departs on 1 April at 00:00, is at b at 02:00, goes on on 2 April at 00:00
    const route = routeOf(links, {}, 'a', 'c', '2023-03-30T00:00');
    expect(planned(route)).toEqual([48 + 24 + 2 + 1, 26]);
  });

  it('T05 has arrived when a border at the end of the last link is passed, its opening hours awaited', () => {
    const crossing = [{ crossingId: 'x', linkId: 'a-b-rail', dwellMedianHours: 12, hoursOpen: '08:00-20:00' }];
    // departs at 21:00, is at the border at 23:00, waits nine hours, stays twelve
    expect(planned(routeOf('a-b rail 100', { crossing }, 'a', 'b', '2023-06-01T20:00'))).toEqual([25, 23]);
  });

  it('T06 departs with the timetable of a service', () => {
    const service = [{ serviceId: 't', name: 'Train', modeId: 'rail', usdPerTeu: 1 }];
    const stops = [
      { serviceId: 't', stopSequence: 1, nodeId: 'a', departureHours: 0 },
      { serviceId: 't', stopSequence: 2, nodeId: 'b', arrivalHours: 1, departureHours: 4 },
      { serviceId: 't', stopSequence: 3, nodeId: 'c', arrivalHours: 6 },
    ];
    const calendar = [
      { serviceId: 't', days: ['thu'], departureTime: '10:00', validFrom: '2023-01-01', validTo: '2023-12-31' },
    ];
    const change = { ...waits, service, service_stop: stops, service_calendar: calendar };
    // 1 June 2023 is a Thursday; the stay of three hours at b counts
    expect(planned(routeOf('a-b rail 100\nb-c rail 100', change, 'a', 'c', '2023-06-01T00:00'))).toEqual([17, 6]);
  });

  it('T07 leaves the spread of the origin and of the end out of each draw', () => {
    const transfer = tables.transfer.map((row) => ({ ...row, dwellMedianHours: 20, dwellP90Hours: 90 }));
    const { hours, hoursFromDeparture } = routeOf('a-b rail 100', { transfer }, 'a', 'b');
    expect(hours.p90).toBeGreaterThan(hours.p10 + 40);
    expect(hoursFromDeparture).toEqual({ planned: 2, p10: 2, p50: 2, p90: 2 });
  });

  it('T08 waits longer on the way for what is fixed the sooner it departed: the draws are of one trip', () => {
    const transfer = tables.transfer.map((row) =>
      row.transferId === 'load-rail' ? { ...row, dwellMedianHours: 6, dwellP90Hours: 12 } : row,
    );
    const { hours, hoursFromDeparture } = routeOf(
      'a-b rail 100\nb-c rail 100 season=04-01/11-30',
      { transfer },
      'a',
      'c',
      '2023-03-20',
    );
    // c is reached at the same minute in every draw, and what varies is the hour of departure (and release at the end)
    const spread = hoursFromDeparture.p90 - hoursFromDeparture.p10;
    expect(spread).toBeGreaterThan(3);
    expect(hours.p50 - hoursFromDeparture.p50).toBeGreaterThan(6);
  });

  it('T09 is in skims and reach, and limits and sorts reach when asked for', () => {
    const id = (text: string): NodeId => text as NodeId;
    const city = (name: string, population: number): NonNullable<ModelDraft['city']>[number] => ({
      cityId: name,
      name,
      country: 'X',
      year: 2023,
      population,
      xCoord: 0,
      yCoord: 0,
      nodeId: name,
    });
    const network = compile(
      textModel('a-b rail 100\na-c road 500', { ...waits, city: [city('c', 2_000_000), city('b', 1_000_000)] }),
    );
    const figures = skim(network, [id('a')], [id('b'), id('c')]);
    if (isRefusal(figures)) throw new Error(figures.message);
    expect(figures.hours.map((row) => [...row])).toEqual([[28, 17]]);
    expect(figures.hoursFromDeparture.map((row) => [...row])).toEqual([[2, 5]]);
    const citiesOf = (query: { readonly hours?: number; readonly clock?: 'gate' | 'departure' }): readonly string[] => {
      const answer = reach(network, { from: [id('a')], ...query });
      if (isRefusal(answer)) throw new Error(answer.message);
      return answer.cities.map(
        ({ city: each, hours, hoursFromDeparture }) => `${each} ${String(hours)} ${String(hoursFromDeparture)}`,
      );
    };
    expect(citiesOf({})).toEqual(['c 17 5', 'b 28 2']);
    expect(citiesOf({ clock: 'departure' })).toEqual(['b 28 2', 'c 17 5']);
    expect(citiesOf({ clock: 'departure', hours: 4 })).toEqual(['b 28 2']);
    const nodes = hoursToNodes(network, { from: [id('a')], clock: 'departure' });
    expect(isRefusal(nodes) ? nodes : Object.fromEntries(nodes)).toEqual({ a: 0, b: 2, c: 5 });
  });

  it('T10 sorts the routes of an answer by the clock that is asked for', () => {
    const model = textModel('a-b rail 100\na-b road 500', waits);
    const order = (clock?: 'gate' | 'departure'): readonly (string | undefined)[] =>
      ask(model, 'a', 'b', clock === undefined ? {} : { clock }).routes.map(({ modes }) => modes[0]);
    expect(order('gate')).toEqual(['road', 'rail']);
    expect(order('departure')).toEqual(['rail', 'road']);
    expect(ask(model, 'a', 'b', { clock: 'departure' }).query.clock).toBe('departure');
    expect(ask(model, 'a', 'b').query).not.toHaveProperty('clock');
  });
});
