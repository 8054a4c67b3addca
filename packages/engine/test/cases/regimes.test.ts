import { describe, expect, test } from 'vitest';
import { dependencyValues } from '../../src/regimes/dependency-values.ts';
import { describeRegimes } from '../../src/regimes/describe-regimes.ts';
import { regimeOutlook } from '../../src/regimes/regime-outlook.ts';
import { regimeSpells, standingOn } from '../../src/regimes/regime-state.ts';
import { textModel } from './text-network.ts';
import { refused } from './refused.ts';
import { s, withRows, dayOf, straitOf, noValues, ratesOf } from './strait-model.ts';

describe('states', () => {
  test('R01 all time falls into spells, open where no row holds', () => {
    const spells = regimeSpells(withRows(), 'strait');
    expect(spells.map(({ state }) => state)).toEqual(['open', 'restricted', 'closed', 'open', 'closed', 'open']);
    for (const [index, spell] of spells.entries())
      expect(spells[index + 1]?.firstDay ?? Infinity).toBe(spell.lastDay + 1);
    expect(regimeSpells(withRows({ regime_state: [] }), 'strait')).toMatchObject([
      { state: 'open', firstDay: -Infinity, lastDay: Infinity },
    ]);
  });

  test('R02 a day has a state, its dates, its events and its sources', () => {
    const model = withRows();
    expect(standingOn(model, straitOf(model), dayOf('2016-03-01'))).toEqual({
      id: 'strait',
      name: 'The Strait',
      state: 'closed',
      since: '2016-01',
      until: '2016-06',
      note: 'war',
      events: [{ id: 'e1', date: '2015-12-30', title: 'AAA shuts the strait' }],
      sources: ['s'],
    });
    expect(standingOn(model, straitOf(model), dayOf('2018-01-01'))).toMatchObject({
      state: 'open',
      since: '2016-07-01',
      until: '2019-12-31',
    });
    expect(standingOn(model, straitOf(model), dayOf('2000-01-01'))).toMatchObject({ since: null, until: '2014-12-31' });
    expect(standingOn(model, straitOf(model), dayOf('2030-01-01'))).toMatchObject({ since: '2020-07-01', until: null });
  });

  test('R03 days on which a state changes are listed; a row that goes on in the same state is none', () => {
    expect(describeRegimes(withRows(), { on: '2018-01-01' })).toMatchObject({
      changes: ['2015-01-01', '2016-01-01', '2016-07-01', '2020-01-01', '2020-07-01'],
    });
    const twice = withRows({
      regime_state: [
        { regimeId: 'strait', state: 'closed', validFrom: '2016-01', validTo: '2016-06', ...s },
        { regimeId: 'strait', state: 'closed', validFrom: '2016-07', validTo: '2016-12', ...s },
      ],
    });
    expect(describeRegimes(twice, { on: '2018-01-01' })).toMatchObject({ changes: ['2016-01-01', '2017-01-01'] });
  });

  test('R04 a question that makes no sense is answered in words', () => {
    expect(refused(describeRegimes(withRows(), { on: 'soon' }))).toBe('on: “soon” is no date. Write YYYY-MM-DD.');
    expect(refused(describeRegimes(withRows(), { regime: 'strat' }))).toBe(
      'regime: The model has no regime “strat”. It has strait.',
    );
    expect(describeRegimes(textModel('a-b rail 100'), {})).toMatchObject({ regimes: [], changes: [] });
  });
});

