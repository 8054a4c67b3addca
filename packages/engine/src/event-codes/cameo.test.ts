import { expect, test } from 'vitest';
import { goldsteinByCode } from './cameo.ts';
import { ploverOfCameo } from './plover-of-cameo.ts';
import { ploverTypes } from './plover/types.ts';

const scoresOf = (...codes: readonly string[]): readonly (number | undefined)[] =>
  codes.map((code) => goldsteinByCode.get(code));

test('01 scores are those of CAMEO 1.1b3: an embargo is 163, an expulsion 166, a denial no sympathy', () => {
  expect(scoresOf('163', '164', '166', '124', '016', '022')).toEqual([-8, -7, -7, -4, -2, 3.2]);
});

test('02 all codes of that version are known, those of older ones are not', () => {
  expect(scoresOf('116', '129', '0254', '0313', '1014', '1056', '1222', '1246', '1661', '1662')).toEqual([
    -2, -5, -0.3, 5.2, -5, -5, -4, -4, -7, -7,
  ]);
  expect(scoresOf('0357', '1641', '1643')).toEqual([undefined, undefined, undefined]);
  expect(goldsteinByCode.size).toBe(318);
});

test('03 a code without a published score has that of its group', () => {
  for (const [code, above] of [
    ['1214', '121'],
    ['155', '150'],
    ['176', '170'],
    ['1834', '183'],
    ['1951', '195'],
    ['1952', '195'],
  ] as const)
    expect([code, ...scoresOf(code)]).toEqual([code, ...scoresOf(above)]);
});

test('04 every code but statements and appeals has a PLOVER type, its own or that of the code above', () => {
  expect(['1952', '176', '155', '1834', '16', '1662', '010', '0254'].map((code) => ploverOfCameo(code))).toEqual([
    { type: 'ASSAULT', mode: 'heavy-weapons' },
    { type: 'COERCE', mode: undefined },
    { type: 'MOBILIZE', mode: undefined },
    { type: 'ASSAULT', mode: 'suicide-attack' },
    { type: 'SANCTION', mode: undefined },
    { type: 'SANCTION', mode: 'expel' },
    undefined,
    undefined,
  ]);
  const types: readonly string[] = ploverTypes;
  for (const code of goldsteinByCode.keys())
    if (!/^0[12]/.test(code)) expect(types).toContain(ploverOfCameo(code)?.type);
});
