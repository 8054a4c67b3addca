import { expect, it } from 'vitest';
import { isRefusal, refusalFinding, refuse } from './refusal.ts';

const unknown = refuse('value-unknown', 'mode', 'The model has no mode “air”.', 'It has sea, rail.');

it('a refusal is told from any answer, after it was copied between threads too', () => {
  expect(isRefusal(structuredClone(unknown))).toBe(true);
  expect(isRefusal(JSON.parse(JSON.stringify(unknown)))).toBe(true);
  const finding = refusalFinding(unknown);
  for (const answer of [finding, 'air', undefined, null, [], { code: 'air', field: 'mode', remedy: '' }])
    expect(isRefusal(answer)).toBe(false);
});

it('as a finding it has the field for its column, and an unknown place the table of places for its file', () => {
  expect(refusalFinding(unknown, 'air')).toEqual({
    code: 'query-invalid',
    severity: 'error',
    file: '',
    row: undefined,
    column: 'mode',
    found: 'air',
    message: 'The model has no mode “air”.',
    remedy: 'It has sea, rail.',
  });
  const place = refuse('place-unknown', 'to', 'No place is called “x”.', 'Nearest: y.');
  expect(refusalFinding(place)).toMatchObject({ code: 'place-unknown', file: 'node.csv', column: 'to' });
});
