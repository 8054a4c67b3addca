import fc from 'fast-check';
import { expect, test } from 'vitest';
import { crosses, overlap, placeLabels, positionsAround, textWidth } from './place-labels.ts';
import type { Box, LabelWish, Segment } from './place-labels.ts';

const bounds: Box = { x: 0, y: 0, width: 600, height: 280 };
const seed = 20_230_301;

const dot = fc.record({
  x: fc.integer({ min: 0, max: 600 }),
  y: fc.integer({ min: 0, max: 280 }),
  radius: fc.integer({ min: 2, max: 16 }),
  text: fc.string({ minLength: 1, maxLength: 30 }),
  mayCross: fc.boolean(),
});

test('01 labels keep within bounds and apart from one another, from boxes and from lines that they may not cross', () => {
  const lines: readonly Segment[] = [
    { x1: 0, y1: 280, x2: 600, y2: 0 },
    { x1: 300, y1: 0, x2: 300, y2: 280 },
  ];
  fc.assert(
    fc.property(fc.array(dot, { maxLength: 25 }), (dots) => {
      const wishes = dots.map(({ x, y, radius, text, mayCross }, index): LabelWish => ({
        id: String(index),
        texts: [text, text.slice(0, 1)],
        positions: positionsAround(x, y, radius),
        mayCross,
      }));
      const boxes = dots.map(({ x, y, radius: r }) => ({ x: x - r, y: y - r, width: 2 * r, height: 2 * r }));
      const placed = placeLabels(wishes, { bounds, boxes, lines });
      for (const [index, { id, box }] of placed.entries()) {
        expect(box.x).toBeGreaterThanOrEqual(0);
        expect(box.y).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width).toBeLessThanOrEqual(600);
        expect(box.y + box.height).toBeLessThanOrEqual(280);
        expect(boxes.some((other) => overlap(box, other))).toBe(false);
        expect(placed.slice(index + 1).some((other) => overlap(box, other.box))).toBe(false);
        if (wishes[Number(id)]?.mayCross === false) expect(lines.some((line) => crosses(line, box))).toBe(false);
      }
    }),
    { seed },
  );
});

test('02 a lone label gets its longest text at its first place', () => {
  const [label] = placeLabels(
    [{ id: 'a', texts: ['W  Western branch', 'W'], positions: positionsAround(100, 100, 8), mayCross: false }],
    { bounds, boxes: [], lines: [] },
  );
  expect(label).toMatchObject({ text: 'W  Western branch', x: 112, y: 100, anchor: 'start' });
});

test('03 where the long text has no place the short one is taken, and else none', () => {
  const wish = { id: 'a', texts: ['W  Western branch', 'W'], positions: positionsAround(20, 20, 4), mayCross: false };
  const narrow = { bounds: { x: 0, y: 0, width: 60, height: 40 }, boxes: [], lines: [] };
  expect(placeLabels([wish], narrow)[0]?.text).toBe('W');
  expect(placeLabels([wish], { ...narrow, boxes: [narrow.bounds] })).toEqual([]);
});

test.each([
  { name: 'through', segment: { x1: -5, y1: 5, x2: 15, y2: 5 }, expected: true },
  { name: 'inside', segment: { x1: 2, y1: 2, x2: 3, y2: 3 }, expected: true },
  { name: 'past a corner', segment: { x1: -5, y1: 4, x2: 4, y2: -6 }, expected: false },
  { name: 'short of it', segment: { x1: -5, y1: 5, x2: -1, y2: 5 }, expected: false },
  { name: 'vertical beside it', segment: { x1: 11, y1: 0, x2: 11, y2: 10 }, expected: false },
])('04 a segment $name', ({ segment, expected }) => {
  expect(crosses(segment, { x: 0, y: 0, width: 10, height: 10 })).toBe(expected);
});

test('05 longer texts are wider', () => {
  expect(textWidth('Western branch')).toBeGreaterThan(textWidth('Western'));
});
