import type { FaultList } from '../fault-list.ts';
import type { Position } from '@meridian/engine';
import type { TextRow } from './text-table.ts';

/** One Point or LineString of a GeoJSON file. `number` counts the file's features from 1. */
export interface GeoJsonFeature {
  readonly number: number;
  readonly id: string;
  readonly isLine: boolean;
  readonly positions: readonly Position[];
  readonly properties: TextRow;
}

/**
 * The Points and LineStrings of a FeatureCollection. Other features are left out with an info finding;
 * undefined, with an error, when the value is no FeatureCollection.
 */
export function listFeatures(file: string, value: unknown, faults: FaultList): readonly GeoJsonFeature[] | undefined {
  const features = isObject(value) && value.type === 'FeatureCollection' ? value.features : undefined;
  if (!Array.isArray(features)) {
    faults.add(
      'file-unreadable',
      { file },
      'the file is JSON, but no GeoJSON FeatureCollection.',
      'Export the map again as a GeoJSON FeatureCollection of points and lines.',
    );
    return undefined;
  }
  return features.flatMap((feature: unknown, index) => parseFeature(file, feature, index + 1, faults));
}

function parseFeature(file: string, feature: unknown, number: number, faults: FaultList): readonly GeoJsonFeature[] {
  const geometry = isObject(feature) ? feature.geometry : undefined;
  const type = isObject(geometry) ? String(geometry.type) : 'none';
  const coordinates = isObject(geometry) ? geometry.coordinates : undefined;
  const positions =
    type === 'Point'
      ? [parsePosition(coordinates)]
      : type === 'LineString' && Array.isArray(coordinates)
        ? coordinates.map(parsePosition)
        : [];
  const known = positions.filter((position) => position !== undefined);
  if (!isObject(feature) || known.length < (type === 'Point' ? 1 : 2) || known.length < positions.length) {
    const fault = `the feature ${String(number)} (geometry ${type}) is neither a point nor a line and was left out.`;
    faults.add(
      'import-ignored',
      { file, found: type },
      fault,
      'Split it into simple lines (LineString) if it is part of the network.',
    );
    return [];
  }
  const id = typeof feature.id === 'string' || typeof feature.id === 'number' ? String(feature.id) : '';
  return [
    { number, id, isLine: type === 'LineString', positions: known, properties: parseProperties(feature.properties) },
  ];
}

/** Longitude and latitude; a height after them is dropped. */
function parsePosition(value: unknown): Position | undefined {
  if (!Array.isArray(value)) return undefined;
  const [x, y] = value as readonly unknown[];
  return typeof x === 'number' && typeof y === 'number' ? [x, y] : undefined;
}

function parseProperties(value: unknown): TextRow {
  if (!isObject(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([name, property]) => [name, formatProperty(property)]));
}

/** The text of a property as it stands in a cell; null and objects stand for nothing. */
function formatProperty(property: unknown): string {
  if (Array.isArray(property)) return property.map(formatProperty).join(';');
  return typeof property === 'string' || typeof property === 'number' || typeof property === 'boolean'
    ? String(property)
    : '';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
