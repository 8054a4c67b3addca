import { describe, expect, test } from 'vitest';
import { getFirstDay } from '../calendar/date.ts';
import { createModel } from '../model/model.ts';
import type { ModelDraft } from '../model/model.ts';
import { tradeShareOn } from './trade-share.ts';
import type { TradeShare } from './trade-share.ts';

const draft: ModelDraft = {
  actor: [
    { actorId: 'AAA', name: 'Alpha', kind: 'state', tradeUsd: 1000, tradeYear: 2023, sourceId: ['a23'] },
    { actorId: 'BBB', name: 'Bravo', kind: 'state', tradeUsd: 400, tradeYear: 2023, sourceId: ['b23'] },
  ],
  actor_trade: [
    { actorId: 'AAA', year: 2015, usd: 500, sourceId: ['a15'] },
    { actorId: 'AAA', year: 2019, usd: 800, sourceId: ['a19'] },
    { actorId: 'AAA', year: 2021, usd: 900, sourceId: ['a21'] },
  ],
  trade: [
    { tradeId: 't15', fromCountry: 'BBB', toCountry: 'AAA', period: '2015', usd: 50, use: 'turnover', sourceId: ['t'] },
    { tradeId: 't20', fromCountry: 'AAA', toCountry: 'BBB', period: '2020', usd: 80, use: 'turnover', sourceId: ['t'] },
    { tradeId: 't21', fromCountry: 'AAA', toCountry: 'BBB', period: '2021', usd: 90, use: 'turnover', sourceId: ['t'] },
  ],
};

function on(date: string): TradeShare | undefined {
  return tradeShareOn(createModel('pair', draft), 'AAA', 'BBB', getFirstDay(date));
}

describe('the share that a pair has in the trade of its sides', () => {
  test.each<readonly [string, string, Partial<TradeShare> | undefined]>([
    ['before the first turnover is not known', '2014-12-31', undefined],
    [
      'is of its own year, and not known of a side without a total near it',
      '2015-01-01',
      { period: '2015', totalYearOfA: 2015, shareOfB: null, totalYearOfB: null },
    ],
    ['stands for three years after its period', '2018-12-31', { period: '2015' }],
    ['is not known after them', '2019-01-01', undefined],
    [
      'takes the earlier of two totals as near',
      '2020-06-01',
      { period: '2020', totalYearOfA: 2019, totalYearOfB: 2023 },
    ],
    ['takes the newest turnover', '2022-06-01', { period: '2021', totalYearOfA: 2021, totalYearOfB: 2023 }],
    ['is not carried on for ever', '2025-01-01', undefined],
  ])('%s (%s)', (_, date, expected) => {
    if (expected === undefined) expect(on(date)).toBeUndefined();
    else expect(on(date)).toMatchObject(expected);
  });

  test('names the sources of turnover and totals, and is turnover over total', () => {
    const found = on('2021-06-01');
    expect(found?.shareOfA).toBeCloseTo((90 * 365.25) / 365 / 900, 9);
    expect(found?.shareOfB).toBeCloseTo((90 * 365.25) / 365 / 400, 9);
    expect(found?.sources).toEqual(['t', 'a21', 'b23']);
  });
});
