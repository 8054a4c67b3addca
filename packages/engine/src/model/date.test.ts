import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, firstDay, formatDay, isWithin, lastDay, parseDate } from './date.ts';
import { greatCircleKm } from './great-circle.ts';

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
});

describe('greatCircleKm', () => {
  it('agrees with the exact geodesic from Mumbai to St Petersburg', () => {
    // Karney's algorithm gives 5,668.3 km
    expect(greatCircleKm(72.84, 18.94, 30.31, 59.94)).toBeCloseTo(5668.3, -1);
  });
});
