import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstDay } from '../calendar/date.ts';
import { createModel } from '../model/model.ts';
import { alignment, dyadAlignment } from './alignment.ts';

/**
 * Alliances of Germany and Russia with the states of Europe in 1914, and shares of capabilities: table 6 of Signorino and
 * Ritter (1999), in which S is 0.40 and weighted -0.46. Kappa by the R package fpsim (Miller) with all levels 0 to 3.
 */
const germany = [3, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0];
const russia = [0, 3, 1, 3, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
const capabilities = [
  0.25, 0.21, 0.2, 0.08, 0.08, 0.05, 0.03, 0.03, 0.02, 0.01, 0.01, 0.01, 0.01, 0.01, 0, 0, 0, 0, 0, 0,
];

const seeded = { seed: 20240601, numRuns: 200 };
const portfolios = fc
  .integer({ min: 1, max: 30 })
  .chain((length) =>
    fc.tuple(
      ...[0, 1].map(() => fc.array(fc.integer({ min: 0, max: 3 }), { minLength: length, maxLength: length })),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: length, maxLength: length }),
    ),
  ) as fc.Arbitrary<[number[], number[], number[]]>;

/** Mean squared distance of every entry of p with every entry of q, as weights have them. */
function allPairs(p: readonly number[], q: readonly number[], w: readonly number[]): number {
  let [sum, total] = [0, 0];
  for (const [i, x] of p.entries()) {
    for (const [j, y] of q.entries()) {
      const both = (w[i] ?? 0) * (w[j] ?? 0);
      sum += both * (x - y) ** 2;
      total += both;
    }
  }
  return sum / total;
}

describe('alignment', () => {
  test('01 Germany and Russia in 1914 come out as published', () => {
    const plain = alignment(germany, russia, 3);
    expect(plain.s).toBeCloseTo(0.4, 12);
    expect(plain.kappa).toBeCloseTo(-0.07758621, 8);
    // by hand: mean squared distance 50 / 20; variances 1.44 and 0.84, means 0.6 and 0.4, pooled 2 (1.14 + 0.01)
    expect(plain.pi).toBeCloseTo(1 - 2.5 / 2.3, 12);
    expect(alignment(germany, russia, 3, capabilities).s).toBeCloseTo(-0.46, 12);
  });

  test('02 the same is 1 by every measure, opposite extremes -1', () => {
    expect(alignment([0, 1, 2, 3], [0, 1, 2, 3], 3)).toEqual({ s: 1, kappa: 1, pi: 1 });
    expect(alignment([0, 3, 0, 3], [3, 0, 3, 0], 3)).toEqual({ s: -1, kappa: -1, pi: -1 });
  });

  test('03 two that share nothing but a common «none» are alike by S and not beyond chance', () => {
    const [p, q] = [
      [3, 0, 0, 0, 0, 0, 0, 0, 0, 0],
      [0, 3, 0, 0, 0, 0, 0, 0, 0, 0],
    ];
    const { s, kappa, pi } = alignment(p, q, 3);
    expect(s).toBeCloseTo(0.6, 12);
    expect(kappa).toBeLessThan(0);
    expect(pi).toBeLessThan(0);
  });

  test('04 the highest possible level counts, not the highest seen', () => {
    expect(alignment([0, 1], [1, 0], 3).s).toBeCloseTo(1 - 2 / 3, 12);
    expect(alignment([0, 1], [1, 0], 1).s).toBe(-1);
  });

  test('05 where both have one level throughout, chance has no say', () => {
    expect(alignment([0, 0], [0, 0], 3)).toEqual({ s: 1, kappa: null, pi: null });
    expect(alignment([0, 0], [3, 3], 3)).toEqual({ s: -1, kappa: 0, pi: -1 });
  });

  test('06 symmetric, within bounds, and kappa and pi as over all pairs of entries', () => {
    fc.assert(
      fc.property(portfolios, ([p, q, w]) => {
        const [one, other] = [alignment(p, q, 3, w), alignment(q, p, 3, w)];
        expect(one.s).toBeCloseTo(other.s, 12);
        expect(one.s).toBeGreaterThanOrEqual(-1 - 1e-12);
        expect(one.s).toBeLessThanOrEqual(1 + 1e-12);
        const total = w.reduce((sum, each) => sum + each, 0);
        const seen = p.reduce((sum, x, at) => sum + (w[at] ?? 0) * (x - (q[at] ?? 0)) ** 2, 0) / total;
        const byChance = allPairs(p, q, w);
        if (one.kappa === null) expect(byChance).toBe(0);
        else expect(one.kappa).toBeCloseTo(1 - seen / byChance, 9);
        const pooled = allPairs([...p, ...q], [...p, ...q], [...w, ...w]);
        if (one.pi === null) expect(pooled).toBe(0);
        else expect(one.pi).toBeCloseTo(1 - seen / pooled, 9);
        if (one.kappa !== null && one.pi !== null) expect(one.pi).toBeLessThanOrEqual(one.kappa + 1e-12);
      }),
      seeded,
    );
  });

  test.each([
    [[0, 1], [0], undefined],
    [[], [], undefined],
    [[4], [0], undefined],
    [[0.5], [0], undefined],
    [[1], [0], [0]],
  ])('07 what is no portfolio is refused: %j %j', (p, q, w) => {
    expect(() => alignment(p, q, 3, w)).toThrow(RangeError);
  });
});

