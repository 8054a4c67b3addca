import { expect, test } from 'vitest';
import { cameoActors, countryOfCameo } from '../../formats/events/country-codes.ts';
import { cameoCodes } from '../../formats/events/event-code.ts';
import { actorBits, codeBits, ordinalOfCode, ordinalsOfActors, rootBits, statesInOrder } from './gdelt-numbers.ts';

test('01 the lower bits of an actor are its state, those beyond the states its region', () => {
  const ordinals = ordinalsOfActors();
  expect([...ordinals.keys()].sort()).toEqual([...cameoActors].sort());
  expect(new Set(ordinals.values()).size).toBe(ordinals.size);
  for (const [code, ordinal] of ordinals)
    expect(statesInOrder[ordinal % 2 ** actorBits] ?? 'region').toBe(countryOfCameo(code));
});

test('02 the upper bits of a code are its root, and codes keep their order', () => {
  const ordinals = [...ordinalOfCode.values()];
  expect([...ordinalOfCode.keys()]).toEqual(cameoCodes);
  expect(ordinals).toEqual([...new Set(ordinals)].sort((x, y) => x - y));
  for (const [code, ordinal] of ordinalOfCode) expect(ordinal >> (codeBits - rootBits)).toBe(Number(code.slice(0, 2)));
});
