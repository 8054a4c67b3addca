import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, formatDay } from './date.ts';
import { midDate, overlapDays, parsePeriod, periodDays, quarterAt, quartersIn } from './period.ts';
import type { Period } from './period.ts';

function read(text: string): Period {
  const period = parsePeriod(text);
  if (period === undefined) throw new Error(`“${text}” is no period`);
  return period;
}

describe('periods', () => {
  it.each([
    ['2023', '2023-01-01', '2023-12-31', 365],
    ['2024', '2024-01-01', '2024-12-31', 366],
    ['2023-Q1', '2023-01-01', '2023-03-31', 90],
    ['2024-Q1', '2024-01-01', '2024-03-31', 91],
    ['2024-Q4', '2024-10-01', '2024-12-31', 92],
    ['2024-02', '2024-02-01', '2024-02-29', 29],
    ['2023-06-05', '2023-06-05', '2023-06-05', 1],
    ['2022-11/2023-02', '2022-11-01', '2023-02-28', 120],
    ['2023-Q1/2023-Q3', '2023-01-01', '2023-09-30', 273],
    ['2019-04/2020', '2019-04-01', '2020-12-31', 641],
    // the Iranian years 1402 and 1403 (a leap year of that calendar)
    ['2023-03-21/2024-03-19', '2023-03-21', '2024-03-19', 365],
    ['2024-03-20/2025-03-20', '2024-03-20', '2025-03-20', 366],
  ])('%s runs from %s to %s', (text, first, last, days) => {
    const period = read(text);
    expect([formatDay(period.first), formatDay(period.last), periodDays(period)]).toEqual([first, last, days]);
  });

  it.each(['', '2023-Q5', '2023-Q0', '2024-02-30', '2023/2022', '2023/2024/2025', 'FY2023', '2023-Q1/', '23-Q1'])(
    'refuse %j',
    (text) => {
      expect(parsePeriod(text)).toBeUndefined();
    },
  );

  it('share the days that lie in both', () => {
    expect(overlapDays(read('2023-03-21/2024-03-19'), read('2023-Q1'))).toBe(11);
    expect(overlapDays(read('2023-03-21/2024-03-19'), read('2023-Q2'))).toBe(91);
    expect(overlapDays(read('2023'), read('2024-Q1'))).toBe(0);
  });

  it('have a middle day', () => {
    expect(midDate(read('2023-Q1'))).toBe('2023-02-15');
    expect(midDate(read('2023-06-05'))).toBe('2023-06-05');
    expect(midDate(read('2024-02-28/2024-03-01'))).toBe('2024-02-29');
  });

  it('fall into quarters that tile the years', () => {
    expect(quartersIn(read('2021-03-21/2021-10-01')).map(({ name }) => name)).toEqual([
      '2021-Q1',
      '2021-Q2',
      '2021-Q3',
      '2021-Q4',
    ]);
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 30_000 }), fc.integer({ min: 0, max: 2_000 }), (first, length) => {
        const period = { first, last: first + length };
        const quarters = quartersIn(period);
        expect(quarters.reduce((sum, quarter) => sum + overlapDays(quarter, period), 0)).toBe(length + 1);
      }),
      { seed: 20240229 },
    );
    expect(quarterAt(2024, 4).last + 1).toBe(dayNumber(2025, 1, 1));
  });
});
