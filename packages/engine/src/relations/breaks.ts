import { formatDay } from '../calendar/date.ts';
import { bestPartitions, bestSplit } from './kernels/partition.ts';
import type { Partition } from './kernels/partition.ts';
import { orderStatistic, permuted, redrawnSegments } from './kernels/resample.ts';
import type { QuarterSeries } from './quarterly.ts';

/** A segment is at least a year long. */
export const leastQuarters = 4;
const mostBreaks = 5;
const permutations = 999;
const redraws = 499;
/** Permutations of the whole series; each costs a search of all partitions. */
const wholePermutations = 199;

/** A day from which the mean of a pair's quarterly scores is another. */
export interface StructuralBreak {
  /** First quarter of the new mean, and its first day. */
  readonly quarter: string;
  readonly date: string;
  readonly meanBefore: number;
  readonly meanAfter: number;
  /** Events on record per quarter: a step in both is as well a step in what was recorded. */
  readonly eventsPerQuarterBefore: number;
  readonly eventsPerQuarterAfter: number;
  /** Chance of a step as great at the best place, if the quarters of its two segments came in any order. */
  readonly p: number;
  /** 90 % interval of the quarter: redrawn within the segments and dated anew. */
  readonly earliest: string;
  readonly latest: string;
}

export interface Breaks {
  /** Quarters of the series, all of them over. */
  readonly quarters: number;
  readonly from: string | null;
  readonly to: string | null;
  readonly events: number;
  /** Mean score sum per quarter of the whole. */
  readonly mean: number | null;
  /** Chance of breaks that lower BIC as much, if the quarters came in any order: allows for all the places tried. Null without a break. */
  readonly p: number | null;
  /** In order of time. */
  readonly breaks: readonly StructuralBreak[];
}

/**
 * Structural breaks in the mean of the quarterly net score: for each number of breaks the least-squares partition (Bai and
 * Perron, 1998 and 2003), and of these the one with the least BIC, n ln(squares / n) + (2 m + 1) ln n for m breaks (Yao,
 * 1988). The whole has a p-value by permutation of all quarters; each break one by permutation within its two segments,
 * in which the place is sought anew but which takes the other breaks as given, and an interval of its date by bootstrap. All
 * of them take the quarters as independent.
 */
export function structuralBreaks({ quarters, net, counts }: QuarterSeries, seed: number): Breaks {
  const n = quarters.length;
  const starts = choosePartition(bestPartitions(net, leastQuarters, mostBreaks), n)?.starts ?? [];
  const ends = [0, ...starts, n];
  const nameOf = (row: number): string => quarters[row]?.name ?? '';
  return {
    quarters: n,
    from: n === 0 ? null : nameOf(0),
    to: n === 0 ? null : nameOf(n - 1),
    events: counts.reduce((sum, count) => sum + count, 0),
    mean: n === 0 ? null : meanOf(net),
    p: starts.length === 0 ? null : wholeChance(net, seed),
    breaks: starts.map((start, row): StructuralBreak => {
      const [from, to] = [ends[row] ?? 0, ends[row + 2] ?? n];
      const [earliest, latest] = dateInterval(net.subarray(from, to), start - from, seed);
      return {
        quarter: nameOf(start),
        date: formatDay(quarters[start]?.first ?? 0),
        meanBefore: meanOf(net.subarray(from, start)),
        meanAfter: meanOf(net.subarray(start, to)),
        eventsPerQuarterBefore: meanOf(counts.subarray(from, start)),
        eventsPerQuarterAfter: meanOf(counts.subarray(start, to)),
        p: splitChance(net.subarray(from, to), seed),
        earliest: nameOf(from + earliest),
        latest: nameOf(from + latest),
      };
    }),
  };
}

/** The partition with the least BIC; the fewest breaks that leave no squares where some leave none. */
export function choosePartition(partitions: readonly Partition[], n: number): Partition | undefined {
  const scores = partitions.map((partition) => bicOf(partition, partitions[0], n));
  return partitions[scores.indexOf(Math.min(...scores))];
}

/** BIC of a partition; no less than that of squares at the rounding of the undivided series, so that 0 has a logarithm. */
function bicOf({ starts, squares }: Partition, whole: Partition | undefined, n: number): number {
  const least = Math.max(1e-12 * (whole?.squares ?? 0), Number.MIN_VALUE);
  return n * Math.log(Math.max(squares, least) / n) + (2 * starts.length + 1) * Math.log(n);
}

/** How much the best partition lowers BIC. */
function bicGain(series: Float64Array): number {
  const partitions = bestPartitions(series, leastQuarters, mostBreaks);
  const scores = partitions.map((partition) => bicOf(partition, partitions[0], series.length));
  return (scores[0] ?? 0) - Math.min(...scores);
}

/** Draws of the p-value of the whole are apart from the others. */
const wholeDraws = 2_000_000;

function wholeChance(net: Float64Array, seed: number): number {
  const seen = bicGain(net) - 1e-9;
  let asGreat = 1;
  for (let draw = 0; draw < wholePermutations; draw += 1) {
    if (bicGain(permuted(net, seed, wholeDraws + draw)) >= seen) asGreat += 1;
  }
  return asGreat / (wholePermutations + 1);
}

/** Share of permutations whose best split takes away as many squares; the seen order is one of them. */
function splitChance(series: Float64Array, seed: number): number {
  const seen = bestSplit(series, leastQuarters).gain;
  let asGreat = 1;
  for (let draw = 0; draw < permutations; draw += 1) {
    if (bestSplit(permuted(series, seed, draw), leastQuarters).gain >= seen * (1 - 1e-9)) asGreat += 1;
  }
  return asGreat / (permutations + 1);
}

/** Draws of the interval are apart from those of the p-value. */
const intervalDraws = 1_000_000;

function dateInterval(series: Float64Array, start: number, seed: number): readonly [earliest: number, latest: number] {
  const found = new Float64Array(redraws);
  for (let draw = 0; draw < redraws; draw += 1) {
    found[draw] = bestSplit(redrawnSegments(series, start, seed, intervalDraws + draw), leastQuarters).start;
  }
  return [Math.min(start, orderStatistic(found, 0.05)), Math.max(start, orderStatistic(found, 0.95))];
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
