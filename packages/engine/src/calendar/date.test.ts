import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dayNumber,
  firstDay,
  formatDay,
  getFirstDay,
  isDay,
  isWithin,
  lastDay,
  parseDate,
  yearsBefore,
} from './date.ts';

describe('dates', () => {
  it('agree with the platform calendar over four centuries', () => {
    fc.assert(
      fc.property(fc.integer({ min: -80_000, max: 80_000 }), (day) => {
        const text = new Date(day * 86_400_000).toISOString().slice(0, 10);
        expect(formatDay(day)).toBe(text);
        expect(firstDay(text)).toBe(day);
        expect(lastDay(text)).toBe(day);
      }),
      { seed: 20230601 },
    );
  });

  it('let a month or a year stand for its first and last day', () => {
    expect([firstDay('2024-02'), lastDay('2024-02')]).toEqual([dayNumber(2024, 2, 1), dayNumber(2024, 2, 29)]);
    expect(isWithin(dayNumber(2024, 12, 31), '2024', '2024')).toBe(true);
    expect(isWithin(dayNumber(2025, 1, 1), '2024', '2024')).toBe(false);
  });

  it.each(['2023-02-29', '2023-13', '23-01-01', '2023-1-1', '', '2023-00-10'])('refuse %j', (text) => {
    expect(parseDate(text)).toBeUndefined();
  });

  it('come back so many years before, but for the 29th of February', () => {
    const before = (date: string, years: number): string => formatDay(yearsBefore(getFirstDay(date), years));
    expect([before('2024-02-29', 3), before('2024-02-29', 4), before('2026-06-30', 3)]).toEqual([
      '2021-02-28',
      '2020-02-29',
      '2023-06-30',
    ]);
    fc.assert(
      fc.property(fc.integer({ min: -25_000, max: 47_000 }), fc.integer({ min: 1, max: 30 }), (day, years) => {
        const [date, earlier] = [formatDay(day), formatDay(yearsBefore(day, years))];
        expect(Number(date.slice(0, 4)) - Number(earlier.slice(0, 4))).toBe(years);
        expect(earlier.slice(5)).toBe(date.endsWith('02-29') && earlier.endsWith('02-28') ? '02-28' : date.slice(5));
      }),
      { seed: 20_231_109 },
    );
  });

  it('are days where year, month and day are named and exist', () => {
    expect(['2024-02-29', '2023-02-29', '2024-02', '2024', '2024-2-9'].map(isDay)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});
