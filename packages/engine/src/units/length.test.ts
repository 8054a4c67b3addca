import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inferLengthUnit, kilometersPerUnit } from './length.ts';
import type { LengthSample } from './length.ts';

test('01 the unit in which lengths were written is found from drawn lines, whatever the distances', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...kilometersPerUnit),
      fc.array(
        fc.tuple(fc.double({ min: 0.01, max: 500, noNaN: true }), fc.double({ min: 0.98, max: 1.02, noNaN: true })),
        {
          minLength: 1,
          maxLength: 30,
        },
      ),
      ([unit, kmPerUnit], links) => {
        const samples = links.map(([lineKm, error]) => ({
          statedLength: (lineKm * error) / kmPerUnit,
          lineKm,
          isDrawn: true,
        }));
        expect(inferLengthUnit(samples)).toMatchObject({ unit, agreeing: links.length, compared: links.length });
      },
    ),
  );
});

test('02 without a line a way may be longer than its great circle, and miles are still no kilometers', () => {
  const samples = [1.02, 1.15, 1.3, 1.45].map((detour) => ({
    statedLength: 40 * detour,
    lineKm: 40,
    isDrawn: false,
  }));
  expect(inferLengthUnit(samples)?.unit).toBe('km');
  const miles = samples.map((sample) => ({ ...sample, statedLength: sample.statedLength / 1.609344 }));
  expect(inferLengthUnit(miles)?.unit).toBe('mi');
});

test('03 outliers do not decide, and lengths of no one unit name none', () => {
  const right = { statedLength: 12, lineKm: 12, isDrawn: true };
  const wrong = { statedLength: 12_000, lineKm: 12, isDrawn: true };
  expect(inferLengthUnit([right, right, wrong])).toMatchObject({ unit: 'km', agreeing: 2, compared: 3 });
  expect(inferLengthUnit([{ statedLength: 37, lineKm: 5, isDrawn: true }])).toBeUndefined();
  expect(inferLengthUnit([{ statedLength: 0, lineKm: 5, isDrawn: true }])).toBeUndefined();
  expect(inferLengthUnit([])).toBeUndefined();
});

test('04 of two units that are near each other, that is taken in which no way is shorter than its great circle', () => {
  // nautical miles of a way that is an eighth longer than the great circle are 0.97 of it as miles
  const lengths = (detour: number, kmPerUnit: number): readonly LengthSample[] =>
    [30, 80, 140].map((lineKm) => ({ statedLength: (lineKm * detour) / kmPerUnit, lineKm, isDrawn: false }));
  expect(inferLengthUnit(lengths(1.12, 1.852))?.unit).toBe('nmi');
  expect(inferLengthUnit(lengths(1.0, 1.609344))?.unit).toBe('mi');
  expect(inferLengthUnit(lengths(1.12, 1.609344))?.unit).toBe('mi');
});
