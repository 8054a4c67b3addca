import { describe, expect, it } from 'vitest';
import {
  formatCo2e,
  formatDate,
  formatExact,
  formatHourRange,
  formatHours,
  formatKm,
  formatNumber,
  formatRisk,
  formatUsd,
  plural,
} from './numbers.ts';

describe('how figures are written', () => {
  it('with two to three significant digits and a unit', () => {
    expect([formatNumber(0.01234), formatNumber(45.678), formatNumber(1234.5)]).toEqual(['0.012', '45.7', '1,230']);
    expect([formatHours(5), formatHours(47.9), formatHours(240), formatHours(700)]).toEqual([
      '5 h',
      '47.9 h',
      '10 days',
      '29 days',
    ]);
    expect([formatUsd(2003.16), formatUsd(123456)]).toEqual(['2,003 USD', '123,000 USD']);
    expect([formatCo2e(380.2), formatCo2e(5912)]).toEqual(['380 kg', '5.9 t']);
    expect([formatKm(57.4), formatKm(9837)]).toEqual(['57 km', '9,840 km']);
    expect([formatRisk(0), formatRisk(0.004), formatRisk(0.061)]).toEqual(['0 %', '< 1 %', '6 %']);
  });

  it('ranges with a dash, and as one figure where both ends read the same', () => {
    expect(formatHourRange(18 * 24, 23 * 24)).toBe('18–23 days');
    expect(formatHourRange(200.1, 200.2)).toBe('8.3 days');
  });

  it('what is not known as such, never as nothing', () => {
    for (const format of [formatNumber, formatHours, formatUsd, formatCo2e, formatKm])
      expect(format(Infinity)).toBe('not known');
  });

  it('facts of the model as they stand there', () => {
    expect([formatExact(1435), formatExact(0.3029), formatExact(12593252)]).toEqual(['1435', '0.3029', '12,593,252']);
    expect(formatDate('2023-03-01')).toBe('1 March 2023');
    expect([plural(1, 'city', 'cities'), plural(1200, 'city', 'cities')]).toEqual(['1 city', '1,200 cities']);
  });
});
