import { expect, test } from 'vitest';
import { collectionText, lineFeature } from '../testing/geojson.ts';
import { printFindings } from '../testing/small-files.ts';
import { parseCrs } from './crs.ts';
import { importGeoJson } from './geojson-import.ts';

const named = (name: string): object => ({ crs: { type: 'name', properties: { name } } });
const map = (coordinates: readonly (readonly number[])[], members: object = {}): string =>
  collectionText([lineFeature(coordinates, { mode: 'rail' })], members);
const print = (content: string): readonly string[] =>
  printFindings(importGeoJson(content).findings).filter((text) => !text.includes('no such table'));
const made = 'nodes were made where lines end';

/** Degrees of a position in a system, to the fifth digit: about a meter. */
function degrees(name: string, x: number, y: number): readonly number[] {
  const system = parseCrs({ properties: { name } });
  if (system.kind !== 'projected') throw new Error(`${name} is ${system.kind}.`);
  return system.toDegrees([x, y]).map((value) => Math.round(value * 1e5) / 1e5);
}

test('01 every way to write WGS 84 is read without a word', () => {
  const degreesOnly = [
    [10, 50],
    [10.1, 50],
  ];
  for (const name of ['urn:ogc:def:crs:OGC:1.3:CRS84', 'EPSG:4326', 'urn:ogc:def:crs:EPSG::4326', 'WGS 84']) {
    expect(print(map(degreesOnly, named(name))).filter((text) => !text.includes(made))).toEqual([]);
  }
  expect(parseCrs({ type: 'EPSG', properties: { code: 4326 } })).toMatchObject({ kind: 'degrees', isWgs84: true });
  expect(parseCrs(null)).toMatchObject({ kind: 'degrees', isWgs84: true });
  expect(print(map(degreesOnly, named('EPSG:4269')))).toContain(
    'info import-assumed map.geojson, column crs: longitude and latitude in "EPSG:4269" were taken for WGS 84, from which they differ by a few meters at most. >> Nothing needs to be done.',
  );
});

test('02 projections are converted: origins and meridians lie where their definitions put them', () => {
  // 180 degrees of the equator are pi times 6,378,137 m
  expect(degrees('EPSG:3857', 20037508.342789244, 0)).toEqual([180, 0]);
  expect(degrees('http://www.opengis.net/def/crs/EPSG/0/32633', 500000, 0)).toEqual([15, 0]);
  expect(degrees('EPSG:32733', 500000, 10000000)).toEqual([15, 0]);
  expect(degrees('EPSG:25832', 500000, 0)).toEqual([9, 0]);
  expect(degrees('EPSG:26918', 500000, 0)).toEqual([-75, 0]);
  expect(degrees('EPSG:2154', 700000, 6600000)).toEqual([3, 46.5]);
  expect(degrees('EPSG:3035', 4321000, 3210000)).toEqual([10, 52]);
  expect(degrees('EPSG:2180', 500000, -5300000)).toEqual([19, 0]);
  // the worked example of the transverse Mercator in the guide of the Ordnance Survey (Caister water tower),
  // 52 39 27.2531 N, 1 43 4.5177 E on Airy 1830; WGS 84 lies about 110 m west and 50 m north of that
  const [longitude = 0, latitude = 0] = degrees('EPSG:27700', 651409.903, 313177.27);
  expect(longitude).toBeCloseTo(1.71607, 3);
  expect(latitude).toBeCloseTo(52.65798, 3);
  // zones of Pulkovo 1942 carry their number in front of the easting
  const [east = 0, north = 0] = degrees('EPSG:28408', 8500000, 5000000);
  expect(east).toBeCloseTo(45, 1);
  expect(north).toBeCloseTo(45.1, 1);
});

test('03 a system that cannot be converted is named once, whatever the coordinates are', () => {
  const positions = [
    [700000, 200000],
    [700100, 200000],
    [700200, 200000],
  ];
  expect(print(map(positions, named('urn:ogc:def:crs:EPSG::2263')))).toEqual([
    'error unit-unknown map.geojson, column crs: coordinates in "urn:ogc:def:crs:EPSG::2263" cannot be read. >> Export the map again in longitude and latitude on WGS 84 (EPSG:4326), as GeoJSON asks for.',
  ]);
  expect(print(map(positions, { crs: { type: 'link', properties: { href: 'x.prj' } } })).length).toBe(1);
});

test('04 coordinates that cannot be degrees are one finding; exchanged ones are named so', () => {
  const meters = [
    [389000, 5819000],
    [389500, 5819000],
    [390000, 5819500],
  ];
  expect(print(map(meters))).toEqual([
    'error geometry-invalid map.geojson, column coordinates: the coordinates are no longitude and latitude, and no member crs says what they are (3 of 3 positions; the first is 389000, 5819000 in feature 1). >> Export the map again in longitude and latitude on WGS 84 (EPSG:4326), as GeoJSON asks for. Or name their system: "crs": {"type": "name", "properties": {"name": "EPSG:32633"}}.',
  ]);
  const exchanged = meters.map((_, index) => [40 + index, 116]);
  expect(print(map(exchanged))[0]).toContain('Write the longitude before the latitude');
  const slip = [
    [10, 50],
    [10, 95],
    [10, 52],
  ];
  expect(print(map(slip))).toEqual([
    'error geometry-invalid map.geojson, column coordinates: 1 of 3 positions cannot be longitude and latitude (the first is 10, 95 in feature 1). >> Correct them, or leave the features out; a latitude lies between -90 and 90.',
  ]);
});

test('05 lines go on beyond the 180th meridian, or are cut at it', () => {
  const content = collectionText([
    lineFeature(
      [
        [175, 10],
        [183, 10],
        [189.5, 12],
      ],
      { mode: 'sea' },
    ),
    lineFeature(
      [
        [-170.5, 12],
        [-160, 12],
      ],
      { mode: 'sea' },
    ),
  ]);
  const { model } = importGeoJson(content);
  expect(model?.tables.node.length).toBe(3);
  const [first] = model?.tables.link ?? [];
  expect(first?.geometry).toBe('LINESTRING (175 10, -177 10, -170.5 12)');
  expect(first?.lengthKm).toBeGreaterThan(1500);
  expect(first?.lengthKm).toBeLessThan(1700);
  expect(print(content)).toContain(
    'info import-assumed map.geojson: 2 longitudes beyond 180 (the first in feature 1) were wrapped round the globe: 183 is -177. >> Nothing needs to be done.',
  );
  // a line from one side of the meridian to the other has no length
  const cut = collectionText([
    lineFeature(
      [
        [180, 40],
        [-180, 40],
      ],
      { mode: 'sea' },
    ),
    lineFeature(
      [
        [170, 40],
        [180, 40],
        [-180, 40],
        [-170, 40],
      ],
      { mode: 'sea' },
    ),
  ]);
  expect(importGeoJson(cut).model?.tables.link.map(({ geometry }) => geometry)).toEqual([
    'LINESTRING (170 40, 180 40, -170 40)',
  ]);
});
