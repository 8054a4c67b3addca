import { describe, expect, it } from 'vitest';
import { dayOfMoment, formatMinute, formatMoment, momentOfDay, today } from './clock.ts';
import { getFirstDay } from './date.ts';
import { parseHoursOpen, parseSeason } from './opening-hours.ts';

describe('moments', () => {
  it('have the date of UTC, wherever the computer stands', () => {
    expect(today(Date.parse('2026-11-28T23:59:59.999Z'))).toBe('2026-11-28');
    // in Auckland it is the 29th, in New York still the 28th
    expect(today(Date.parse('2026-11-29T00:00+00:00'))).toBe('2026-11-29');
    expect(today(-1)).toBe('1969-12-31');
    expect(formatMoment(Date.parse('2026-11-28T10:00Z'))).toBe('2026-11-28T10:00:00.000Z');
  });

  it('of the begin of a day lie in it', () => {
    const day = getFirstDay('2024-02-29');
    expect(momentOfDay(day)).toBe(Date.parse('2024-02-29T00:00Z'));
    expect([dayOfMoment(momentOfDay(day)), dayOfMoment(momentOfDay(day) - 1)]).toEqual([day, day - 1]);
  });

  it('of a search are written to the minute', () => {
    expect(formatMinute(getFirstDay('2023-06-01') * 1440 + 61.5)).toBe('2023-06-01T01:02');
    expect(formatMinute(-0.4)).toBe('1970-01-01T00:00');
    expect(formatMinute(-1)).toBe('1969-12-31T23:59');
  });
});

describe('opening hours', () => {
  it('are read from 00:00 to 24:00, seasons with days that exist in some year', () => {
    expect(parseHoursOpen('08:30-24:00')).toEqual({ open: 510, close: 1440 });
    expect(['24:01-08:00', '8:00-12:00', '08:60-12:00'].map(parseHoursOpen)).toEqual([undefined, undefined, undefined]);
    expect(parseSeason('11-15/02-29')).toEqual({ from: [11, 15], to: [2, 29] });
    expect(['02-30/03-01', '13-01/12-31', '11-15'].map(parseSeason)).toEqual([undefined, undefined, undefined]);
  });
});
