import fc from 'fast-check';
import { expect, test } from 'vitest';
import { importCsv } from './formats/csv.ts';
import { importGeoJson } from './formats/geojson-import.ts';
import { importGmns } from './formats/gmns-import.ts';
import { newModelFiles } from './new-model.ts';
import { readModel } from './read-model.ts';
import { readZip } from './zip.ts';

const seed = 20261124;
const names = [...newModelFiles().keys()];
const junk = fc.oneof(
  fc.string(),
  fc.constantFrom(',', ';', '"', '\n', '\r\n', '\t', '{', ']', 'NaN', '1,5', 'LINESTRING ()', '\u0000', '..'),
);

/** The new model with one file damaged: junk put somewhere in place of some characters. */
const damagedFiles = fc.tuple(fc.constantFrom(...names), fc.nat(), fc.nat(30), junk).map(([name, at, length, text]) => {
  const files = newModelFiles();
  const original = files.get(name) ?? '';
  const start = at % (original.length + 1);
  return files.set(name, original.slice(0, start) + text + original.slice(start + length));
});

test('01 whatever is done to a file, reading throws nothing, and there is a model or an error', () => {
  fc.assert(
    fc.property(damagedFiles, (files) => {
      for (const { model, findings } of [readModel(files), importCsv(files), importGmns(files)]) {
        expect(model === undefined).toBe(findings.some(({ severity }) => severity === 'error'));
      }
    }),
    { seed, numRuns: 150 },
  );
});

test('02 bytes of any kind are refused with findings', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(readZip(bytes).files.size).toBe(0);
      expect(
        readModel(
          new Map([
            ['datapackage.json', bytes],
            ['node.csv', bytes],
          ]),
        ).model,
      ).toBeUndefined();
    }),
    { seed, numRuns: 200 },
  );
});

test('03 any JSON goes in as GeoJSON without a throw', () => {
  const feature = fc.record({
    type: fc.constant('Feature'),
    geometry: fc.record({ type: fc.constantFrom('Point', 'LineString', 'Polygon'), coordinates: fc.jsonValue() }),
    properties: fc.jsonValue(),
  });
  fc.assert(
    fc.property(
      fc.oneof(fc.jsonValue(), fc.record({ type: fc.constant('FeatureCollection'), features: fc.array(feature) })),
      (value) => {
        expect(() => importGeoJson(JSON.stringify(value))).not.toThrow();
      },
    ),
    { seed, numRuns: 200 },
  );
});
