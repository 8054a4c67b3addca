import { expect, test } from 'vitest';
import { mutationScore } from './mutation.ts';

test('what did not compile or was left out is no part of the score', () => {
  const statuses = ['Killed', 'Killed', 'Timeout', 'Survived', 'NoCoverage', 'CompileError', 'RuntimeError', 'Ignored'];
  expect(mutationScore(statuses)).toEqual({ percent: 60, valid: 5 });
});
