import { expect, test } from 'vitest';
import { choosePeriod } from './choose-period.ts';

const quarters = ['2022-Q4', '2023-Q1', '2023-Q3'];

test.each([
  ['2023-Q3', quarters, '2023-Q3'],
  ['2023-02-10', quarters, '2023-Q1'],
  ['2023-06-01', quarters, '2023-Q1'],
  ['2023-Q2', quarters, '2023-Q1'],
  ['2031', quarters, '2023-Q3'],
  ['1999-Q1', quarters, '2022-Q4'],
  ['2023-Q1', ['2023', '2023-Q1'], '2023-Q1'],
  ['2023-02-10', ['2022', '2023'], '2023'],
  ['', quarters, '2022-Q4'],
  ['2023-Q1', [], undefined],
])('01 %s of %j is read as %s', (when, periods, chosen) => {
  expect(choosePeriod(periods, when)).toBe(chosen);
});
