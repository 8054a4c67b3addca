import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayNumber } from '../calendar/date.ts';
import { quartersIn } from '../calendar/period.ts';
import { normalQuantile } from '../random/quantiles.ts';
import { choosePartition, leastQuarters, structuralBreaks } from './breaks.ts';
import type { Breaks } from './breaks.ts';
import { bestPartitions, bestSplit } from './kernels/partition.ts';
import { uniforms } from './kernels/resample.ts';

/**
 * Annual flow of the Nile at Aswan, 1871 to 1970, 10^8 m^3 (Cobb, 1978), a public series. The R package strucchange finds
 * one break by BIC, after 28 years (1898), with a 95 % interval of 25 to 32 years (Zeileis et al., 2003).
 */
const nile = Float64Array.from(
  `1120 1160 963 1210 1160 1160 813 1230 1370 1140 995 935 1110 994 1020 960 1180 799 958 1140 1100 1210 1150 1250 1260
  1220 1030 1100 774 840 874 694 940 833 701 916 692 1020 1050 969 831 726 456 824 702 1120 1100 832 764 821 768 845 864
  862 698 845 744 796 1040 759 781 865 845 944 984 897 822 1010 771 676 649 846 812 742 801 1040 860 874 848 890 744 749
  838 1050 918 986 797 923 975 815 1020 906 901 1170 912 746 919 718 714 740`.split(/\s+/),
  Number,
);

const seeded = { seed: 20240602, numRuns: 150 };

function squaresOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
}

/** Least squares over every way to cut a series into so many segments. */
function byHand(values: readonly number[], segments: number, least: number): number {
  if (segments === 1) return values.length < least ? Infinity : squaresOf(values);
  let best = Infinity;
  for (let cut = least; cut <= values.length - least; cut += 1)
    best = Math.min(best, squaresOf(values.slice(0, cut)) + byHand(values.slice(cut), segments - 1, least));
  return best;
}

/** A series of quarters from 2000 on with these net scores, one event each. */
function breaksOf(net: Float64Array, seed = 1): Breaks {
  const quarters = quartersIn({ first: dayNumber(2000, 1, 1), last: dayNumber(2099, 12, 31) }).slice(0, net.length);
  return structuralBreaks({ quarters, net, counts: new Float64Array(net.length).fill(1) }, seed);
}

function noise(count: number, draw: number): Float64Array {
  return uniforms(count, 99, draw).map(normalQuantile);
}

describe('least-squares partitions', () => {
  test('01 agree with all partitions tried one by one', () => {
    const series = fc.array(fc.integer({ min: -8, max: 8 }), { minLength: 3, maxLength: 14 });
    fc.assert(
      fc.property(series, fc.integer({ min: 1, max: 4 }), (values, least) => {
        const found = bestPartitions(Float64Array.from(values), least, 3);
        expect(found.length).toBe(values.length < least ? 0 : Math.min(4, Math.floor(values.length / least)));
        for (const [m, { starts, squares }] of found.entries()) {
          expect(squares).toBeCloseTo(byHand(values, m + 1, least), 8);
          const ends = [0, ...starts, values.length];
          const segments = ends.slice(1).map((end, at) => values.slice(ends[at], end));
          expect(segments.every(({ length }) => length >= least)).toBe(true);
          expect(segments.reduce((sum, each) => sum + squaresOf(each), 0)).toBeCloseTo(squares, 8);
        }
      }),
      seeded,
    );
  });

  test('02 the best split is the partition in two', () => {
    const series = fc.array(fc.integer({ min: -8, max: 8 }), { minLength: 8, maxLength: 30 });
    fc.assert(
      fc.property(series, (values) => {
        const [none, one] = bestPartitions(Float64Array.from(values), 3, 1);
        const { gain } = bestSplit(Float64Array.from(values), 3);
        expect(gain).toBeCloseTo((none?.squares ?? 0) - (one?.squares ?? 0), 8);
      }),
      seeded,
    );
  });

  test('03 the Nile breaks once, in 1898', () => {
    const partitions = bestPartitions(nile, 15, 5);
    expect(partitions[1]?.starts).toEqual([28]);
    expect(choosePartition(partitions, nile.length)?.starts).toEqual([28]);
  });
});

describe('structural breaks', () => {
  test('04 the interval of the Nile lies near that of strucchange, and chance hardly explains it', () => {
    const { breaks, p } = breaksOf(nile);
    expect(p).toBe(0.005);
    expect(breaks).toHaveLength(1);
    const [only] = breaks;
    const row = (name = ''): number => (Number(name.slice(0, 4)) - 2000) * 4 + Number(name.slice(6)) - 1;
    expect(row(only?.quarter)).toBe(28);
    expect(row(only?.earliest)).toBeGreaterThanOrEqual(24);
    expect(row(only?.latest)).toBeLessThanOrEqual(33);
    expect(only?.p).toBe(0.001);
    expect(only?.meanBefore).toBeCloseTo(1097.75, 9);
  });

  test('05 steps without noise are found as they are, with their dates and means', () => {
    const net = Float64Array.from([
      ...Array<number>(8).fill(0),
      ...Array<number>(6).fill(5),
      ...Array<number>(4).fill(-2),
    ]);
    const { breaks, quarters, events } = breaksOf(net);
    expect([quarters, events]).toEqual([18, 18]);
    expect(breaks).toMatchObject([
      { quarter: '2002-Q1', date: '2002-01-01', meanBefore: 0, meanAfter: 5, earliest: '2002-Q1', latest: '2002-Q1' },
      { quarter: '2003-Q3', date: '2003-07-01', meanBefore: 5, meanAfter: -2 },
    ]);
  });

  test('06 a level series, a short one and none have no break', () => {
    expect(breaksOf(new Float64Array(40)).breaks).toEqual([]);
    expect(breaksOf(new Float64Array(leastQuarters - 1)).breaks).toEqual([]);
    expect(breaksOf(new Float64Array(0))).toEqual({
      quarters: 0,
      from: null,
      to: null,
      events: 0,
      mean: null,
      p: null,
      breaks: [],
    });
  });

  test('07 noise seldom breaks, and a step of two standard deviations nearly always does', () => {
    let [ofNoise, ofStep] = [0, 0];
    for (let draw = 0; draw < 200; draw += 1) {
      const values = noise(80, draw);
      const count = (net: Float64Array): number =>
        choosePartition(bestPartitions(net, leastQuarters, 5), net.length)?.starts.length ?? 0;
      if (count(values) > 0) ofNoise += 1;
      if (count(values.map((value, at) => value + (at < 40 ? 0 : 2))) > 0) ofStep += 1;
    }
    expect(ofNoise).toBeLessThan(30);
    expect(ofStep).toBeGreaterThan(195);
  });

  test('08 neither scale nor place of the scores moves the dates', () => {
    const values = noise(60, 7).map((value, at) => value + (at < 25 ? 0 : 3));
    const dates = (net: Float64Array): readonly string[] => breaksOf(net).breaks.map(({ date }) => date);
    expect(dates(values)).toEqual(['2006-04-01']);
    expect(dates(values.map((value) => 100 - 7 * value))).toEqual(dates(values));
  });

  test('09 the same seed gives the same figures, another one nearly the same', () => {
    const values = noise(60, 7).map((value, at) => value + (at < 25 ? 0 : 1.5));
    expect(breaksOf(values, 3)).toEqual(breaksOf(values, 3));
    expect(Math.abs((breaksOf(values, 3).breaks[0]?.p ?? 0) - (breaksOf(values, 4).breaks[0]?.p ?? 1))).toBeLessThan(
      0.02,
    );
  });
});
