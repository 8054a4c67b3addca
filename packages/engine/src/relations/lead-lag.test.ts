import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalQuantile } from '../random/quantiles.ts';
import { crossCorrelations, stationaryRows } from './kernels/cross-correlation.ts';
import { uniforms } from './kernels/resample.ts';
import { leadLag, linkLevel, mostLag } from './lead-lag.ts';

function noise(count: number, draw: number): Float64Array {
  return uniforms(count, 77, draw).map(normalQuantile);
}

/** Moves in about one quarter of eight. */
function sparseMoves(count: number, draw: number): Float64Array {
  const [when, how] = [uniforms(count, 78, draw), noise(count, 1_000 + draw)];
  return how.map((value, at) => ((when[at] ?? 1) < 0.125 ? value : 0));
}

/** Rises and falls of like size at uneven distances. */
function evenMoves(): Float64Array {
  const moves = new Float64Array(100);
  for (const [row, at] of [5, 11, 18, 24, 33, 37, 46, 52, 61, 66, 74, 83, 90].entries())
    moves[at] = row % 3 === 0 ? -1 : 1;
  return moves;
}

/** Acts that answer the moves so many quarters later (earlier where below 0), with noise. */
function answering(moves: Float64Array, lag: number, gain: number, draw: number): Float64Array {
  return noise(moves.length, 5_000 + draw).map((value, at) => value + gain * (moves[at - lag] ?? 0));
}

describe('cross-correlation', () => {
  test('01 by hand', () => {
    // means 0 and 1; norms sqrt 2 and sqrt 6
    const found = crossCorrelations(Float64Array.from([1, -1, 0]), [Float64Array.from([0, 3, 0])], 1);
    const scale = Math.sqrt(2) * Math.sqrt(6);
    expect([...found]).toEqual(
      [(-1 * -1 + 0 * 2) / scale, (1 * -1 + -1 * 2) / scale, (1 * 2 + -1 * -1) / scale].map(
        (r) => expect.closeTo(r, 12) as number,
      ),
    );
  });

  test('02 within -1 and 1, mirrored when the series change places', () => {
    const series = fc
      .array(fc.integer({ min: -9, max: 9 }), { minLength: 12, maxLength: 12 })
      .map((all) => Float64Array.from(all));
    fc.assert(
      fc.property(series, series, (x, y) => {
        const [one, other] = [crossCorrelations(x, [y], 4), crossCorrelations(y, [x], 4)];
        for (const [at, r] of one.entries()) {
          expect(Math.abs(r)).toBeLessThanOrEqual(1 + 1e-12);
          expect(r).toBeCloseTo(other[8 - at] ?? Number.NaN, 12);
        }
      }),
      { seed: 20240603, numRuns: 200 },
    );
  });

  test('03 blocks of the stationary bootstrap go on in order, with the mean length asked for', () => {
    const rows = stationaryRows(20_000, 5, 1, 1);
    const begins = rows.filter((row, at) => at === 0 || row !== ((rows[at - 1] ?? 0) + 1) % 20_000).length;
    expect(20_000 / begins).toBeGreaterThan(4.7);
    expect(20_000 / begins).toBeLessThan(5.3);
    const mean = rows.reduce((sum, row) => sum + row, 0) / rows.length;
    expect(Math.abs(mean / 10_000 - 1)).toBeLessThan(0.05);
  });
});

describe('leadLag', () => {
  test.each([
    [3, 'leads'],
    [1, 'leads'],
    [0, 'same_quarter'],
    [-4, 'follows'],
  ] as const)('04 a lag of %i is found: %s', (lag, verdict) => {
    const moves = evenMoves();
    const found = leadLag(moves, answering(moves, lag, 4, 1), 1);
    expect(found.best).toMatchObject({ lag, low: lag, high: lag });
    expect(found.verdict).toBe(verdict);
    expect(found.p).toBeLessThan(0.01);
    expect(found.changes).toBe(moves.filter((move) => move !== 0).length);
  });

  test('05 the sign is that of the answer', () => {
    const moves = evenMoves();
    expect(leadLag(moves, answering(moves, 2, -4, 1), 1).best?.r).toBeLessThan(-0.4);
  });

  test('06 series without a link are taken for linked about as often as the level says', () => {
    let shown = 0;
    const runs = 120;
    for (let draw = 0; draw < runs; draw += 1) {
      const { p } = leadLag(sparseMoves(70, draw), noise(70, 9_000 + draw), draw);
      if (p !== null && p <= linkLevel) shown += 1;
    }
    // 0.1 of 120 is 12, three standard deviations either way
    expect(shown).toBeGreaterThan(2);
    expect(shown).toBeLessThan(22);
  });

  test('07 one or two moments are too little, whatever they correlate with', () => {
    const moves = new Float64Array(60);
    moves[30] = 1;
    const acts = new Float64Array(60);
    acts[31] = 5;
    const found = leadLag(moves, acts, 1);
    expect(found).toMatchObject({ changes: 1, effectiveChanges: 1, effectiveActs: 1, verdict: 'too_little' });
    expect(found.best).toMatchObject({ lag: 1 });
  });

  test('08 the effective number of changes: equal ones all count, one great one alone', () => {
    const equal = new Float64Array(60);
    for (const at of [5, 15, 25, 35]) equal[at] = 2;
    expect(leadLag(equal, noise(60, 1), 1).effectiveChanges).toBe(4);
    equal[5] = 200;
    expect(leadLag(equal, noise(60, 1), 1).effectiveChanges).toBeCloseTo(1, 2);
  });

  test('09 a finding that hangs on one move says which', () => {
    const moves = sparseMoves(80, 3).map((move) => 0.2 * move);
    moves[40] = 3;
    const acts = noise(80, 42);
    acts[42] = 9;
    const { weakest, p } = leadLag(moves, acts, 1);
    expect(weakest?.row).toBe(40);
    expect(weakest?.p).toBeGreaterThan(p ?? 1);
  });

  test('10 a constant or short series has nothing to test', () => {
    expect(leadLag(new Float64Array(60), noise(60, 1), 1)).toMatchObject({
      best: null,
      p: null,
      verdict: 'too_little',
    });
    expect(leadLag(sparseMoves(20, 1), noise(20, 1), 1)).toMatchObject({ best: null, lags: [], verdict: 'too_little' });
  });

  test('11 the band holds the middle nine tenths, lag by lag', () => {
    const { lags } = leadLag(sparseMoves(100, 2), noise(100, 8), 1);
    expect(lags.map(({ lag }) => lag)).toEqual(Array.from({ length: 2 * mostLag + 1 }, (_, at) => at - mostLag));
    for (const { low, high } of lags) {
      expect(low).toBeLessThan(0);
      expect(high).toBeGreaterThan(0);
      // 1.645 / sqrt(100), about
      expect(Math.abs(high - 0.16)).toBeLessThan(0.09);
    }
  });
});
