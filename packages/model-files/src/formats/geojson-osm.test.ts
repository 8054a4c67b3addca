import type { LinkRecord } from '@meridian/engine';
import { expect, test } from 'vitest';
import { collectionText, lineFeature, pointFeature } from '../testing/geojson.ts';
import { printFindings } from '../testing/small-files.ts';
import { importGeoJson } from './geojson-import.ts';

/** Lines one behind the other, each with its tags. */
const chain = (...tags: readonly object[]): string =>
  collectionText(
    tags.map((properties, index) =>
      lineFeature(
        [
          [44 + index / 10, 41],
          [44 + (index + 1) / 10, 41],
        ],
        properties,
        `way/${String(index + 1)}`,
      ),
    ),
  );
const linksOf = (content: string): readonly LinkRecord[] => importGeoJson(content).model?.tables.link ?? [];
const findingsOf = (content: string, part: string): readonly string[] =>
  printFindings(importGeoJson(content).findings).filter((text) => text.includes(part));

test('01 railways: kind, state, supply, gauge, tracks', () => {
  const rail = { railway: 'rail', gauge: '1520' };
  const links = linksOf(
    chain(
      { ...rail, electrified: 'contact_line', tracks: '2', name: 'Valley line' },
      { ...rail, electrified: 'no' },
      { ...rail, electrified: '4th_rail' },
      { ...rail, electrified: 'contact_line;rail' },
      { railway: 'construction', construction: 'rail', gauge: '1520' },
      { railway: 'disused', gauge: '1520' },
      { 'proposed:railway': 'rail', gauge: '1520' },
      { railway: 'narrow_gauge' },
    ),
  );
  expect(links.map(({ modeId }) => modeId)).toEqual(Array.from({ length: 8 }, () => 'rail'));
  expect(links.map(({ electrified }) => electrified).slice(0, 5)).toEqual([true, false, true, true, undefined]);
  expect(links.map(({ status }) => status).slice(3)).toEqual([
    'open',
    'under_construction',
    'suspended',
    'planned',
    'open',
  ]);
  expect(links.map(({ gaugeMm }) => gaugeMm).slice(6)).toEqual([1520, undefined]);
  expect(links[0]).toMatchObject({ linkId: 'way/1', name: 'Valley line', tracks: 2, fromNodeId: 'way/1-begin' });
});

test('02 a line of two gauges is a link for each; one without a gauge has the commonest of the file', () => {
  const content = chain(
    { railway: 'rail', gauge: '1520;1435' },
    { railway: 'rail', gauge: '1435' },
    { railway: 'rail' },
    { railway: 'rail', gauge: 'unknown' },
  );
  expect(linksOf(content).map(({ linkId, gaugeMm }) => [linkId, gaugeMm])).toEqual([
    ['way/1', 1520],
    ['way/1-1435mm', 1435],
    ['way/2', 1435],
    ['way/3', 1435],
    ['way/4', undefined],
  ]);
  expect(findingsOf(content, 'gauge')).toEqual([
    'info import-assumed map.geojson, column gauge: 1 line of rail without a gauge was given 1435 mm, the commonest of the file (2 lines). >> Give them their gauge where it is another: trains do not run from one gauge onto another.',
    'info import-assumed map.geojson: 1 link of several gauges stands once for each gauge. >> Nothing needs to be done: trains of each gauge have their own link.',
    'info import-ignored map.geojson, column gauge: 1 value of the property cannot be read and was left out (the first is "unknown" in feature 4). >> Nothing needs to be done, unless the figure is known: then write it as millimeters, such as 1435, or 1520;1435.',
  ]);
});

test('03 what carries no freight is left out and counted by its tag', () => {
  const content = chain(
    { highway: 'primary' },
    { highway: 'footway' },
    { highway: 'footway' },
    { railway: 'tram' },
    { railway: 'abandoned' },
    { highway: 'residential', hgv: 'no' },
    { highway: 'service', access: 'no', hgv: 'yes' },
    { power: 'line' },
    { waterway: 'stream' },
    { waterway: 'river' },
    { route: 'ferry', name: 'Lake ferry' },
    { railway: 'construction', construction: 'subway' },
    { man_made: 'pipeline' },
  );
  expect(linksOf(content).map(({ linkId, modeId }) => [linkId, modeId])).toEqual([
    ['way/1', 'road'],
    ['way/7', 'road'],
    ['way/10', 'river'],
    ['way/11', 'ferry'],
    ['way/13', 'pipeline'],
  ]);
  expect(findingsOf(content, 'no way of freight')).toEqual([
    'info import-ignored map.geojson: 8 lines of no way of freight were left out: highway=footway (2), railway=tram (1), railway=abandoned (1), hgv=no (1), power=line (1), waterway=stream (1), railway=construction, construction=subway (1). >> Give a line the property mode if freight runs there all the same.',
  ]);
});

test('04 a stated mode goes before tags', () => {
  expect(linksOf(chain({ mode: 'Rail', railway: 'tram' }, { mode: 'road', highway: 'track' }))).toMatchObject([
    { modeId: 'rail' },
    { modeId: 'road' },
  ]);
});

