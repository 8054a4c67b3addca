import { parseJson } from '../descriptor.ts';
import type { FaultList } from '../fault-list.ts';

/** The features of a file and its member `crs`, which RFC 7946 gave up and many programs still write. */
export interface GeoJsonText {
  readonly features: readonly unknown[];
  readonly crs: unknown;
}

/** The types of geometry, which may also stand alone in a file. */
const geometryTypes: ReadonlySet<unknown> = new Set([
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection',
]);

/**
 * The features of a FeatureCollection, a single Feature or geometry, or of text with one Feature a line (GeoJSONSeq,
 * with or without its record separators). Undefined, with an error that names what the file is instead, for anything else.
 */
export function parseGeoJsonText(file: string, text: string, faults: FaultList): GeoJsonText | undefined {
  const lines = splitSequence(text);
  if (lines !== undefined) return parseSequence(file, lines, faults);
  const json = parseJson(file, text, faults);
  if (json === undefined) return undefined;
  const { value } = json;
  const features = isObject(value) ? featuresOf(value) : undefined;
  if (features === undefined) {
    const [what, remedy] = describeOther(value);
    faults.add('file-unreadable', { file }, what, remedy);
    return undefined;
  }
  return { features, crs: isObject(value) ? value.crs : undefined };
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function featuresOf(value: Readonly<Record<string, unknown>>): readonly unknown[] | undefined {
  if (value.type === 'FeatureCollection') return Array.isArray(value.features) ? value.features : undefined;
  if (value.type === 'Feature') return [value];
  return geometryTypes.has(value.type) ? [{ type: 'Feature', geometry: value, properties: {} }] : undefined;
}

/** The lines of text whose first line is a whole JSON object and that goes on after it; undefined for other text. */
function splitSequence(text: string): readonly string[] | undefined {
  const lines = text.replaceAll('\u001e', '').split('\n');
  const filled = lines.filter((line) => line.trim() !== '');
  const [first = ''] = filled;
  if (filled.length < 2 || !/^\s*\{.*\}\s*$/.test(first)) return undefined;
  try {
    JSON.parse(first);
  } catch {
    return undefined;
  }
  return lines;
}

function parseSequence(file: string, lines: readonly string[], faults: FaultList): GeoJsonText | undefined {
  const features: unknown[] = [];
  let crs: unknown;
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      value = undefined;
    }
    const found = isObject(value) ? featuresOf(value) : undefined;
    if (found === undefined) {
      const fault = 'the file has one GeoJSON object a line, but this line is none.';
      faults.add('file-unreadable', { file, row: index + 1 }, fault, 'Write the file again; it may be cut short.');
      return undefined;
    }
    for (const feature of found) features.push(feature);
    if (isObject(value)) crs ??= value.crs;
  }
  return { features, crs };
}

/** What JSON that is no GeoJSON is, where that can be told, and what to do. */
function describeOther(value: unknown): readonly [string, string] {
  const again = 'Export the map again as a GeoJSON FeatureCollection of points and lines.';
  if (isObject(value)) {
    if (value.type === 'Topology') return ['the file is TopoJSON, not GeoJSON.', again];
    if (Array.isArray(value.elements))
      return ['the file is the JSON of Overpass or OpenStreetMap, not GeoJSON.', 'Export it as GeoJSON.'];
    if (typeof value.geometryType === 'string' && value.geometryType.startsWith('esriGeometry'))
      return ['the file is Esri JSON, not GeoJSON.', 'Ask the service for it with f=geojson.'];
  }
  return ['the file is JSON, but no GeoJSON FeatureCollection.', again];
}
