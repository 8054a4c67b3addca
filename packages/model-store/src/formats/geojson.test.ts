import { checkModel } from '@meridian/engine';
import type { Model } from '@meridian/engine';
import { expect, test } from 'vitest';
import { newModelFiles } from '../new-model.ts';
import { readModel } from '../read-model.ts';
import { printFindings } from '../testing/small-files.ts';
import { exportGeoJson } from './geojson-export.ts';
import { importGeoJson } from './geojson-import.ts';

const point = (x: number, y: number, properties: object): object => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [x, y] },
  properties,
});
const line = (coordinates: readonly (readonly number[])[], properties: object | null): object => ({
  type: 'Feature',
  geometry: { type: 'LineString', coordinates },
  properties,
});
const collection = (...features: readonly object[]): string => JSON.stringify({ type: 'FeatureCollection', features });
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

test('03 import: ends snap to nodes within 1 km, else nodes are made; lengths are measured', () => {
  const content = collection(
    point(10, 50, { name: 'Port', node_type: 'seaport', harbour_master: 'X' }),
    line(
      [
        [10.005, 50.002],
        [10.3, 50.2],
        [10.6, 50],
      ],
      { mode: 'rail', link_id: 'r' },
    ),
    line(
      [
        [10.601, 50.001],
        [179.9995, 0],
      ],
      { mode: 'sea' },
    ),
    line(
      [
        [-179.9995, 0],
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
  // the end of the third line and the begin of the fourth lie either side of the 180th meridian
  expect(ocean).toMatchObject({ fromNodeId: 'link-3-end', lengthKm: 2000, sourceId: ['import-file'] });
  expect(model && checkModel(model)).toEqual([]);
  const made = (number: number, id: string): string =>
    `info import-assumed map.geojson: no node lies within 1 km of an end of feature ${String(number)}; the node ${id} was made there. >> Add a point where the line ends if a place of that name stands there.`;
  expect(print(content)).toEqual([
    'info import-ignored map.geojson, column harbour_master: the property has no place in a node and was left out. >> Nothing needs to be done; a property that is named as a column of node or link is read.',
    made(2, 'r-end'),
    made(3, 'link-3-end'),
    made(4, 'link-4-end'),
  ]);
});

test('04 import: faults name the feature', () => {
  const content = collection(
    point(10, 95, { node_id: 'p', node_type: 'harbour' }),
    line(
      [
        [10, 50],
        [10.1, 50],
      ],
      { mode: 'rail', length: 'long', from_node_id: 'p' },
    ),
    { type: 'Feature', geometry: { type: 'Polygon', coordinates: [] }, properties: {} },
    line(
      [
        [10.1, 50],
        [10.2, 50],
      ],
      null,
    ),
  );
  const lines = print(content);
  expect(lines.filter((text) => text.startsWith('error'))).toEqual([
    'error cell-range map.geojson, feature 1, property y_coord: 95 is above what the column allows. >> Write a number from -90 to 90 (degree).',
    'error cell-value map.geojson, feature 1, property node_type: "harbour" is not one of the allowed values. >> Allowed are: seaport, river_port, rail_station, border_crossing, dry_port, city, junction, waypoint.',
    'error cell-type map.geojson, feature 2, property length: "long" is not a number. >> Write a number in km, such as 12.5, or leave the cell empty if it is not known.',
  ]);
  expect(lines).toContain(
    'info import-ignored map.geojson: the feature 3 (geometry Polygon) is neither a point nor a line and was left out. >> Split it into simple lines (LineString) if it is part of the network.',
  );
  expect(lines).toContain(
    'info import-assumed map.geojson, column mode: the feature 4 has no property mode; road was assumed. >> Give each line the property mode: rail, road, sea, river, ferry, air or pipeline.',
  );
});

test('05 no GeoJSON', () => {
  expect(print('{"type": "Topology"}')).toEqual([
    'error file-unreadable map.geojson: the file is JSON, but no GeoJSON FeatureCollection. >> Export the map again as a GeoJSON FeatureCollection of points and lines.',
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