test('05 one-way: along, against, both ways, and by what the road is', () => {
  const content = chain(
    { highway: 'primary', oneway: 'yes' },
    { highway: 'primary', oneway: '-1' },
    { highway: 'primary', oneway: 'no' },
    { highway: 'primary', oneway: 'reversible' },
    { highway: 'motorway' },
    { highway: 'primary', junction: 'roundabout' },
    { highway: 'primary', oneway: 'perhaps' },
  );
  const links = linksOf(content);
  expect(links.map(({ directed }) => directed)).toEqual([true, true, false, false, true, true, false]);
  expect(links[1]).toMatchObject({ fromNodeId: 'way/2-begin', toNodeId: 'way/1-end' });
  expect(findingsOf(content, 'oneway').length).toBe(2);
});

test('06 limits: units, the lowest of several, words, and no more than freight runs', () => {
  const content = chain(
    { highway: 'primary', maxspeed: '50' },
    { highway: 'primary', maxspeed: '30 mph' },
    { highway: 'primary', maxspeed: '70;60' },
    { highway: 'primary', maxspeed: '120' },
    { highway: 'primary', maxspeed: '100', 'maxspeed:hgv': '80' },
    { highway: 'primary', maxspeed: 'none' },
    { highway: 'primary', maxspeed: 'RU:urban' },
    { railway: 'rail', maxspeed: '200' },
  );
  expect(linksOf(content).map(({ freeSpeedKmh }) => freeSpeedKmh)).toEqual([
    50,
    48.28,
    60,
    90,
    80,
    undefined,
    undefined,
    120,
  ]);
  expect(findingsOf(content, 'maxspeed')).toEqual([
    'info import-assumed map.geojson, column maxspeed: the limit of 6 lines was taken for the speed of freight there; lines without one have the speed of their mode. >> Replace free_speed where a commercial speed is known: stops make it lower than the limit.',
    'info import-assumed map.geojson, column maxspeed: the limit of 1 line of road is above what freight does (the first has 120 km/h); 90 km/h was put in its place. >> Nothing needs to be done.',
    'info import-ignored map.geojson, column maxspeed: 1 value of the property cannot be read and was left out (the first is "RU:urban" in feature 7). >> Nothing needs to be done, unless the figure is known: then write it as km/h, such as 80, or with a unit: 60 mph.',
    'info import-assumed map.geojson, column maxspeed: the limit of 1 line of rail is above what freight does (the first has 200 km/h); 120 km/h was put in its place. >> Nothing needs to be done.',
  ]);
});

test('07 tags in one property, as ogr2ogr and overpass-turbo write them', () => {
  const links = linksOf(
    collectionText([
      lineFeature(
        [
          [44, 41],
          [44.1, 41],
        ],
        {
          osm_id: '71',
          name: 'Pass road',
          highway: null,
          railway: null,
          other_tags: '"railway"=>"rail","electrified"=>"contact_line","gauge"=>"1520","note"=>"says \\"wait\\""',
        },
      ),
      lineFeature(
        [
          [44.1, 41],
          [44.2, 41],
        ],
        { type: 'way', id: 72, tags: { railway: 'rail', electrified: 'no', gauge: '1520' } },
      ),
    ]),
  );
  expect(links).toMatchObject([
    { linkId: '71', name: 'Pass road', modeId: 'rail', electrified: true, gaugeMm: 1520, note: 'says "wait"' },
    { linkId: '72', modeId: 'rail', electrified: false, gaugeMm: 1520 },
  ]);
});

test('08 points: stations are nodes of the line, signals are not', () => {
  const content = collectionText([
    pointFeature(44.1, 41, { railway: 'station', name: 'Upper halt' }),
    pointFeature(44.2, 41, { railway: 'signal' }),
    lineFeature(
      [
        [44, 41],
        [44.1, 41],
        [44.2, 41],
        [44.3, 41],
      ],
      { railway: 'rail' },
      'way/9',
    ),
  ]);
  const { model } = importGeoJson(content);
  expect(model?.tables.node.map(({ name, nodeType }) => [name, nodeType])).toEqual([
    ['Upper halt', 'rail_station'],
    ['way/9-begin', 'junction'],
    ['way/9-end', 'junction'],
  ]);
  expect(model?.tables.link.map(({ linkId, fromNodeId }) => [linkId, fromNodeId])).toEqual([
    ['way/9-1', 'way/9-begin'],
    ['way/9-2', 'node-1'],
  ]);
  expect(findingsOf(content, 'no place of a network').length).toBe(1);
});

test('09 properties that have no place are named once, however many features have them', () => {
  const content = chain({ railway: 'rail', voltage: '15000' }, { railway: 'rail', voltage: '25000', operator: 'X' });
  expect(findingsOf(content, 'no place in')).toEqual([
    'info import-ignored map.geojson: 2 properties have no place in a node or link and were left out: voltage, operator. >> Nothing needs to be done. A property that is named as a column of node or link is read.',
  ]);
});
