import { createModel } from '@meridian/engine';
import { expect, test } from 'vitest';
import {
  cameoWords,
  dependencyWords,
  eventTypeWords,
  formatHalfLife,
  formatIndex,
  formatPoints,
  formatScore,
  indexWords,
} from './relations.ts';
import { dyadName } from './names.ts';

test.each([
  [4.24, '+4.2', '+4.2'],
  [-0.5, '−0.5', '−0.5'],
  [0, '0.0', '0.0'],
  [0.03, '+0.03', '0.0'],
  [-0.04, '−0.04', '0.0'],
  [-0.001, '0.0', '0.0'],
])('01 %d points read %s, as an index %s', (value, points, index) => {
  expect([formatPoints(value), formatIndex(value)]).toEqual([points, index]);
});

test('02 what is not known is said to be so, and a score keeps its own digits', () => {
  expect(formatPoints(NaN)).toBe('not known');
  expect([formatScore(undefined), formatScore(0), formatScore(6.4), formatScore(-9.5)]).toEqual([
    'none',
    '0',
    '+6.4',
    '−9.5',
  ]);
});

test.each([
  [-0.456, 2, '−0.46'],
  [0.001, 2, '0.00'],
  [12, 2, '+12.00'],
])('03 %d points of a column with %d decimals read %s', (value, digits, words) => {
  expect(formatPoints(value, digits)).toBe(words);
});

test('04 pairs by name, directed ones in their direction, strangers by code', () => {
  const model = createModel('words', {
    actor: [
      { actorId: 'IRN', name: 'Iran', kind: 'state' },
      { actorId: 'RUS', name: 'Russia', kind: 'state' },
    ],
  });
  expect([dyadName(model, 'IRN-RUS'), dyadName(model, 'RUS>IRN'), dyadName(model, 'IRN-XYZ')]).toEqual([
    'Iran – Russia',
    'Russia towards Iran',
    'Iran – XYZ',
  ]);
});

test('05 half-lives, indices and codes in words', () => {
  expect([formatHalfLife(180), formatHalfLife(730)]).toEqual(['180 days', '730 days (2 years)']);
  expect([indexWords(0.2), indexWords(-1), indexWords(3), indexWords(-7)]).toEqual([
    'near neutral',
    'slightly towards conflict',
    'towards cooperation',
    'far towards conflict',
  ]);
  expect([cameoWords('057'), cameoWords('99')]).toEqual(['diplomatic cooperation', 'unknown kind of act']);
  expect([eventTypeWords('ASSAULT'), eventTypeWords('OTHER')]).toEqual(['attacks', 'other']);
});

test('06 a dependency by what a point does to the rate', () => {
  const words = { fromState: 'open', toState: 'closed', effect: -0.15, effectLow: -0.35, effectHigh: 0 };
  expect(dependencyWords(words)).toBe('open → closed: −14 % for each point nearer (−30 to 0 %)');
  expect(dependencyWords({ ...words, effect: 0.15, effectLow: undefined })).toBe(
    'open → closed: +16 % for each point nearer',
  );
});
