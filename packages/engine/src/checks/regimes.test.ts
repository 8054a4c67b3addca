import { describe, expect, test } from 'vitest';
import { createModel } from '../model/model.ts';
import type { ModelDraft } from '../model/model.ts';
import { checkRegimes } from './regimes.ts';

const s = { sourceId: ['s'] };
const regime = (regimeId: string): NonNullable<ModelDraft['regime']>[number] => ({ regimeId, name: regimeId });
const base: ModelDraft = {
  actor: [
    { actorId: 'AAA', name: 'A', kind: 'state' },
    { actorId: 'BBB', name: 'B', kind: 'state' },
  ],
  regime: [regime('r'), regime('q')],
  driver: [{ driverId: 'war', name: 'War', unit: 'index' }],
  sanction: [{ sanctionId: 'x', imposingParty: 'UN', target: 'T', legalAct: 'A', validFrom: '2020', ...s }],
  event: [{ eventId: 'e', date: '2020-03-10', title: 'E' }],
};
const findingsOf = (draft: ModelDraft): readonly string[] =>
  checkRegimes(createModel('test', { ...base, ...draft })).map(({ code, file, row, column, found }) =>
    `${code} ${file}:${String(row)} ${column ?? ''} ${found ?? ''}`.trim(),
  );
const state = (validFrom: string, validTo?: string, more: object = {}): object => ({
  regimeId: 'r',
  state: 'closed',
  validFrom,
  ...(validTo === undefined ? {} : { validTo }),
  ...s,
  ...more,
});
const rate = { regimeId: 'r', fromState: 'open', toState: 'closed', ratePerYear: 1 };
const follows = {
  dependencyId: 'd',
  regimeId: 'r',
  fromState: 'open',
  toState: 'closed',
  onKind: 'driver',
  on: 'war',
  effect: 1,
  ...s,
};