describe('rates', () => {
  // of 3,653 days 365 are restricted, 182 + 182 closed and 2,924 open
  test('R05 are counted from the record where no row gives them', () => {
    const rates = ratesOf(withRows());
    const openYears = 2924 / 365.25;
    expect(rates['open-closed']).toMatchObject({ basis: 'counted', changes: 1, years: openYears, sources: [] });
    expect(rates['open-closed']?.perYear).toBeCloseTo(1.5 / (openYears + 1), 12);
    expect(rates['open-restricted']?.perYear).toBeCloseTo(1.5 / (openYears + 1), 12);
    expect(rates['restricted-closed']?.perYear).toBeCloseTo(1.5 / (365 / 365.25 + 1), 12);
    expect(rates['restricted-open']?.perYear).toBeCloseTo(0.5 / (365 / 365.25 + 1), 12);
    expect(rates['closed-open']?.perYear).toBeCloseTo(2.5 / (364 / 365.25 + 1), 12);
    // chi-square of 3 degrees of freedom at 10 and 90 per cent, over 2 (n + 1)
    expect(rates['open-closed']?.low).toBeCloseTo(0.58437 / 2 / (openYears + 1), 5);
    expect(rates['open-closed']?.high).toBeCloseTo(6.2514 / 2 / (openYears + 1), 5);
  });

  test('R06 a state that was never left, or never seen, has a rate; one that the regime does not have has none', () => {
    const always = withRows({
      regime_state: [{ regimeId: 'strait', state: 'closed', validFrom: '2011-01-01', ...s }],
      regime_effect: [{ regimeId: 'strait', state: 'closed', forbidden: true }],
    });
    const rates = ratesOf(always);
    expect(Object.keys(rates)).toEqual(['open-closed', 'closed-open']);
    // the record begins closed: no change and no year of the state open is in it
    expect(rates['open-closed']).toMatchObject({ perYear: 0.5, changes: 0, years: 0 });
    expect(rates['closed-open']?.perYear).toBeCloseTo(0.5 / (3653 / 365.25 + 1), 12);
    expect(ratesOf(withRows({ regime_state: [], regime_effect: [] }))).toEqual({});
  });

  test('R07 follow relations, sanctions, drivers and regimes by exp(effect x (value - reference))', () => {
    const to = { regimeId: 'strait', fromState: 'open', toState: 'closed', ...s };
    const model = withRows({
      transition: [{ ...to, ratePerYear: 0.2, rateLow: 0.1, rateHigh: 0.4 }],
      dependency: [
        {
          ...to,
          dependencyId: 'd1',
          onKind: 'relation',
          on: 'AAA-BBB',
          reference: 2,
          effect: -0.5,
          effectLow: -0.8,
          effectHigh: -0.2,
        },
        { ...to, dependencyId: 'd2', onKind: 'sanction', on: 'x', effect: Math.log(3) },
        { ...to, dependencyId: 'd3', onKind: 'driver', on: 'war', effect: 0.1 },
        { ...to, dependencyId: 'd4', onKind: 'regime', on: 'other', effect: Math.log(2) },
      ],
    });
    const rates = ratesOf(model, { relation: () => -1, sanction: () => 1, driver: () => 5, regime: () => 1 });
    const rate = rates['open-closed'];
    expect(rate?.perYear).toBeCloseTo(0.2 * Math.exp(1.5) * 3 * Math.exp(0.5) * 2, 12);
    expect(rate?.low).toBeCloseTo(0.1 * Math.exp(0.6) * 3 * Math.exp(0.5) * 2, 12);
    expect(rate?.high).toBeCloseTo(0.4 * Math.exp(2.4) * 3 * Math.exp(0.5) * 2, 12);
    expect(rate?.factors[0]).toMatchObject({
      dependency: 'd1',
      on: 'AAA-BBB',
      dimension: 'all',
      value: -1,
      reference: 2,
    });
    expect(rates['open-restricted']?.factors).toEqual([]);
    const unknown = ratesOf(model)['open-closed'];
    expect(unknown?.factors[0]).toMatchObject({ value: null, factor: 1, low: 1, high: 1 });
    expect(unknown?.perYear).toBeCloseTo(0.2, 12);
  });

  test('R08 never leave 0 to 365 a year', () => {
    const to = { regimeId: 'strait', fromState: 'open', toState: 'closed', ...s };
    const driven = (effect: number, ratePerYear: number): number | undefined =>
      ratesOf(
        withRows({
          transition: [{ ...to, ratePerYear }],
          dependency: [{ ...to, dependencyId: 'd', onKind: 'driver', on: 'war', effect }],
        }),
        { ...noValues, driver: () => 1e6 },
      )['open-closed']?.perYear;
    expect(driven(1, 0.1)).toBe(365);
    expect(driven(1, 0)).toBe(0);
    expect(driven(-1, 0.1)).toBeCloseTo(0, 12);
  });

  test('R09 the values of the record: acts in force, levels of drivers, regimes not open', () => {
    const model = withRows({
      sanction: [
        { sanctionId: 'x', imposingParty: 'UN', target: 'T', legalAct: 'A', validFrom: '2016', validTo: '2017', ...s },
      ],
      driver: [{ driverId: 'war', name: 'War', unit: 'index' }],
      driver_state: [{ driverId: 'war', level: 3, validFrom: '2016-03', ...s }],
    });
    const values = dependencyValues(model, () => 1);
    const on = (date: string): readonly unknown[] => {
      const day = dayOf(date);
      return [values.sanction('x', day), values.driver('war', day), values.regime('strait', day)];
    };
    expect(on('2014-12-31')).toEqual([0, 0, 0]);
    expect(on('2015-06-01')).toEqual([0, 0, 1]);
    expect(on('2016-03-01')).toEqual([1, 3, 1]);
    expect(on('2018-01-01')).toEqual([0, 3, 0]);
  });
});

