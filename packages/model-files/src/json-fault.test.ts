import { expect, test } from 'vitest';
import { findJsonFaultLine } from './json-fault.ts';

test.each([
  ['{\n "a": 1,\n}', 3],
  ['{\n "a": 1\n "b": 2\n}', 3],
  ['{\n "a": [1, 2\n}\n', 3],
  ['{\n "a": "x\n}', 2],
  ["{\n 'a': 1}", 2],
  ['{"a": 01}', 1],
  ['{"a": 1}\n{}', 2],
  ['{"a": [true, null, -1.5e3, "\\u00e9", {}]\n\n', 3],
  ['', 1],
])('01 %j is no JSON from line %i', (text, line) => {
  expect(() => JSON.parse(text) as unknown).toThrow();
  expect(findJsonFaultLine(text)).toBe(line);
});