describe('checkRegimes', () => {
  test('01 a sound record has no findings', () => {
    expect(
      findingsOf({
        regime_state: [state('2020-01', '2020-02'), state('2020-03-01', undefined, { eventId: ['e'] })],
        driver_state: [
          { driverId: 'war', level: 1, validFrom: '2020', validTo: '2020', ...s },
          { driverId: 'war', level: 2, validFrom: '2021', ...s },
        ],
        transition: [{ ...rate, rateLow: 0.5, rateHigh: 2 }],
        dependency: [
          follows,
          { ...follows, onKind: 'relation', on: 'AAA-BBB' },
          { ...follows, onKind: 'sanction', on: 'x' },
          { ...follows, onKind: 'regime', on: 'q' },
          { dependencyId: 'e', dyad: 'AAA-BBB', onKind: 'driver', on: 'war', effect: 1, ...s },
        ],
      }),
    ).toEqual([]);
  });

  test.each<readonly [string, readonly object[], string]>([
    ['a row within another', [state('2020', '2020'), state('2020-05', '2020-06')], '3 valid_from 2020-05'],
    ['a row after one without end', [state('2020-01'), state('2021-01')], '3 valid_from 2021-01'],
    [
      'the same day, whatever the order',
      [state('2020-03', '2020-05'), state('2020-01', '2020-03-01')],
      '2 valid_from 2020-03',
    ],
    [
      'a long row that outlasts a short one',
      [state('2020', '2022'), state('2020-02', '2020-02'), state('2021-02', '2021-03')],
      '3 valid_from 2020-02|4 valid_from 2021-02',
    ],
  ])('02 overlapping states: %s', (_, rows, expected) => {
    expect(findingsOf({ regime_state: rows })).toEqual(
      expected.split('|').map((each) => `regime-states-overlap regime_state.csv:${each}`),
    );
  });

  test('03 overlapping levels of a driver', () => {
    const rows = [
      { driverId: 'war', level: 1, validFrom: '2020', ...s },
      { driverId: 'war', level: 2, validFrom: '2021', ...s },
    ];
    expect(findingsOf({ driver_state: rows })).toEqual(['driver-states-overlap driver_state.csv:3 valid_from 2021']);
  });

  test('04 an event up to 31 days after a state began may have brought it about, a later one not', () => {
    const named = (from: string): readonly string[] =>
      findingsOf({
        regime_state: [state(from, undefined, { eventId: ['e'] })] as NonNullable<ModelDraft['regime_state']>,
      });
    expect(named('2020-02-08')).toEqual([]);
    expect(named('2020-02-07')).toEqual(['event-after-state regime_state.csv:2 event_id e']);
    // a month may mean its last day
    expect(named('2020-02')).toEqual([]);
    expect(named('2025')).toEqual([]);
  });

  test.each<readonly [string, object, string]>([
    ['to itself', { toState: 'open' }, 'transition-to-itself transition.csv:2 to_state open'],
    ['low end above', { rateLow: 2 }, 'range-reversed transition.csv:2 rate_low 2'],
    ['high end below', { rateHigh: 0.5 }, 'range-reversed transition.csv:2 rate_high 0.5'],
  ])('05 transition: %s', (_, change, expected) => {
    expect(findingsOf({ transition: [{ ...rate, ...change }] })).toEqual([expected]);
  });

  test.each<readonly [string, readonly (string | undefined)[], readonly string[]]>([
    ['seasons that lie apart, and the rest of the year', ['12-01/03-31', undefined, '04-01/11-30'], []],
    ['seasons that share a day', ['12-01/03-31', '03-31/05-01'], ['03-31/05-01']],
    ['one within another', ['11-01/04-30', '12-01/12-31'], ['12-01/12-31']],
    ['one around another', ['12-01/12-31', '11-01/04-30'], ['11-01/04-30']],
    ['a season and the whole year', ['12-01/12-31', '01-01/12-31'], ['01-01/12-31']],
  ])('05b %s', (_, seasons, found) => {
    const rows = seasons.map((season) => ({ ...rate, ...(season === undefined ? {} : { season }) }));
    expect(findingsOf({ transition: rows })).toEqual(
      found.map((season) => `transition-seasons-overlap transition.csv:${rows.length + 1} season ${season}`),
    );
  });

  test.each<readonly [string, object, string]>([
    ['regime and dyad', { dyad: 'AAA-BBB' }, 'dependency-incomplete dependency.csv:2 regime_id r'],
    ['neither', { regimeId: undefined }, 'dependency-incomplete dependency.csv:2 regime_id'],
    ['no transition', { toState: undefined }, 'dependency-incomplete dependency.csv:2 to_state'],
    ['from a state to itself', { toState: 'open' }, 'dependency-incomplete dependency.csv:2 to_state open'],
    ['a driver that is not there', { on: 'wars' }, 'reference-broken dependency.csv:2 on wars'],
    ['a sanction that is not there', { onKind: 'sanction' }, 'reference-broken dependency.csv:2 on war'],
    ['its own regime', { onKind: 'regime', on: 'r' }, 'dependency-on-itself dependency.csv:2 on r'],
    ['no pair', { onKind: 'relation', on: 'AAA' }, 'dyad-invalid dependency.csv:2 on AAA'],
    ['one actor twice', { onKind: 'relation', on: 'AAA-AAA' }, 'dyad-invalid dependency.csv:2 on AAA-AAA'],
    ['a stranger', { onKind: 'relation', on: 'AAA-CCC' }, 'reference-broken dependency.csv:2 on AAA-CCC'],
    [
      'a relation on itself',
      { regimeId: undefined, dyad: 'AAA-BBB', onKind: 'relation', on: 'BBB-AAA' },
      'dependency-on-itself dependency.csv:2 on BBB-AAA',
    ],
    ['an effect outside its range', { effectHigh: 0.5 }, 'range-reversed dependency.csv:2 effect_high 0.5'],
  ])('06 dependency: %s', (_, change, expected) => {
    expect(findingsOf({ dependency: [{ ...follows, ...change }] })).toEqual([expected]);
  });
});
