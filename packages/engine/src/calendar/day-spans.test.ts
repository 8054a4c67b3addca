import { expect, test } from 'vitest';
import { always, isIn, spanOf, spanWithout, stretches } from './day-spans.ts';

test('days of a row that no other covers', () => {
  expect(spanWithout(always, [])).toEqual([always]);
  expect(
    spanWithout(always, [
      { first: 10, last: 19 },
      { first: 30, last: Infinity },
    ]),
  ).toEqual([
    { first: -Infinity, last: 9 },
    { first: 20, last: 29 },
  ]);
  expect(spanWithout({ first: 12, last: 15 }, [{ first: 10, last: 19 }])).toEqual([]);
});

test('a month ends on its last day', () => {
  const { first, last } = spanOf({ validFrom: '2024-02', validTo: '2024-02' });
  expect(last - first).toBe(28);
  expect(isIn([{ first, last }], last)).toBe(true);
  expect(isIn([{ first, last }], last + 1)).toBe(false);
});

test('stretches of time between dates', () => {
  expect(stretches([[{ first: 5, last: 9 }], [{ first: -Infinity, last: 4 }]])).toEqual([
    { first: -Infinity, last: 4 },
    { first: 5, last: 9 },
    { first: 10, last: Infinity },
  ]);
});
