import { describe, expect, test } from 'vitest';
import { firstDay } from '../calendar/date.ts';
import { createModel } from '../model/model.ts';
import { partnerDiversity, reassurance } from './hedging.ts';
import { countingDay } from '../calendar/counting-day.ts';
import type { RelationEvent } from './relation-event.ts';

const reading = { scores: 'goldstein', weighByConfidence: false } as const;

function act(a: string, b: string, date: string, score: number, confidence = 1): RelationEvent {
  return {
    id: `${a}${b}${date}${String(score)}`,
    day: countingDay(date) ?? 0,
    date,
    a,
    b,
    mutual: false,
    title: '',
    scores: { goldstein: score, plover: undefined },
    tags: [],
    confidence,
    sources: [],
  };
}

const on = (date: string): number => firstDay(date) ?? 0;
const model = createModel('formats', {
  membership: [
    { actorId: 'BBB', format: 'WEST', role: 'member' },
    { actorId: 'CCC', format: 'EAST', role: 'member' },
    { actorId: 'CCC', format: 'WEST', role: 'member' },
    { actorId: 'CCC', format: 'TRADE', role: 'member' },
    { actorId: 'DDD', format: 'EAST', role: 'observer' },
    { actorId: 'BBB', format: 'EAST', role: 'member', validTo: '2015' },
  ],
});

describe('partner diversity', () => {
  const events = [
    act('AAA', 'BBB', '2020-03-01', 6),
    act('CCC', 'AAA', '2021-03-01', 3),
    act('AAA', 'DDD', '2021-05-01', 3),
    act('AAA', 'BBB', '2021-06-01', -9),
    act('BBB', 'CCC', '2021-06-01', 8),
    act('AAA', 'CCC', '2015-01-01', 8),
    act('AAA', 'CCC', '2023-01-01', 8),
  ];

  test('01 shares of the friendly scores of the last five years, of acts of either side', () => {
    const found = partnerDiversity(model, events, 'AAA', on('2022-01-01'), reading, undefined);
    expect(found).toMatchObject({
      events: 3,
      partners: [
        { name: 'BBB', share: 0.5 },
        { name: 'CCC', share: 0.25 },
        { name: 'DDD', share: 0.25 },
      ],
      blocs: null,
      blocDiversity: null,
    });
    expect(found.diversity).toBeCloseTo(1 - (0.25 + 0.0625 + 0.0625), 12);
    expect(found.effectivePartners).toBeCloseTo(1 / 0.375, 12);
  });

  test('02 a partner in two named blocs counts by half in each, one in none as none', () => {
    const { blocs, blocDiversity } = partnerDiversity(model, events, 'AAA', on('2022-01-01'), reading, [
      'WEST',
      'EAST',
    ]);
    expect(blocs).toEqual([
      { name: 'WEST', share: 0.625 },
      { name: 'none', share: 0.25 },
      { name: 'EAST', share: 0.125 },
    ]);
    expect(blocDiversity).toBeCloseTo(1 - (0.625 ** 2 + 0.25 ** 2 + 0.125 ** 2), 12);
  });

  test('03 confidence weighs the scores', () => {
    const unsure = [act('AAA', 'BBB', '2021-03-01', 6, 0.5), act('AAA', 'CCC', '2021-03-01', 3)];
    const weighed = { ...reading, weighByConfidence: true };
    expect(partnerDiversity(model, unsure, 'AAA', on('2022-01-01'), weighed, undefined).diversity).toBeCloseTo(0.5, 12);
  });

  test('04 without friendly acts nothing is known', () => {
    expect(partnerDiversity(model, [], 'AAA', on('2022-01-01'), reading, ['EAST'])).toMatchObject({
      events: 0,
      partners: [],
      diversity: null,
      effectivePartners: null,
      blocs: [],
      blocDiversity: null,
    });
  });
});

describe('reassurance', () => {
  const of = (events: readonly RelationEvent[], date = '2022-01-01') =>
    reassurance(events, 'AAA', 'BBB', on(date), reading);

  test('05 a friendly act of either side within 30 days reassures, the day itself and the 31st do not', () => {
    const hostile = act('AAA', 'BBB', '2020-01-01', -5);
    const answered = (date: string): number => of([hostile, act('BBB', 'AAA', date, 2)]).reassured;
    expect(['2020-01-01', '2020-01-02', '2020-01-31', '2020-02-01'].map(answered)).toEqual([0, 1, 1, 0]);
  });

  test('06 ratio, interval and the ratio of any day', () => {
    const found = of([
      act('AAA', 'BBB', '2020-01-01', -5),
      act('BBB', 'AAA', '2020-01-11', 4),
      act('BBB', 'AAA', '2020-06-01', -1),
      act('AAA', 'CCC', '2020-06-02', 9),
      act('BBB', 'AAA', '2021-06-01', -1),
    ]);
    expect(found).toMatchObject({ negative: 3, reassured: 1, leftOut: 0 });
    expect(found.ratio).toBeCloseTo(1 / 3, 12);
    // days from 1 January 2020 to 2 December 2021, of which the ten before 11 January are followed
    expect(found.byChance).toBeCloseTo(10 / (on('2021-12-02') - on('2020-01-01') + 1), 12);
    expect(found.low).toBeLessThan(1 / 3);
    expect(found.high).toBeGreaterThan(1 / 3);
  });

  test('07 acts known by their month, and those whose days of waiting are not over, are left out', () => {
    const events = [
      act('AAA', 'BBB', '2020-01', -5),
      act('AAA', 'BBB', '2021-12-20', -5),
      act('AAA', 'BBB', '2020', 4),
    ];
    expect(of(events)).toMatchObject({ negative: 0, reassured: 0, ratio: null, low: null, high: null, leftOut: 2 });
    expect(of(events, '2022-02-01')).toMatchObject({ negative: 1, ratio: 0, low: 0, leftOut: 1 });
  });
});
