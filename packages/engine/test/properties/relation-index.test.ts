import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstDay } from '../../src/calendar/date.ts';
import type { ScoredEvent } from '../../src/relations/relation-event.ts';
import { relationBand, relationIndex, relationShares } from '../../src/relations/relation-index.ts';
import { noLevel } from '../../src/relations/structural-level.ts';
import type { LevelStep } from '../../src/relations/structural-level.ts';

const noTerms = noLevel[0]?.terms ?? expect.fail('no terms');

function steps(...levels: readonly (readonly [day: number, level: number])[]): readonly LevelStep[] {
  return levels.map(([day, level]) => ({ day, level, terms: noTerms }));
}

const event = fc.record({
  day: fc.integer({ min: 0, max: 4000 }),
  score: fc.integer({ min: -100, max: 100 }).map((tenths) => tenths / 10),
  confidence: fc.integer({ min: 5, max: 100 }).map((percent) => percent / 100),
  weight: fc.constantFrom(0.5, 1),
});
const events = fc
  .array(event, { maxLength: 40 })
  .map((all): readonly ScoredEvent[] =>
    all
      .sort((x, y) => x.day - y.day || x.score - y.score)
      .map((each, row) => ({ ...each, id: `e${String(row).padStart(3, '0')}` })),
  );
const levels = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: -30, max: 75 })), { maxLength: 5 })
  .map((all) => {
    const days = new Map(all.map(([day, tenths]) => [day, tenths / 10]));
    return steps([-Infinity, 0], ...[...days].sort(([x], [y]) => x - y));
  });
const halfLifeDays = fc.integer({ min: 30, max: 3000 });
const seeded = { seed: 20240501, numRuns: 300 };

interface Step {
  readonly date: string;
  readonly score: number;
  readonly before: number;
  readonly after: number;
}

function fixture(): readonly Step[] {
  const path = fileURLToPath(new URL('../golden/iran-azerbaijan-index.csv', import.meta.url));
  const [, ...lines] = readFileSync(path, 'utf8').trim().split('\n');
  return lines.map((line) => {
    const [, date = '', score = '', before = '', after = ''] = line.split(',');
    return { date, score: Number(score), before: Number(before), after: Number(after) };
  });
}

/** The rule as one would write it on paper, with nothing shared: what the kernel must agree with. */
function byHand(all: readonly ScoredEvent[], moves: readonly LevelStep[], half: number, day: number): number {
  let [x, base, last] = [0, 0, Number.NaN];
  const list = [
    ...moves.slice(1).map((step) => ({ day: step.day, rank: 0, level: step.level, step: 0 })),
    ...all.map(({ day: on, score, weight }) => ({ day: on, rank: 1, level: 0, step: score * weight })),
    { day, rank: 2, level: 0, step: 0 },
  ].filter((each) => each.day <= day);
  for (const each of list.sort((p, q) => p.day - q.day || p.rank - q.rank)) {
    if (!Number.isNaN(last)) x = base + (x - base) * Math.pow(0.5, (each.day - last) / half);
    last = each.day;
    if (each.rank === 0) base = each.level;
    if (each.rank === 1) x += 0.1 * each.step * (1 - (Math.sign(each.step) * x) / 10);
  }
  return x;
}

