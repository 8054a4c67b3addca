import type { Position } from '@meridian/engine';
import { isObject } from './geojson-text.ts';
import { addOne } from './import-tally.ts';
import { flattenProperties } from './osm-properties.ts';
import type { TextRow } from './text-table.ts';

/** A point, or a line with its parts. `number` counts the file's features from 1. */
export interface GeoJsonFeature {
  readonly number: number;
  readonly id: string;
  readonly isLine: boolean;
  /** Lines of two positions or more; for a point one part of one position. Never empty. */
  readonly parts: readonly (readonly Position[])[];
  readonly properties: TextRow;
}

export interface FeatureList {
  readonly features: readonly GeoJsonFeature[];
  /** How many geometries are neither points nor lines, or none that can be read, by their type. */
  readonly leftOut: ReadonlyMap<string, number>;
}

/** The list without positions that are written twice running, which would be ways of no length, and lines that have no others. */
export function dropRepeats({ features, leftOut }: FeatureList): FeatureList {
  const counts = new Map(leftOut);
  const kept = features.flatMap((feature) => {
    if (!feature.isLine) return [feature];
    const parts = feature.parts
      .map((part) => part.filter((position, index) => !isSame(position, part[index - 1])))
      .filter((part) => part.length > 1);
    for (let gone = feature.parts.length - parts.length; gone > 0; gone -= 1) addOne(counts, 'LineString of no length');
    return parts.length === 0 ? [] : [{ ...feature, parts }];
  });
  return { features: kept, leftOut: counts };
}

function isSame([x, y]: Position, other: Position | undefined): boolean {
  return x === other?.[0] && y === other[1];
}

/** The points and lines of a file, those in Multi geometries and collections too. */
export function listFeatures(features: readonly unknown[]): FeatureList {
  const leftOut = new Map<string, number>();
  return { features: features.flatMap((feature, index) => parseFeature(feature, index + 1, leftOut)), leftOut };
}

function parseFeature(feature: unknown, number: number, leftOut: Map<string, number>): readonly GeoJsonFeature[] {
  if (!isObject(feature)) {
    addOne(leftOut, 'none');
    return [];
  }
  const geometries = [...listGeometries(feature.geometry, leftOut)];
  const properties = flattenProperties(feature.properties);
  const id = typeof feature.id === 'string' || typeof feature.id === 'number' ? String(feature.id) : '';
  const lines = geometries.filter(({ isLine }) => isLine).map(({ positions }) => positions);
  const points = geometries.filter(({ isLine }) => !isLine);
  return [
    ...(lines.length === 0 ? [] : [{ number, id, isLine: true, parts: lines, properties }]),
    ...points.map(({ positions }) => ({ number, id, isLine: false, parts: [positions], properties })),
  ];
}

interface Geometry {
  readonly isLine: boolean;
  readonly positions: readonly Position[];
}

function* listGeometries(geometry: unknown, leftOut: Map<string, number>): Generator<Geometry> {
  const type = isObject(geometry) ? String(geometry.type) : 'none';
  const members = isObject(geometry) ? (geometry.coordinates ?? geometry.geometries) : undefined;
  const list: readonly unknown[] = Array.isArray(members) ? members : [];
  switch (type) {
    case 'Point':
      yield* listPoint(members, leftOut);
      return;
    case 'MultiPoint':
      for (const member of list) yield* listPoint(member, leftOut);
      return;
    case 'LineString':
      yield* listLine(list, leftOut);
      return;
    case 'MultiLineString':
      for (const member of list) yield* listLine(Array.isArray(member) ? member : [], leftOut);
      return;
    case 'GeometryCollection':
      for (const member of list) yield* listGeometries(member, leftOut);
      return;
    default:
      addOne(leftOut, type);
  }
}

function* listPoint(coordinates: unknown, leftOut: Map<string, number>): Generator<Geometry> {
  const position = parsePosition(coordinates);
  if (position === undefined) addOne(leftOut, 'Point without coordinates');
  else yield { isLine: false, positions: [position] };
}

function* listLine(coordinates: readonly unknown[], leftOut: Map<string, number>): Generator<Geometry> {
  const positions = coordinates.map(parsePosition).filter((position) => position !== undefined);
  if (positions.length < coordinates.length || positions.length < 2) addOne(leftOut, 'LineString without coordinates');
  else yield { isLine: true, positions };
}

/** Longitude and latitude; a height after them is dropped. */
function parsePosition(value: unknown): Position | undefined {
  if (!Array.isArray(value)) return undefined;
  const [x, y] = value as readonly unknown[];
  return typeof x === 'number' && typeof y === 'number' ? [x, y] : undefined;
}
