import { isRefusal } from '../../src/findings/refusal.ts';
import { describe, expect, test } from 'vitest';
import { criticalitySteps } from '../../src/criticality/criticality.ts';
import { drain } from '../../src/steps/pump.ts';
import type { Model, ModelDraft } from '../../src/model/model.ts';
import { compile } from '../../src/network/compile.ts';
import { onsetRates } from '../../src/regimes/onset-rates.ts';
import { regimeOutlook } from '../../src/regimes/regime-outlook.ts';
import { modelWith, quarter } from './flow-model.ts';
import { ask } from './text-network.ts';
import { s, withRows, dayOf, straitOf, noValues } from './strait-model.ts';

describe('routes', () => {
  test('R11 the risk of a route takes the rates of the table transition, dependencies applied, else the record', () => {
    const plain = withRows();
    const [route] = ask(plain, 'a', 'b', { depart: '2018-01-01' }).routes;
    const onsets = 2.5 / (3653 / 365.25 + 1);
    expect(onsetRates(plain, straitOf(plain), 'open', dayOf('2018-01-01'))).toEqual([
      { firstDay: dayOf('2018-01-01'), perYear: onsets },
    ]);
    expect(route?.risk).toBeCloseTo(1 - Math.exp((-onsets * 3) / (365.25 * 24)), 9);
    const to = { regimeId: 'strait', fromState: 'open', toState: 'closed', ...s };
    const driven = withRows({
      transition: [
        { ...to, ratePerYear: 4 },
        { ...to, toState: 'restricted', ratePerYear: 1 },
        { ...to, fromState: 'restricted', ratePerYear: 50 },
      ],
      driver: [{ driverId: 'war', name: 'War', unit: 'index' }],
      driver_state: [{ driverId: 'war', level: 1, validFrom: '2018-06-01', ...s }],
      dependency: [{ ...to, dependencyId: 'd', onKind: 'driver', on: 'war', effect: Math.log(10) }],
    });
    const riskOn = (depart: string): number | undefined =>
      ask(driven, 'a', 'b', { depart, criteria: ['time'] }).routes[0]?.risk;
    expect(riskOn('2018-05-31')).toBeCloseTo(1 - Math.exp((-5 * 3) / (365.25 * 24)), 6);
    expect(riskOn('2018-06-01')).toBeCloseTo(1 - Math.exp((-41 * 3) / (365.25 * 24)), 6);
  });

  test('R11b a route under a regime that is not open takes the rate of its getting worse', () => {
    // restricted in 2015: one closure from there in the year of the record that it was so
    const plain = withRows({}, 'a-b rail 100');
    const riskOf = (model: Model, depart: string): number | undefined =>
      ask(model, 'a', 'b', { depart, criteria: ['time'] }).routes[0]?.risk;
    const hours = 3 + 6;
    expect(riskOf(plain, '2015-06-01')).toBeCloseTo(
      1 - Math.exp((-(1.5 / (365 / 365.25 + 1)) * hours) / (365.25 * 24)),
      9,
    );
    const to = { regimeId: 'strait', ...s };
    const judged = withRows(
      {
        regime_effect: [
          { regimeId: 'strait', state: 'restricted' },
          { regimeId: 'strait', state: 'closed', hoursAdded: 1 },
        ],
        transition: [
          { ...to, fromState: 'open', toState: 'closed', ratePerYear: 7 },
          { ...to, fromState: 'open', toState: 'restricted', ratePerYear: 4 },
          { ...to, fromState: 'restricted', toState: 'closed', ratePerYear: 2 },
          { ...to, fromState: 'restricted', toState: 'open', ratePerYear: 50 },
        ],
      },
      'a-b rail 100',
    );
    expect(riskOf(judged, '2014-06-01')).toBeCloseTo(1 - Math.exp((-11 * 3) / (365.25 * 24)), 9);
    expect(riskOf(judged, '2015-06-01')).toBeCloseTo(1 - Math.exp((-2 * 3) / (365.25 * 24)), 9);
    // passes at a price while closed: no worse can come
    expect(riskOf(judged, '2016-03-01')).toBe(0);
  });

  test('R11c the risk of a route takes the rate of each season that it spans', () => {
    const to = { regimeId: 'strait', fromState: 'open', toState: 'restricted', ...s };
    const iced = withRows({
      regime_effect: [{ regimeId: 'strait', state: 'restricted' }],
      regime_state: [],
      transition: [{ ...to, ratePerYear: 12, season: '12-01/03-31' }],
    });
    const riskOn = (depart: string, model = iced): number | undefined =>
      ask(model, 'a', 'b', { depart, criteria: ['time'] }).routes[0]?.risk;
    const hoursAt = (perYear: number, hours: number): number => 1 - Math.exp((-perYear * hours) / (365.25 * 24));
    expect(riskOn('2018-07-01')).toBe(0);
    expect(riskOn('2019-01-10')).toBeCloseTo(hoursAt(12, 3), 9);
    // an hour to load and two to run: one of three hours lies in December, two in March
    expect(riskOn('2018-11-30T22:00')).toBeCloseTo(hoursAt(12, 1), 9);
    expect(riskOn('2019-03-31T22:00')).toBeCloseTo(hoursAt(12, 2), 9);
    // a row without a season holds on the other days
    const rest = withRows({
      ...iced.tables,
      transition: [...iced.tables.transition, { ...to, ratePerYear: 4 }],
    });
    expect(riskOn('2018-11-30T22:00', rest)).toBeCloseTo(1 - (1 - hoursAt(4, 2)) * (1 - hoursAt(12, 1)), 9);
  });

  test('R11d an outlook takes the rates of the seasons that it spans', () => {
    const to = { regimeId: 'strait', fromState: 'open', toState: 'closed', ...s };
    const never = { ...to, fromState: 'closed', toState: 'open', ratePerYear: 0 };
    const iced = withRows({
      regime_effect: [],
      regime_state: [],
      transition: [{ ...to, ratePerYear: 2, season: '12-01/12-31' }, never],
    });
    const outlook = (date: string): ReturnType<typeof regimeOutlook> =>
      regimeOutlook(iced, straitOf(iced), dayOf(date), noValues);
    const closed = (days: number): number => 1 - Math.exp((-2 * days) / 365.25);
    expect(outlook('2018-05-01').quarter.closed).toBe(0);
    expect(outlook('2018-05-01').year.closed).toBeCloseTo(closed(31), 9);
    expect(outlook('2018-11-01').quarter.closed).toBeCloseTo(closed(31), 9);
    expect(outlook('2018-12-20').quarter.closed).toBeCloseTo(closed(12), 9);
    expect(outlook('2018-05-01').rates.find((rate) => rate.from === 'open')).toMatchObject({
      perYear: 0,
      season: null,
    });
    expect(outlook('2018-12-20').rates.find((rate) => rate.from === 'open')).toMatchObject({
      perYear: 2,
      season: '12-01/12-31',
    });
  });

  test('R12 what is closed, and what is passed, names the events', () => {
    const events = [{ id: 'e1', date: '2015-12-30', title: 'AAA shuts the strait' }];
    const closed = ask(withRows(), 'a', 'b', { depart: '2016-03-01' });
    expect(closed.excluded).toMatchObject([{ kind: 'regime', regime: 'strait', events, links: ['a-b-rail'] }]);
    expect(closed.regimes).toEqual([]);
    const restricted = withRows({
      regime_state: [
        { regimeId: 'strait', state: 'restricted', validFrom: '2016-01', eventId: ['e1'], note: 'queues', ...s },
      ],
    });
    const passed = ask(restricted, 'a', 'b', { depart: '2016-03-01' });
    expect(passed.routes[0]?.legs.find(({ link }) => link === 'a-b-rail')?.regimes).toEqual(['strait']);
    expect(passed.regimes).toEqual([
      {
        id: 'strait',
        name: 'The Strait',
        state: 'restricted',
        since: '2016-01',
        until: null,
        note: 'queues',
        events,
        sources: ['s'],
      },
    ]);
    expect(passed.excluded).toEqual([]);
  });
});

