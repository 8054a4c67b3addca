import { isRefusal } from '../../src/findings/refusal.ts';
import { describe, expect, test } from 'vitest';
import { findFlows } from '../../src/flows/find-flows.ts';
import { demandPeriods } from '../../src/demand/od-matrix.ts';
import { compile } from '../../src/network/compile.ts';
import { ask, modelWith, words } from './flow-model.ts';
import { refused } from './refused.ts';

const demand = (fromZoneId: string, toZoneId: string, period: string, tonnes: number) =>
  ({ fromZoneId, toZoneId, commodityId: 'box', period, tonnes, sourceId: ['s'] }) as const;

describe('V: periods of demand', () => {
  const years = [demand('a', 'd', '2023-03-21/2024-03-19', 36_500), demand('a', 'e', '2023-Q1', 900)];
  test('V01 stand in order of their days, not of their letters', () => {
    expect(demandPeriods(compile(modelWith({ demand: [...years].reverse() })))).toEqual([
      '2023-Q1',
      '2023-03-21/2024-03-19',
    ]);
    const mixed = [demand('a', 'd', '2022-12', 1), demand('a', 'e', '2022-Q4', 1), demand('d', 'a', '2022', 1)];
    expect(demandPeriods(compile(modelWith({ demand: mixed })))).toEqual(['2022', '2022-Q4', '2022-12']);
  });

  test('V02 of different lengths answer every quarter that their days cover', () => {
    const model = modelWith({ demand: years });
    expect(ask(model, { period: '2023-Q3' }).demandTonnes).toBeCloseTo((36_500 / 365) * 92, 6);
    expect(ask(model, { period: '2024-01' }).demandTonnes).toBeCloseTo((36_500 / 365) * 31, 6);
    const year = modelWith({ demand: [demand('a', 'd', '2022', 36_500), demand('a', 'e', '2022-Q1', 900)] });
    expect(ask(year, { period: '2022-Q3' }).demandTonnes).toBeCloseTo(100 * 92, 6);
  });

  test('V03 with a hole refuse a question that has one of its days, and say what there is', () => {
    const model = modelWith({ demand: [demand('a', 'd', '2023-Q1', 900), demand('a', 'd', '2023-Q3', 900)] });
    expect(refused(words(model, { period: '2023-Q2' }))).toContain(
      'period: The model has demand for 2023-01-01/2023-03-31, 2023-07-01/2023-09-30, none for 2023-Q2.',
    );
    expect(refused(words(model, { period: '2023' }))).toContain(
      'period: The model has demand for 2023-01-01/2023-03-31, 2023-07-01/2023-09-30, none for 2023-04-01/2023-06-30, 2023-10-01/2023-12-31, which 2023 has too.',
    );
    expect(ask(model, { period: '2023-Q3' }).demandTonnes).toBe(900);
    expect(ask(model, { period: '2023-09' }).demandTonnes).toBeCloseTo((900 / 92) * 30, 6);
  });

  test('V04 that have not all of the quarter of the reference date give the one with that date instead', () => {
    const period = (rows: Parameters<typeof demand>[2][]): unknown => {
      const model = modelWith({ demand: rows.map((each) => demand('a', 'd', each, 900)) });
      const answer = findFlows(compile(model), {});
      return isRefusal(answer) ? answer : answer.period;
    };
    // the reference date is 2023-06-01
    expect(period(['2023-Q1', '2023-Q2'])).toBe('2023-Q2');
    expect(period(['2022-Q1', '2023-05/2024-04'])).toBe('2023-05/2024-04');
    expect(period(['2025', '2024'])).toBe('2024');
  });
});