describe('outlook', () => {
  test('R10 where the strait may be a quarter and a year on, with its range', () => {
    const to = { regimeId: 'strait', fromState: 'open', toState: 'closed', ...s };
    const back = { ...to, fromState: 'closed', toState: 'open' };
    const model = withRows({
      regime_effect: [{ regimeId: 'strait', state: 'closed', forbidden: true }],
      regime_state: [],
      transition: [
        { ...to, ratePerYear: 0.2, rateLow: 0.1, rateHigh: 0.4 },
        { ...back, ratePerYear: 2 },
      ],
    });
    const { standing, quarter: soon, year } = regimeOutlook(model, straitOf(model), dayOf('2018-01-01'), noValues);
    const shut = (rate: number, years: number): number => (rate / (rate + 2)) * (1 - Math.exp(-(rate + 2) * years));
    expect(standing.state).toBe('open');
    for (const [each, years] of [
      [soon, 0.25],
      [year, 1],
    ] as const) {
      expect(each.closed).toBeCloseTo(shut(0.2, years), 12);
      expect(each.low.closed).toBeCloseTo(shut(0.1, years), 12);
      expect(each.high.closed).toBeCloseTo(shut(0.4, years), 12);
      expect(each.open).toBeCloseTo(1 - shut(0.2, years), 12);
      expect(each.restricted).toBe(0);
    }
  });
});

describe('the worked example of the method page', () => {
  test('R14 a border that closes more often when relations are bad, and opens within a week', () => {
    const to = { regimeId: 'strait', fromState: 'open', toState: 'closed', ...s };
    const model = withRows({
      regime_effect: [{ regimeId: 'strait', state: 'closed', forbidden: true }],
      regime_state: [],
      transition: [
        { ...to, ratePerYear: 0.2 },
        { ...to, fromState: 'closed', toState: 'open', ratePerYear: 52 },
      ],
      dependency: [{ ...to, dependencyId: 'd', onKind: 'relation', on: 'AAA-BBB', effect: -0.15 }],
    });
    const values = { ...noValues, relation: () => -4 };
    const { rates, quarter: soon } = regimeOutlook(model, straitOf(model), dayOf('2018-01-01'), values);
    expect(rates[0]?.perYear).toBeCloseTo(0.364, 3);
    expect(soon.closed).toBeCloseTo(0.007, 4);
    expect(1 - Math.exp(-(rates[0]?.perYear ?? 0) * 0.25)).toBeCloseTo(0.087, 3);
  });
});