describe('dyadAlignment', () => {
  const model = createModel('bonds', {
    actor: [
      ...['AAA', 'BBB', 'CCC', 'DDD'].map((actorId) => ({ actorId, name: actorId, kind: 'state' })),
      { actorId: 'ORG', name: 'ORG', kind: 'organization' },
    ],
    relation: [
      { relationId: 'ac', actorAId: 'AAA', actorBId: 'CCC', kind: 'alliance', obligation: 'defense', what: 'Pact' },
      {
        relationId: 'cb',
        actorAId: 'CCC',
        actorBId: 'BBB',
        kind: 'alliance',
        obligation: 'consultation',
        what: 'Treaty',
      },
      {
        relationId: 'old',
        actorAId: 'BBB',
        actorBId: 'DDD',
        kind: 'alliance',
        obligation: 'defense',
        validTo: '2009',
        what: 'Ended',
      },
      { relationId: 'rival', actorAId: 'AAA', actorBId: 'DDD', kind: 'rivalry', what: 'No bond' },
    ],
    membership: [
      { actorId: 'AAA', format: 'UNION', role: 'member' },
      { actorId: 'BBB', format: 'UNION', role: 'observer', validFrom: '2015' },
      { actorId: 'BBB', format: 'CLUB', role: 'member' },
      { actorId: 'CCC', format: 'LEAGUE', role: 'member', validFrom: '2018' },
    ],
  });
  const on = (date: string): number => firstDay(date) ?? 0;

  test('08 obligations in force towards every state, each bound to itself', () => {
    // AAA: 3 0 3 0, BBB: 0 3 1 0 after the pact with DDD ended
    const { obligations } = dyadAlignment(model, 'AAA', 'BBB', on('2012-01-01'));
    expect(obligations).toMatchObject({
      entries: 4,
      bondsOfA: 1,
      bondsOfB: 1,
      ...alignment([3, 0, 3, 0], [0, 3, 1, 0], 3),
    });
    expect(dyadAlignment(model, 'AAA', 'BBB', on('2009-06-01')).obligations).toMatchObject({
      bondsOfB: 2,
      ...alignment([3, 0, 3, 0], [0, 3, 1, 3], 3),
    });
  });

  test('09 roles in the formats of the day', () => {
    expect(dyadAlignment(model, 'AAA', 'BBB', on('2016-01-01')).formats).toEqual({
      ...alignment([2, 0], [1, 2], 2),
      entries: 2,
      bondsOfA: 1,
      bondsOfB: 2,
    });
    expect(dyadAlignment(model, 'AAA', 'BBB', on('2019-01-01')).formats?.entries).toBe(3);
  });

  test('10 a side with nothing on record is not known, rather than alike', () => {
    expect(dyadAlignment(model, 'AAA', 'DDD', on('2019-01-01'))).toEqual({ obligations: null, formats: null });
    expect(dyadAlignment(model, 'ORG', 'AAA', on('2019-01-01')).obligations).toBeNull();
  });
});