describe('criticality', () => {
  test('R13 by relation closes every regime that depends on a pair, either way round', () => {
    const regime = (regimeId: string, selector: string): NonNullable<ModelDraft['regime']>[number] => ({
      regimeId,
      name: regimeId,
      selector,
      kind: 'border',
      recordFrom: '2011-01-01',
      recordTo: '2020-12-31',
    });
    const follow = (id: string, regimeId: string, on: string): NonNullable<ModelDraft['dependency']>[number] => ({
      dependencyId: id,
      regimeId,
      fromState: 'open',
      toState: 'closed',
      onKind: 'relation',
      on,
      effect: -0.1,
      ...s,
    });
    const model = modelWith({
      actor: [
        { actorId: 'AAA', name: 'Aland', kind: 'state' },
        { actorId: 'BBB', name: 'Beland', kind: 'state' },
      ],
      regime: [regime('west', 'link:b-d-rail'), regime('east', 'link:c-d-rail'), regime('unused', 'link:a-e-road')],
      dependency: [follow('d1', 'west', 'AAA-BBB'), follow('d2', 'east', 'BBB-AAA'), follow('d3', 'west', 'AAA-CCC')],
    });
    const answer = drain(criticalitySteps(compile(model), { by: 'relation', period: quarter, gap: 1e-9 }));
    if (isRefusal(answer)) throw new Error(answer.message);
    expect(answer.items.map(({ id }) => id)).toEqual(['AAA-BBB', 'AAA-CCC']);
    expect(answer.items[0]).toMatchObject({ name: 'Aland – Beland', disconnectedPairs: 1 });
    // both branches to d are gone, or one of them, round which all goes
    expect(answer.items[0]?.lostTonnes).toBeCloseTo(9100, 2);
    expect(answer.items[1]?.lostTonnes).toBeCloseTo(0, 2);
    expect(answer.items[1]?.addedTonneKm).toBeGreaterThan(0);
  });
});
