import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinLines } from './line-topology.ts';

const seed = 20261128;
/** A grid of a few meters, so that ends coincide, lie near and cross often. */
const position = fc
  .tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 8 }))
  .map(([x, y]) => [x / 40_000, y / 40_000] as const);
const line = fc.record({
  positions: fc
    .array(position, { minLength: 2, maxLength: 6 })
    .map((list) => list.filter(([x, y], index) => list[index - 1]?.[0] !== x || list[index - 1]?.[1] !== y))
    .filter((list) => list.length > 1),
  mode: fc.constantFrom('rail', 'road', 'ferry'),
  level: fc.constantFrom('0', '1'),
  fromId: fc.constantFrom('', '', '', 'a', 'b'),
  toId: fc.constantFrom('', '', '', 'b', 'c'),
});

test('01 whatever lines and whatever reach: pieces follow on each other, and none leads to itself but a ring', () => {
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 8 }),
      fc.array(position, { maxLength: 3 }),
      fc.constantFrom(0, 0.003, 0.01, 1),
      fc.boolean(),
      (lines, points, reachKm, splits) => {
        const named = points.map((at, index) => ({ id: `p${String(index)}`, position: at }));
        const { pieces } = joinLines(named, lines, { reachKm, splits });
        expect(pieces.length).toBe(lines.length);
        for (const [index, list] of pieces.entries()) {
          const { positions = [], fromId = '', toId = '' } = lines[index] ?? {};
          expect(list[0]?.start).toBe(0);
          expect(list.at(-1)?.end).toBe(positions.length - 1);
          for (const [at, { from, to, start, end }] of list.entries()) {
            expect(start).toBeLessThan(end);
            if (at > 0) expect([from, start]).toEqual([list[at - 1]?.to, list[at - 1]?.end]);
            const isRing = String(positions[start]) === String(positions[end]);
            const isNamed = fromId !== '' || toId !== '';
            if (from === to) expect(isRing || isNamed).toBe(true);
          }
        }
      },
    ),
    { seed, numRuns: 2000 },
  );
});
