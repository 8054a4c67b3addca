import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { uniformAt } from '../../random/kernels/philox.ts';
import { generatorExponential } from './generator-exponential.ts';

/** A generator from its six rates, off the diagonal by rows. */
function generatorOf([ab, ac, ba, bc, ca, cb]: readonly number[]): Float64Array {
  const [x = 0, y = 0, z = 0, u = 0, v = 0, w = 0] = [ab, ac, ba, bc, ca, cb];
  return Float64Array.of(-x - y, x, y, z, -z - u, u, v, w, -v - w);
}

const rates = fc.array(fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 365, noNaN: true })), {
  minLength: 6,
  maxLength: 6,
});

describe('exp(Q t) of a generator', () => {
  test('01 two states: the closed form', () => {
    const [a, b, t] = [0.7, 2.3, 0.25];
    const p = generatorExponential(Float64Array.of(-a, a, b, -b), 2, t);
    const gone = (a / (a + b)) * (1 - Math.exp(-(a + b) * t));
    expect(p[0]).toBeCloseTo(1 - gone, 15);
    expect(p[1]).toBeCloseTo(gone, 15);
    expect(p[2]).toBeCloseTo((b / (a + b)) * (1 - Math.exp(-(a + b) * t)), 15);
  });

  test('02 three states in a row: open decays, restricted is what flows through (Bateman)', () => {
    const [a, b, t] = [1.2, 0.5, 3];
    const p = generatorExponential(generatorOf([a, 0, 0, b, 0, 0]), 3, t);
    expect(p[0]).toBeCloseTo(Math.exp(-a * t), 15);
    expect(p[1]).toBeCloseTo((a / (b - a)) * (Math.exp(-a * t) - Math.exp(-b * t)), 15);
    expect([p[6], p[7], p[8]]).toEqual([0, 0, 1]);
  });

  test('03 a ring of equal rates: the circulant closed form, and a long time gives a third each', () => {
    const [q, t] = [2, 0.4];
    const p = generatorExponential(generatorOf([q, 0, 0, q, q, 0]), 3, t);
    const stay = (1 + 2 * Math.exp(-1.5 * q * t) * Math.cos((Math.sqrt(3) / 2) * q * t)) / 3;
    expect(p[0]).toBeCloseTo(stay, 14);
    for (const each of generatorExponential(generatorOf([q, 0, 0, q, q, 0]), 3, 1000))
      expect(each).toBeCloseTo(1 / 3, 12);
  });

  test('04 no rates and no time change nothing', () => {
    const unit = [1, 0, 0, 0, 1, 0, 0, 0, 1];
    expect([...generatorExponential(new Float64Array(9), 3, 5)]).toEqual(unit);
    expect([...generatorExponential(generatorOf([1, 2, 3, 4, 5, 6]), 3, 0)]).toEqual(unit);
    expect(() => generatorExponential(Float64Array.of(-Infinity, Infinity, 0, 0), 2, 1)).toThrow(
      'expected finite ones',
    );
  });

  test('05 rows are probabilities, and P(t + s) = P(t) P(s)', () => {
    const time = fc.double({ min: 0, max: 3, noNaN: true });
    fc.assert(
      fc.property(rates, time, time, (given, t, s) => {
        const q = generatorOf(given);
        const [both, first, then] = [t + s, t, s].map((each) => generatorExponential(q, 3, each));
        for (let i = 0; i < 3; i += 1) {
          let sum = 0;
          for (let j = 0; j < 3; j += 1) {
            expect(both![i * 3 + j]).toBeGreaterThanOrEqual(0);
            sum += both![i * 3 + j]!;
            const product = [0, 1, 2].reduce((total, k) => total + first![i * 3 + k]! * then![k * 3 + j]!, 0);
            expect(product).toBeCloseTo(both![i * 3 + j]!, 11);
          }
          expect(sum).toBeCloseTo(1, 13);
        }
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  test('06 agrees with fine steps of I + Q h', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 4, noNaN: true }), { minLength: 6, maxLength: 6 }), (given) => {
        const q = generatorOf(given);
        const steps = 200_000;
        let row = [1, 0, 0];
        for (let k = 0; k < steps; k += 1)
          row = row.map(
            (each, j) => each + (0.25 / steps) * row.reduce((sum, from, i) => sum + from * q[i * 3 + j]!, 0),
          );
        const p = generatorExponential(q, 3, 0.25);
        for (let j = 0; j < 3; j += 1) expect(p[j]).toBeCloseTo(row[j]!, 4);
      }),
      { seed: 12, numRuns: 5 },
    );
  });

  test('07 agrees with histories drawn jump by jump, within four standard errors', () => {
    const q = generatorOf([0.8, 0.4, 2, 0.6, 1.5, 3]);
    const [draws, time] = [40_000, 0.5];
    const ends = [0, 0, 0];
    for (let draw = 0; draw < draws; draw += 1) {
      let [state, clock, counter] = [0, 0, 0];
      for (;;) {
        const leaving = -q[state * 3 + state]!;
        clock -= Math.log(uniformAt(7, draw, counter)) / leaving;
        if (clock > time) break;
        let aim = uniformAt(7, draw, counter + 1) * leaving;
        counter += 2;
        const others = [0, 1, 2].filter((each) => each !== state);
        const from = state;
        state = others.find((each) => (aim -= q[from * 3 + each]!) < 0) ?? others[1]!;
      }
      ends[state]! += 1;
    }
    const p = generatorExponential(q, 3, time);
    for (let j = 0; j < 3; j += 1) {
      const error = Math.sqrt((p[j]! * (1 - p[j]!)) / draws);
      expect(Math.abs(ends[j]! / draws - p[j]!)).toBeLessThan(4 * error);
    }
  });
});
