import { firstDay } from '@meridian/engine';
import { expect, test } from 'vitest';
import { orderToldBy, readDay } from './event-day.ts';
import type { DateOrder } from './event-day.ts';

const today = firstDay('2026-01-01') ?? 0;

/** ISO date, or the reason why there is none. */
function dateOf(text: string, order?: DateOrder): string {
  const found = readDay(text, today, order);
  return 'reason' in found ? found.reason : found.date;
}

test.each([
  ['2024-03-01', '2024-03-01'],
  ['2024/3/1', '2024-03-01'],
  ['2024.03.01', '2024-03-01'],
  ['20240301', '2024-03-01'],
  ['2024-03-01T13:45:00Z', '2024-03-01'],
  ['2024-03-01 00:00:00', '2024-03-01'],
  ['1 March 2024', '2024-03-01'],
  ['01-Mar-24', '2024-03-01'],
  ['1-Mar-2024', '2024-03-01'],
  ['1st March, 2024', '2024-03-01'],
  ['30-Sept-24', '2024-09-30'],
  ['30 Sept. 2024', '2024-09-30'],
  ['March 1, 2024', '2024-03-01'],
  ['Mar 1 2024', '2024-03-01'],
  ['Fri, 1 Mar 2024', '2024-03-01'],
  ['2024-Mar-01', '2024-03-01'],
  ['01Mar2024', '2024-03-01'],
  ['1.3.2024', '2024-03-01'],
  ['25/12/2024', '2024-12-25'],
  ['12/25/2024 12:00:00 AM', '2024-12-25'],
  ['5/5/24', '2024-05-05'],
  ['31-Dec-99', '1999-12-31'],
])('01 %s is %s', (text, date) => {
  expect(dateOf(text)).toBe(date);
});

test.each([
  ['', 'bad-date'],
  ['2024-02-30', 'bad-date'],
  ['0025-03-04', 'bad-date'],
  ['1899-12-31', 'bad-date'],
  ['31/31/2024', 'bad-date'],
  ['1 Ma 2024', 'bad-date'],
  ['1 Marble 2024', 'bad-date'],
  ['2024', 'bad-date'],
  ['45000', 'bad-date'],
  ['2026-01-02', 'future-date'],
  ['2-Jan-26', 'future-date'],
  ['3/4/2024', 'ambiguous-date'],
  ['03-04-24', 'ambiguous-date'],
])('02 %s is %s', (text, reason) => {
  expect(dateOf(text)).toBe(reason);
});

test('03 an order of the file settles what has two readings, and leaves alone what has one', () => {
  expect([dateOf('3/4/2024', 'day-first'), dateOf('3/4/2024', 'month-first')]).toEqual(['2024-04-03', '2024-03-04']);
  expect([dateOf('13/4/2024', 'month-first'), dateOf('4/13/2024', 'day-first')]).toEqual(['2024-04-13', '2024-04-13']);
});

test('04 the order of a file is told by dates that have one reading', () => {
  expect(['13/4/2024', '4/13/2024', '3/4/2024', '31/31/2024', '2024-03-04', '5 May 2024'].map(orderToldBy)).toEqual([
    'day-first',
    'month-first',
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