describe('the relation index', () => {
  test('01 equals the reference, event by event, to 1e-8', () => {
    const rows = fixture();
    const input = {
      events: rows.map(({ date, score }, row) => ({
        id: String(row).padStart(3, '0'),
        day: firstDay(date) ?? Number.NaN,
        score,
        confidence: 1,
        weight: 1,
      })),
      levels: noLevel,
      halfLifeDays: 730,
      weighByConfidence: false,
    };
    expect(rows).toHaveLength(58);
    const days = input.events.map(({ day }) => day);
    const { index } = relationIndex({ ...input, samples: days });
    for (const [row, { after }] of rows.entries()) {
      // on a day of two events the sample stands after the second
      if (days[row + 1] !== days[row]) expect(Math.abs((index[row] ?? 0) - after)).toBeLessThan(1e-8);
      const dayBefore = (days[row] ?? 0) - 1;
      const { index: before } = relationIndex({ ...input, samples: [dayBefore] });
      const decayed = (before[0] ?? 0) * 2 ** (-1 / 730);
      if (days[row - 1] !== days[row]) expect(Math.abs(decayed - (rows[row]?.before ?? 0))).toBeLessThan(1e-8);
    }
    const shares = relationShares(input, days.at(-1) ?? 0);
    const sum = shares.contributions.reduce((total, { contribution }) => total + contribution, 0);
    expect(Math.abs(sum - 1.5464067)).toBeLessThan(1e-8);
  });

  test('02 agrees with the rule written out, with moves of the level', () => {
    fc.assert(
      fc.property(events, levels, halfLifeDays, fc.integer({ min: 0, max: 5000 }), (all, moves, half, day) => {
        const input = { events: all, levels: moves, halfLifeDays: half, weighByConfidence: false };
        const { index, level, lag } = relationIndex({ ...input, samples: [day] });
        expect(index[0]).toBeCloseTo(byHand(all, moves, half, day), 10);
        // level, lag and what events still add are the whole of it
        const { contributions, levelMoves } = relationShares(input, day);
        const acts = contributions.reduce((sum, { contribution }) => sum + contribution, 0);
        expect(lag[0]).toBeCloseTo(levelMoves, 10);
        expect((level[0] ?? 0) + (lag[0] ?? 0) + acts).toBeCloseTo(index[0] ?? NaN, 10);
      }),
      seeded,
    );
  });

  test('03 never leaves its range', () => {
    fc.assert(
      fc.property(events, levels, halfLifeDays, (all, moves, half) => {
        const samples = all.map(({ day }) => day);
        const { index } = relationIndex({
          events: all,
          levels: moves,
          halfLifeDays: half,
          weighByConfidence: true,
          samples,
        });
        for (const x of index) expect(Math.abs(x)).toBeLessThanOrEqual(10);
      }),
      seeded,
    );
  });

  test('04 contributions and moves of the level sum to index minus level', () => {
    fc.assert(
      fc.property(events, levels, halfLifeDays, fc.boolean(), (all, moves, half, weighByConfidence) => {
        const input = { events: all, levels: moves, halfLifeDays: half, weighByConfidence };
        const day = 4100;
        const shares = relationShares(input, day);
        const { index, level } = relationIndex({ ...input, samples: [day] });
        const sum = shares.contributions.reduce((total, { contribution }) => total + contribution, shares.levelMoves);
        expect(shares.index).toBe(index[0]);
        expect(sum).toBeCloseTo((index[0] ?? 0) - (level[0] ?? 0), 10);
      }),
      seeded,
    );
  });

  test('05 without events it stays at its level, and returns to it in the end', () => {
    fc.assert(
      fc.property(events, fc.integer({ min: -30, max: 75 }), (all, tenths) => {
        const levelsNow = steps([-Infinity, tenths / 10]);
        const quiet = relationIndex({
          events: [],
          levels: levelsNow,
          samples: [0, 900],
          halfLifeDays: 365,
          weighByConfidence: false,
        });
        expect([...quiet.index]).toEqual([tenths / 10, tenths / 10]);
        const late = relationIndex({
          events: all,
          levels: levelsNow,
          samples: [4000 + 365 * 60],
          halfLifeDays: 365,
          weighByConfidence: false,
        });
        expect(late.index[0]).toBeCloseTo(tenths / 10, 9);
      }),
      seeded,
    );
  });

  test('06 is continuous between events', () => {
    fc.assert(
      fc.property(events, levels, halfLifeDays, (all, moves, half) => {
        const eventDays = new Set([...all.map(({ day }) => day), ...moves.map(({ day }) => day)]);
        const samples = Array.from({ length: 4200 }, (_, day) => day);
        const { index } = relationIndex({
          events: all,
          levels: moves,
          halfLifeDays: half,
          weighByConfidence: false,
          samples,
        });
        for (const day of samples.slice(1)) {
          // in a day it cannot go further than a day's decay of the widest distance there is
          if (!eventDays.has(day))
            expect(Math.abs((index[day] ?? 0) - (index[day - 1] ?? 0))).toBeLessThanOrEqual(
              20 * (1 - 2 ** (-1 / half)),
            );
        }
      }),
      { ...seeded, numRuns: 30 },
    );
  });

  test('07 the first response is linear in confidence', () => {
    fc.assert(
      fc.property(event, (only) => {
        const respond = (confidence: number): number =>
          relationIndex({
            events: [{ ...only, confidence, id: 'e' }],
            levels: noLevel,
            samples: [only.day],
            halfLifeDays: 730,
            weighByConfidence: true,
          }).index[0] ?? 0;
        expect(respond(only.confidence)).toBeCloseTo(only.confidence * respond(1), 12);
      }),
      seeded,
    );
  });

  test('08 the band is the same for the same seed, holds the middle of its draws and grows with doubt', () => {
    const all = Array.from({ length: 30 }, (_, row) => ({
      id: `e${String(row).padStart(2, '0')}`,
      day: row * 60,
      score: row % 3 === 0 ? -5 : 6,
      confidence: 0.5,
      weight: 1,
    }));
    const input = { events: all, levels: noLevel, samples: [1800], halfLifeDays: 730, weighByConfidence: true };
    const first = relationBand(input, 400, 7);
    expect(relationBand(input, 400, 7)).toEqual(first);
    const { index } = relationIndex(input);
    const [low, high] = [first.p10[0] ?? 0, first.p90[0] ?? 0];
    expect(low).toBeLessThan(index[0] ?? 0);
    expect(high).toBeGreaterThan(index[0] ?? 0);
    const sure = relationBand(
      { ...input, events: all.map((each) => ({ ...each, score: each.score / 2, confidence: 1 })) },
      400,
      7,
    );
    expect((sure.p90[0] ?? 0) - (sure.p10[0] ?? 0)).toBeLessThan(high - low);
  });
});
