import { checkModel } from '@meridian/engine';
import type { Model } from '@meridian/engine';
import { expect, test } from 'vitest';
import { newModelFiles } from '../new-model.ts';
import { readModel } from '../read-model.ts';
import { collectionText, lineFeature as line, pointFeature as point } from '../testing/geojson.ts';
import { printFindings } from '../testing/small-files.ts';
import { exportGeoJson } from './geojson-export.ts';
import { importGeoJson } from './geojson-import.ts';

const collection = (...features: readonly object[]): string => collectionText(features);
const print = (content: string): readonly string[] =>
  printFindings(importGeoJson(content).findings).filter(
    (text) => !text.includes('the imported files have no such table'),
  );

test('01 round trip: nodes and links come back whole, but for references to tables that a map has not', () => {
  const files = newModelFiles();
  files.set(
    'link.csv',
    (files.get('link.csv') ?? '')
      .replace('open,,,example', 'open,,"LINESTRING (-2 0, 0 -0.5, 2 0.5)",example')
      .replace('460', '465'),
  );
  const { model } = readModel(files);
  if (model === undefined) throw new Error('The new model does not read.');
  const { model: back } = importGeoJson(exportGeoJson(model));
  if (back === undefined) throw new Error('The export does not read.');
  const nodes = (m: Model): readonly object[] => m.tables.node.map((node) => ({ ...node, sourceId: [] }));
  const links = (m: Model): readonly object[] =>
    m.tables.link.map((link) => ({ ...link, sourceId: [], corridorId: undefined, projectId: undefined }));
  expect(nodes(back)).toEqual(nodes(model));
  expect(links(back)).toEqual(links(model));
  expect(checkModel(back)).toEqual([]);
});

test('02 export: a straight line where there is no geometry', () => {
  const { model } = readModel(newModelFiles());
  const { features } = JSON.parse(model === undefined ? '' : exportGeoJson(model)) as {
    readonly features: readonly { readonly id: string; readonly geometry: unknown; readonly properties: unknown }[];
  };
  expect(features.find(({ id }) => id === 'alpha-bravo-sea')).toEqual({
    type: 'Feature',
    id: 'alpha-bravo-sea',
    geometry: {
      type: 'LineString',
      coordinates: [
        [-2, 0],
        [2, 0.5],
      ],
    },
    properties: {
      link_id: 'alpha-bravo-sea',
      name: 'Coastal lane',
      from_node_id: 'alpha',
      to_node_id: 'bravo',
      directed: false,
      corridor_id: 'example',
      length: 460,
      status: 'open',
      source_id: 'example-assumption',
      note: 'Invented for the example; replace it.',
      mode: 'sea',
    },
  });
});

test('03 import: ends that coincide with a point or with each other are one node, others are made; lengths are measured', () => {
  const content = collection(
    point(10, 50, { name: 'Port', node_type: 'seaport', harbour_master: 'X' }),
    line(
      [
        [10, 50],
        [10.3, 50.2],
        [10.6, 50],
      ],
      { mode: 'rail', link_id: 'r' },
    ),
    line(
      [
        [10.6, 50],
        [180, 0],
      ],
      { mode: 'sea' },
    ),
    line(
      [
        [-180, 0],
        [170, 0],
      ],
      { mode: 'sea', length: 2000 },
    ),
  );
  const { model } = importGeoJson(content);
  expect(model?.tables.node.map(({ nodeId, nodeType }) => [nodeId, nodeType])).toEqual([
    ['node-1', 'seaport'],
    ['r-end', 'junction'],
    ['link-3-end', 'junction'],
    ['link-4-end', 'junction'],
  ]);
  const [rail, sea, ocean] = model?.tables.link ?? [];
  expect(rail).toMatchObject({
    fromNodeId: 'node-1',
    toNodeId: 'r-end',
    modeId: 'rail',
    geometry: 'LINESTRING (10 50, 10.3 50.2, 10.6 50)',
  });
  expect(rail?.lengthKm).toBeCloseTo(61.7, 0);
  expect(sea).toMatchObject({ fromNodeId: 'r-end', toNodeId: 'link-3-end', geometry: undefined });
  // the third line ends on one side of the 180th meridian and the fourth begins on the other
  expect(ocean).toMatchObject({ fromNodeId: 'link-3-end', lengthKm: 2000, sourceId: ['import-file'] });
  expect(model && checkModel(model)).toEqual([]);
  expect(print(content)).toEqual([
    'info import-ignored map.geojson: the property harbour_master has no place in a node or link and was left out. >> Nothing needs to be done. A property that is named as a column of node or link is read.',
    'info import-assumed map.geojson: 3 nodes were made where lines end or meet and no point stands. >> Add points where places of a name stand.',
  ]);
});

