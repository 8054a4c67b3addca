import { checkModel } from '@meridian/engine';
import { expect, test } from 'vitest';
import { collectionText, lineFeature } from '../testing/geojson.ts';
import { printFindings } from '../testing/small-files.ts';
import type { GeoJsonOptions } from './geojson-import.ts';
import { importGeoJson } from './geojson-import.ts';

/** Lines of some 7 km, drawn with a position inside; their true lengths are 7.17 km. */
const lines = (lengths: readonly (string | number)[]): string =>
  collectionText(
    lengths.map((length, index) =>
      lineFeature(
        [
          [10 + index / 10, 50],
          [10.05 + index / 10, 50],
          [10.1 + index / 10, 50],
        ],
        { mode: 'rail', length },
      ),
    ),
  );
const kmOf = (content: string, options: GeoJsonOptions = {}): readonly number[] =>
  importGeoJson(content, options).model?.tables.link.map(({ lengthKm }) => Math.round(lengthKm * 100) / 100) ?? [];
const warnings = (content: string, options: GeoJsonOptions = {}): readonly string[] =>
  printFindings(importGeoJson(content, options).findings).filter((text) => text.includes('length'));

test('01 lengths in km are taken as they are written', () => {
  expect(kmOf(lines([7.2, 7.1, 7.4]))).toEqual([7.2, 7.1, 7.4]);
  expect(warnings(lines([7.2, 7.1, 7.4]))).toEqual([]);
});

test('02 lengths in another unit are not taken for km: one finding names it, and the lines are measured', () => {
  const perUnit = { m: 0.001, mi: 1.609344, ft: 0.0003048, nmi: 1.852, yd: 0.0009144 };
  for (const [unit, km] of Object.entries(perUnit)) {
    const stated = lines([7.2 / km, 7.1 / km, 7.3 / km, '']);
    expect(kmOf(stated)).toEqual([7.17, 7.17, 7.17, 7.17]);
    expect(warnings(stated)).toEqual([
      `warning length-unit-unlikely map.geojson, column length: 3 of 3 lengths fit the lines drawn in ${unit}, and no unit is stated; none was taken, the lines were measured instead. >> Import with --length-unit ${unit} to take the lengths as they are written.`,
    ]);
    expect(kmOf(stated, { lengthUnit: unit })).toEqual([7.2, 7.1, 7.3, 7.17]);
    expect(warnings(stated, { lengthUnit: unit })).toEqual([]);
  }
});

test('03 a unit that is given and does not fit is not taken either', () => {
  const stated = lines([7200, 7100]);
  expect(kmOf(stated, { lengthUnit: 'mi' })).toEqual([7.17, 7.17]);
  expect(warnings(stated, { lengthUnit: 'mi' })[0]).toContain('fit the lines drawn in m, and the unit given is mi');
});

test('04 single lengths that cannot be that of their line are counted, and measured', () => {
  const stated = lines([7.2, 7.1, 7.3, 7200, 2]);
  expect(kmOf(stated)).toEqual([7.2, 7.1, 7.3, 7.17, 7.17]);
  expect(warnings(stated)).toEqual([
    'warning length-unit-unlikely map.geojson, column length: 2 lengths cannot be that of the line (the first is 7,200 km in feature 4, whose line is 7.17 km long); there the lines were measured instead. >> Correct the lengths or the lines; if all are in another unit than km, import with --length-unit.',
  ]);
});

test('05 a length may name its unit', () => {
  expect(kmOf(lines(['7200 m', '7.2 km', '4.5 mi']))).toEqual([7.2, 7.2, 7.24]);
  expect(warnings(lines(['7200 m', '7.2 km', '4.5 mi']))).toEqual([]);
});

test('06 pieces share the length, the hours and the tariff of their line by what is drawn', () => {
  const content = collectionText([
    lineFeature(
      [
        [0, 0],
        [0.1, 0],
        [0.4, 0],
      ],
      { mode: 'road', link_id: 'main', length: 60, free_flow_h: 2, usd_per_teu: 100, tracks: 2, name: 'Main' },
    ),
    lineFeature(
      [
        [0.1, 0],
        [0.1, 0.1],
      ],
      { mode: 'road', link_id: 'branch' },
    ),
  ]);
  const { model } = importGeoJson(content);
  const [first, second, branch] = model?.tables.link ?? [];
  expect(first).toMatchObject({ linkId: 'main-1', name: 'Main', tracks: 2, toNodeId: branch?.fromNodeId });
  expect(second).toMatchObject({ linkId: 'main-2', name: 'Main', tracks: 2, fromNodeId: branch?.fromNodeId });
  expect(first?.lengthKm).toBeCloseTo(15, 2);
  expect((first?.lengthKm ?? 0) + (second?.lengthKm ?? 0)).toBeCloseTo(60, 6);
  expect(first?.freeFlowHours).toBeCloseTo(0.5, 4);
  expect(second?.usdPerTeu).toBeCloseTo(75, 2);
  expect(model && checkModel(model)).toEqual([]);
});

test('07 however small the lines are, their lengths are compared', () => {
  const stated = (length: number): string =>
    collectionText(
      [0, 1, 2].map((index) =>
        lineFeature(
          [
            [10 + index / 1000, 50],
            [10.001 + index / 1000, 50],
          ],
          { mode: 'rail', length },
        ),
      ),
    );
  // 72 m each
  expect(kmOf(stated(72))).toEqual([0.07, 0.07, 0.07]);
  expect(warnings(stated(72))[0]).toContain('3 of 3 lengths fit the lines drawn in m');
});
