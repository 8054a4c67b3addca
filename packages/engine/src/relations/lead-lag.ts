import { crossCorrelations, laggedProducts, stationaryRows, sumRows, takeRows } from './kernels/cross-correlation.ts';
import { quantilesBySample } from './kernels/quantiles.ts';
import { orderStatistic } from './kernels/resample.ts';

/** Quarters by which one may go before the other. */
export const mostLag = 8;
const draws = 999;
/** Below so many changes of like size, a correlation is the story of one or two moments. */
const leastEffective = 3;
/** Fewest quarters: three times the widest lag. */
export const leastQuarters = 3 * mostLag;
/** A link is said to show where chance gives as great a correlation at any lag in fewer cases. */
export const linkLevel = 0.1;

export type LeadLagVerdict = 'leads' | 'follows' | 'same_quarter' | 'order_unclear' | 'no_link' | 'too_little';

export interface LagCorrelation {
  /** Quarters from the move of the driver to the acts: above 0, the driver comes first. */
  readonly lag: number;
  readonly r: number;
  /** 90 % band of r at this lag when there is no link. */
  readonly low: number;
  readonly high: number;
}

/** What the cross-correlation of two series of quarters says of their order. */
export interface LeadLag {
  readonly quarters: number;
  /** Quarters in which the first series is not 0: what the test rests on. */
  readonly changes: number;
  /** As many equal changes would weigh as much: (sum of squares)^2 / sum of fourth powers. One great move counts as one. */
  readonly effectiveChanges: number;
  /** The same of the second series: a pair with one great quarter has one. */
  readonly effectiveActs: number;
  readonly lags: readonly LagCorrelation[];
  /** The lag with the strongest correlation; null where a series is constant or too short. */
  readonly best: {
    readonly lag: number;
    readonly r: number;
    /** 90 % interval of the lag. */
    readonly low: number;
    readonly high: number;
  } | null;
  /** Chance of as strong a correlation at any of the lags when there is no link. */
  readonly p: number | null;
  /** The row of the move without which p is greatest, and that p: whether a link hangs on one moment. Null without a link. */
  readonly weakest: { readonly row: number; readonly p: number } | null;
  readonly verdict: LeadLagVerdict;
}

const nothing = { lags: [], best: null, p: null, weakest: null, verdict: 'too_little' } as const;

/**
 * Lead and lag of moves of a condition and what was done between two actors, as cross-correlations up to eight quarters
 * either way. The band and p when there is no link: the acts are drawn anew by the stationary bootstrap (Politis and Romano,
 * 1994; mean block the cube root of the length), the moves kept; p is of the greatest |r| over all lags, so that seventeen
 * looks count once. The interval of the lag: moves with their neighborhoods of acts are drawn anew in blocks (Künsch, 1989).
 * Both take the acts as stationary. A lead is an order in time, no cause.
 */
export function leadLag(moves: Float64Array, acts: Float64Array, seed: number): LeadLag {
  const quarters = acts.length;
  const changes = moves.filter((move) => move !== 0).length;
  const [effectiveChanges, effectiveActs] = [effectiveCount(moves), effectiveCount(acts)];
  const seen = crossCorrelations(moves, [acts], mostLag);
  const strongest = strongestOf(seen);
  if (quarters < leastQuarters || !(Math.abs(seen[strongest] ?? 0) > 0)) {
    return { quarters, changes, effectiveChanges, effectiveActs, ...nothing };
  }
  const block = Math.max(1, Math.cbrt(quarters));
  const redrawn = Array.from({ length: draws }, (_, draw) =>
    takeRows(acts, stationaryRows(quarters, block, seed, draw)),
  );
  const drawn = crossCorrelations(moves, redrawn, mostLag);
  const [lows, highs] = quantilesBySample(drawn, draws, seen.length, [0.05, 0.95]);
  const p = chanceOf(seen, drawn);
  const [low, high] = lagInterval(moves, acts, block, seed);
  const best = { lag: strongest - mostLag, r: seen[strongest] ?? 0, low, high };
  return {
    quarters,
    changes,
    effectiveChanges,
    effectiveActs,
    lags: Array.from(seen, (r, at) => ({ lag: at - mostLag, r, low: lows?.[at] ?? 0, high: highs?.[at] ?? 0 })),
    best,
    p,
    weakest: p > linkLevel ? null : withoutOneMove(moves, acts, redrawn),
    verdict:
      Math.min(effectiveChanges, effectiveActs) < leastEffective
        ? 'too_little'
        : p > linkLevel
          ? 'no_link'
          : orderOf(low, high),
  };
}

/** Share of the redrawn series whose greatest |r| at any lag is as great as the one seen, the seen one among them. */
function chanceOf(seen: Float64Array, drawn: Float64Array): number {
  const greatest = (correlations: Float64Array): number => Math.abs(correlations[strongestOf(correlations)] ?? 0);
  const least = greatest(seen) - 1e-12;
  let asGreat = 1;
  for (let draw = 0; draw < draws; draw += 1) {
    if (greatest(drawn.subarray(draw * seen.length, (draw + 1) * seen.length)) >= least) asGreat += 1;
  }
  return asGreat / (draws + 1);
}

function withoutOneMove(
  moves: Float64Array,
  acts: Float64Array,
  redrawn: readonly Float64Array[],
): { readonly row: number; readonly p: number } | null {
  let weakest: { readonly row: number; readonly p: number } | null = null;
  for (const [row, move] of moves.entries()) {
    if (move === 0) continue;
    const others = moves.map((each, at) => (at === row ? 0 : each));
    const p = chanceOf(crossCorrelations(others, [acts], mostLag), crossCorrelations(others, redrawn, mostLag));
    if (weakest === null || p > weakest.p) weakest = { row, p };
  }
  return weakest;
}

/** The effective number of a sample whose weights are the squares, which is what a covariance sums (Kish, 1965). */
function effectiveCount(moves: Float64Array): number {
  const squares = moves.reduce((sum, move) => sum + move ** 2, 0);
  return squares === 0 ? 0 : squares ** 2 / moves.reduce((sum, move) => sum + move ** 4, 0);
}

function orderOf(low: number, high: number): LeadLagVerdict {
  if (low > 0) return 'leads';
  if (high < 0) return 'follows';
  return low === 0 && high === 0 ? 'same_quarter' : 'order_unclear';
}

/** Place of the greatest |r|; of equals, the one nearest to lag 0, then the first. */
function strongestOf(correlations: Float64Array): number {
  let best = mostLag;
  for (let away = 1; away <= mostLag; away += 1) {
    for (const at of [mostLag - away, mostLag + away]) {
      if (Math.abs(correlations[at] ?? 0) > Math.abs(correlations[best] ?? 0) + 1e-12) best = at;
    }
  }
  return best;
}

/** Draws of the interval are apart from those of the band. */
const intervalDraws = 1_000_000;

function lagInterval(
  moves: Float64Array,
  acts: Float64Array,
  block: number,
  seed: number,
): readonly [low: number, high: number] {
  const products = laggedProducts(moves, acts, mostLag);
  const found = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw += 1) {
    const rows = stationaryRows(moves.length, block, seed, intervalDraws + draw);
    found[draw] = strongestOf(sumRows(products, rows, 2 * mostLag + 1)) - mostLag;
  }
  return [orderStatistic(found, 0.05), orderStatistic(found, 0.95)];
}
