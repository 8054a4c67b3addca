import { expect, it } from 'vitest';
import { createModel } from './model.ts';
import { offer, refuseTerm } from './offer.ts';

const many = Array.from({ length: 60 }, (_, index) => `place${String(index)}`);

it('offers all names of few, the nearest of many, and some where none is near', () => {
  expect(offer([], 'x')).toBe('It has none.');
  expect(offer(['sea', 'rail', 'sea'], 'air')).toBe('It has sea, rail.');
  expect(offer(many, 'place77')).toBe('Nearest: place17, place27, place37.');
  expect(offer(many.slice(0, 12), 'xyz')).toMatch(/^It has place0, .*, place11\.$/);
  expect(offer(many, 'xyz')).toBe('It has 60, such as place0, place1, place2.');
});

it('a term that names nothing is refused with what the model has of its kind', () => {
  const model = createModel('test', {
    node: [
      { nodeId: 'a', name: 'A', xCoord: 0, yCoord: 0, country: 'XBB' },
      { nodeId: 'b', name: 'B', xCoord: 1, yCoord: 0, country: 'XAA' },
    ],
  });
  expect(refuseTerm(model, { kind: 'country', value: 'XXX' }, 'avoid', ' to avoid')).toEqual({
    code: 'value-unknown',
    field: 'avoid',
    message: 'The model has no country “XXX” to avoid.',
    remedy: 'It has XAA, XBB.',
  });
});
