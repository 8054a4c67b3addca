import { describe, expect, it } from 'vitest';
import { countingDate, countingDay, countingMonth } from './counting-day.ts';
import { formatDay, getFirstDay, getLastDay } from './date.ts';
import { monthEnd, monthsIn } from './month.ts';
import { stepEnd, yearStart } from './step.ts';

describe('months', () => {
  it.each([
    ['2023-02', '2023-02-28'],
    ['2024-02', '2024-02-29'],
    ['1900-02', '1900-02-28'],
    ['2023-12', '2023-12-31'],
  ])('%s ends on %s', (month, day) => expect(monthEnd(month)).toBe(day));

  it('of a period are those that share a day with it', () => {
    const months = (from: string, to: string): readonly string[] =>
      monthsIn({ first: getFirstDay(from), last: getLastDay(to) });
    expect(months('2023-11-30', '2024-02-01')).toEqual(['2023-11', '2023-12', '2024-01', '2024-02']);
    expect(months('2023', '2023')).toHaveLength(12);
    expect(months('2023-06-05', '2023-06-05')).toEqual(['2023-06']);
  });

  it('quarters and years end on the last of their days', () => {
    const end = (day: string, step: 'month' | 'quarter' | 'year'): string => formatDay(stepEnd(getFirstDay(day), step));
    expect([end('2024-02-01', 'month'), end('2024-02-01', 'quarter'), end('2024-02-01', 'year')]).toEqual([
      '2024-02-29',
      '2024-03-31',
      '2024-12-31',
    ]);
    expect(formatDay(yearStart(getFirstDay('2024-12-31')))).toBe('2024-01-01');
  });
});

describe('what is dated by a month or a year', () => {
  it.each([
    ['2012', '2012-07-01'],
    ['2001-11', '2001-11-15'],
    ['2010-05-04', '2010-05-04'],
  ])('of %s counts on %s', (date, day) => {
    expect(countingDate(date)).toBe(day);
    expect(countingDay(date)).toBe(getFirstDay(day));
    expect(countingMonth(date)).toBe(day.slice(0, 7));
  });

  it('counts on no day where its date is none', () => {
    expect(['2020-13', '2023-02-29', 'x'].map(countingDay)).toEqual([undefined, undefined, undefined]);
  });
});
