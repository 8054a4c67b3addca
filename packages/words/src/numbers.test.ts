import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDate, periodWords } from './dates.ts';
import {
  formatCount,
  formatExact,
  formatFirst,
  formatFixed,
  formatGap,
  formatNumber,
  formatPercent,
  formatShort,
  formatSigned,
  formatWholePercent,
  plural,
} from './numbers.ts';
import {
  formatAmount,
  formatCo2e,
  formatDays,
  formatDegrees,
  formatHourRange,
  formatHours,
  formatKm,
  formatMoney,
  formatSignedAmount,
  formatTonneKm,
  formatTonnes,
  formatTonnesChange,
  formatUsd,
} from './units.ts';

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
  });

  it('writes whole numbers as Intl does in English', () => {
    const intl = new Intl.NumberFormat('en', { maximumFractionDigits: 0, signDisplay: 'negative' });
    const written = (value: number): string => intl.format(value).replace('-', '−');
    fc.assert(
      fc.property(
        fc.oneof(fc.double({ min: -(2 ** 53), max: 2 ** 53 }), fc.integer(), fc.float({ min: -1e6, max: 1e6 })),
        (value) => {
          expect(formatCount(value)).toBe(written(value));
        },
      ),
      { examples: [[0.5], [2.5], [-0.5], [-0.4], [999.5], [1e21], [123456789], [Infinity], [NaN]] },
    );
  });

  it('below zero as above it, with one minus sign', () => {
    expect([formatNumber(-45.678), formatCount(-1234), formatFixed(-1.25, 1), formatShort(-0.001234)]).toEqual([
      '−45.7',
      '−1,234',
      '−1.3',
      '−0.00123',
    ]);
    expect([formatSigned(1.26, 1), formatSigned(-0.04, 1), formatSigned(-0.06, 1)]).toEqual(['+1.3', '0.0', '−0.1']);
    expect([formatFixed(-0.001, 2), formatCount(-0.2), formatExact(-12.5)]).toEqual(['0.00', '0', '−12.5']);
  });

  it('shares in per cent: nothing is nothing, what is small is not rounded away', () => {
    expect([0, 0.0004, 0.004, 0.061, 0.0999, 0.1, 0.126, 1.126].map(formatPercent)).toEqual([
      '0 %',
      '0.0 %',
      '0.4 %',
      '6.1 %',
      '10.0 %',
      '10 %',
      '13 %',
      '113 %',
    ]);
    expect([undefined, 0, 0.004, 0.061, 1.126].map(formatWholePercent)).toEqual([
      'not known',
      '0 %',
      '< 1 %',
      '6 %',
      '113 %',
    ]);
  });

  it('tonnes with the prefix that keeps them short, also where rounding leads to the next', () => {
    expect([0, 0.4, 640, 999.4, 999.6, 74_200, 999_600, 2_200_000].map(formatTonnes)).toEqual([
      '0 t',
      '0 t',
      '640 t',
      '999 t',
      '1 kt',
      '74.2 kt',
      '1 Mt',
      '2.2 Mt',
    ]);
    expect([-1500, 0.2, 1500].map(formatTonnesChange)).toEqual(['−1.5 kt', 'no change', '+1.5 kt']);
    expect([formatAmount(1500, 't'), formatAmount(1500, 'TEU')]).toEqual(['1.5 kt', '1,500 TEU']);
    expect([formatSignedAmount(-1500, 't-days'), formatSignedAmount(0, 't')]).toEqual(['−1,500 t-days', '+0 t']);
    expect([640_000, 7_400_000, 2e9].map(formatMoney)).toEqual(['640,000 USD', '7.4 million USD', '2 bn USD']);
    expect([46.3e9, 258e6].map(formatTonneKm)).toEqual(['46.3 bn tkm', '258 million tkm']);
    expect([0, 8e-5, -1e-16].map(formatGap)).toEqual(['0', '8e-5', '-1e-16']);
  });

  it('ranges with a dash, and as one figure where both ends read the same', () => {
    expect(formatHourRange(18 * 24, 23 * 24)).toBe('18–23 days');
    expect(formatHourRange(200.1, 200.2)).toBe('8.3 days');
    expect(formatDays(612)).toBe('25.5');
  });

  it('what is not known as such, never as nothing', () => {
    for (const format of [formatNumber, formatHours, formatUsd, formatCo2e, formatKm, formatTonnes, formatPercent])
      expect(format(Infinity)).toBe('not known');
    expect(formatFixed(Number.NaN, 1)).toBe('not known');
  });

  it('facts of the model as they stand there', () => {
    expect([formatExact(1435), formatExact(0.3029), formatExact(12593252)]).toEqual(['1435', '0.3029', '12,593,252']);
    expect([formatDegrees(52.366, ['N', 'S']), formatDegrees(-4.5, ['E', 'W'])]).toEqual(['52.37° N', '4.50° W']);
  });

  it.each([
    ['2023-03-01', '1 March 2023'],
    ['2023-03', 'March 2023'],
    ['2023', '2023'],
    ['2023-13-01', '2023-13-01'],
    ['soon', 'soon'],
  ])('the date %s as %s', (date, words) => {
    expect(formatDate(date)).toBe(words);
  });

  it('periods, counts of things and long lists', () => {
    expect([periodWords('2023-Q1'), periodWords('2023-01/2023-05')]).toEqual(['2023 Q1', '2023-01 to 2023-05']);
    expect([plural(1, 'city', 'cities'), plural(1200, 'city', 'cities')]).toEqual(['1 city', '1,200 cities']);
    expect([formatFirst(['a', 'b', 'c'], 3), formatFirst(['a', 'b', 'c'], 1)]).toEqual(['a, b, c', 'a, and 2 more']);
  });
});