test('04 import: what cannot be read is left out, counted and shown with an example', () => {
  const content = collection(
    point(10, 50, { node_id: 'p', node_type: 'harbour' }),
    line(
      [
        [10, 50],
        [10.1, 50],
      ],
      { mode: 'rail', length: 'long', from_node_id: 'p', tracks: 'some' },
    ),
    { type: 'Feature', geometry: { type: 'Polygon', coordinates: [] }, properties: {} },
    { type: 'Feature', geometry: null, properties: {} },
    line(
      [
        [10.1, 50],
        [10.2, 50],
      ],
      null,
    ),
    line(
      [
        [10.2, 50],
        [10.3, 50],
      ],
      { tracks: 'many', name: 'A–B' },
    ),
  );
  const lines = print(content);
  expect(lines).toEqual([
    'info import-ignored map.geojson: Polygon (1), none (1): features that are neither points nor lines were left out. >> Draw as lines (LineString or MultiLineString) what is part of the network.',
    'info import-ignored map.geojson, column length: 1 value of the property (the first is "long" in feature 2) cannot be a length; the lines were measured instead. >> Write a number, or a number with its unit: 12.5 km.',
    'info import-assumed map.geojson: 3 nodes were made where lines end or meet and no point stands. >> Add points where places of a name stand.',
    'info import-ignored map.geojson, column node_type: 1 value of the property cannot be a cell of node.node_type and was left out (the first is "harbour" in feature 1). >> Nothing needs to be done if the property means something else; the reference of the tables says what the column holds.',
    'info import-ignored map.geojson, column tracks: 2 values of the property cannot be a cell of link.tracks and were left out (the first is "some" in feature 2). >> Nothing needs to be done if the property means something else; the reference of the tables says what the column holds.',
    'info import-assumed map.geojson, column mode: 2 lines (the first is feature 5) have neither a property mode nor a tag that says what they are; road was assumed. >> Give each line the property mode: rail, road, sea, river, ferry, air or pipeline.',
  ]);
  expect(importGeoJson(content).model?.tables.link.map(({ name, lengthKm }) => [name, lengthKm])).toEqual([
    [undefined, 7.17],
    [undefined, 7.17],
    ['A–B', 7.17],
  ]);
});

test('05 what is no GeoJSON is named', () => {
  const again = 'Export the map again as a GeoJSON FeatureCollection of points and lines.';
  expect(print('{"type": "Topology"}')).toEqual([
    `error file-unreadable map.geojson: the file is TopoJSON, not GeoJSON. >> ${again}`,
  ]);
  expect(print('{"version": 0.6, "elements": []}')).toEqual([
    'error file-unreadable map.geojson: the file is the JSON of Overpass or OpenStreetMap, not GeoJSON. >> Export it as GeoJSON.',
  ]);
  expect(print('{"geometryType": "esriGeometryPolyline", "features": []}')).toEqual([
    'error file-unreadable map.geojson: the file is Esri JSON, not GeoJSON. >> Ask the service for it with f=geojson.',
  ]);
  expect(print('[1]')).toEqual([
    `error file-unreadable map.geojson: the file is JSON, but no GeoJSON FeatureCollection. >> ${again}`,
  ]);
  expect(print('{"type": ')).toEqual([
    'error file-unreadable map.geojson, row 1: the text is not valid JSON from here on. >> Look for a missing or surplus comma, bracket or quotation mark there.',
  ]);
});

test('06 limits', () => {
  expect(printFindings(importGeoJson(collection(), { limits: { fileBytes: 10 } }).findings)).toEqual([
    'error file-too-large map.geojson: the file has 42 bytes; the limit is 10 bytes a file. >> Leave rows out, or split the model into several.',
  ]);
});

test('07 a line in parts, a collection, a bare geometry and a feature a line are read', () => {
  const parts = [
    [
      [20, 40],
      [20.1, 40],
    ],
    [
      [20.1, 40],
      [20.2, 40],
    ],
  ];
  const feature = (geometry: object): object => ({ type: 'Feature', id: 7, geometry, properties: { mode: 'rail' } });
  const ends = (content: string): readonly unknown[] | undefined =>
    importGeoJson(content).model?.tables.link.map(({ linkId, fromNodeId, toNodeId }) => [linkId, fromNodeId, toNodeId]);
  const chain = [
    ['7-1', '7-begin', '7-1-end'],
    ['7-2', '7-1-end', '7-end'],
  ];
  const multi = { type: 'MultiLineString', coordinates: parts };
  expect(ends(collection(feature(multi)))).toEqual(chain);
  const geometries = parts.map((coordinates) => ({ type: 'LineString', coordinates }));
  expect(ends(collection(feature({ type: 'GeometryCollection', geometries })))).toEqual(chain);
  expect(ends(JSON.stringify(multi))?.length).toBe(2);
  expect(ends(JSON.stringify(feature(multi)))).toEqual(chain);
  const sequence = geometries.map((geometry) => JSON.stringify(feature(geometry)));
  const [first = '', second = ''] = sequence;
  // one id twice: the second is told apart
  expect(ends(`${first}\n${second}\n`)).toEqual([
    ['7', '7-begin', '7-end'],
    ['7-2', '7-end', '7-end-2'],
  ]);
  expect(ends(`\u001e${first}\n\u001e${second}\n`)?.length).toBe(2);
  expect(print(`${first}\n${second.slice(0, 30)}`)).toEqual([
    'error file-unreadable map.geojson, row 2: the file has one GeoJSON object a line, but this line is none. >> Write the file again; it may be cut short.',
  ]);
});

test('08 a file without a line that can be a link is refused in one message that says what it has', () => {
  const content = collection(
    point(10, 50, { name: 'P' }),
    { type: 'Feature', geometry: { type: 'MultiPolygon', coordinates: [] }, properties: {} },
    line(
      [
        [10, 50],
        [10.1, 50],
      ],
      { highway: 'footway' },
    ),
  );
  expect(print(content)).toEqual([
    'error row-count map.geojson: the file has no line that can be a link: it has 1 line of no way of freight (highway=footway (1)), 1 point, features that are neither points nor lines (MultiPolygon (1)). >> Export the ways of the network as lines (LineString or MultiLineString), with the property mode or with tags of OpenStreetMap.',
  ]);
  expect(print(collection())).toEqual([
    'error row-count map.geojson: the file has no line that can be a link: it has no feature. >> Export the ways of the network as lines (LineString or MultiLineString), with the property mode or with tags of OpenStreetMap.',
  ]);
});
