import type { Position } from '@meridian/engine';
import { quote } from '../fault-list.ts';
import type { FaultList } from '../fault-list.ts';
import { formatCount } from '../limits.ts';
import { parseCrs } from './crs.ts';
import type { GeoJsonFeature } from './geojson-feature.ts';
import { countOf } from './import-tally.ts';

const remedy = 'Export the map again in longitude and latitude on WGS 84 (EPSG:4326), as GeoJSON asks for.';

/**
 * The features with their positions as degrees on WGS 84, longitudes from -180 to 180: converted where the file names
 * another system, wrapped where a line goes on beyond the 180th meridian. Undefined, with one error, where that cannot be.
 */
export function placeFeatures(
  file: string,
  features: readonly GeoJsonFeature[],
  crs: unknown,
  faults: FaultList,
): readonly GeoJsonFeature[] | undefined {
  const system = parseCrs(crs);
  const place = { file, column: 'crs', found: system.name };
  if (system.kind === 'unknown') {
    faults.add('unit-unknown', place, `coordinates in ${quote(system.name)} cannot be read.`, remedy);
    return undefined;
  }
  if (system.kind === 'degrees' && !system.isWgs84) {
    const fault = `longitude and latitude in ${quote(system.name)} were taken for WGS 84, from which they differ by a few meters at most.`;
    faults.add('import-assumed', place, fault, 'Nothing needs to be done.');
  }
  if (system.kind === 'degrees') return wrapFeatures(file, features, faults);
  const converted = movePositions(features, system.toDegrees);
  const outside = listPositions(converted).filter(({ position }) => !isDegrees(position)).length;
  if (outside > 0) {
    const fault = `${countOf(outside, 'position')} cannot be converted from ${quote(system.name)} to longitude and latitude.`;
    faults.add('geometry-invalid', place, fault, `Check the system that the file names. ${remedy}`);
    return undefined;
  }
  const fault = `the coordinates were converted from ${quote(system.name)} to longitude and latitude on WGS 84.`;
  faults.add('import-assumed', place, fault, 'Nothing needs to be done.');
  return wrapFeatures(file, converted, faults);
}

/** Longitudes are taken a turn further than the globe has them: lines go on so beyond the 180th meridian. */
function isDegrees([x, y]: Position): boolean {
  return Math.abs(x) <= 540 && Math.abs(y) <= 90;
}

function wrapFeatures(
  file: string,
  features: readonly GeoJsonFeature[],
  faults: FaultList,
): readonly GeoJsonFeature[] | undefined {
  const positions = listPositions(features);
  const outside = positions.filter(({ position }) => !isDegrees(position));
  const [first] = outside;
  if (first !== undefined) {
    reportOutside(file, first, outside, positions.length, faults);
    return undefined;
  }
  const beyond = positions.filter(({ position: [x] }) => Math.abs(x) > 180);
  const [example] = beyond;
  if (example === undefined) return movePositions(features, wrap);
  const [x] = example.position;
  const fault = `${countOf(beyond.length, 'longitude')} beyond 180 (the first in feature ${String(example.number)}) ${beyond.length === 1 ? 'was' : 'were'} wrapped round the globe: ${String(x)} is ${String(wrap([x, 0])[0])}.`;
  faults.add('import-assumed', { file, found: String(x) }, fault, 'Nothing needs to be done.');
  return movePositions(features, wrap);
}

interface Located {
  readonly number: number;
  readonly position: Position;
}

function reportOutside(
  file: string,
  { number, position: [x, y] }: Located,
  outside: readonly Located[],
  count: number,
  faults: FaultList,
): void {
  const isSwapped =
    outside.length > 1 && outside.every(({ position: [a, b] }) => Math.abs(a) <= 90 && Math.abs(b) <= 180);
  const share = `${formatCount(outside.length)} of ${countOf(count, 'position')}`;
  const first = `the first is ${String(x)}, ${String(y)} in feature ${String(number)}`;
  // a single slip of the pen is told from a file in another system by their number
  const isSystem = outside.length * 2 > count;
  const what = isSystem
    ? `the coordinates are no longitude and latitude, and no member crs says what they are (${share}; ${first}).`
    : `${share} cannot be longitude and latitude (${first}).`;
  const mend = isSwapped
    ? 'Write the longitude before the latitude; a latitude lies between -90 and 90.'
    : isSystem
      ? `${remedy} Or name their system: "crs": {"type": "name", "properties": {"name": "EPSG:32633"}}.`
      : 'Correct them, or leave the features out; a latitude lies between -90 and 90.';
  faults.add('geometry-invalid', { file, column: 'coordinates', found: `${String(x)}, ${String(y)}` }, what, mend);
}

/** A longitude above -180 and up to 180, so that the two sides of the 180th meridian are one place. */
function wrap(position: Position): Position {
  const [x, y] = position;
  if (x > -180 && x <= 180) return position;
  const turned = x - 360 * Math.ceil((x - 180) / 360);
  // a subtraction leaves digits that the file never had: 187.7 is -172.3
  return [Math.round(turned * 1e9) / 1e9, y];
}

function listPositions(features: readonly GeoJsonFeature[]): readonly Located[] {
  return features.flatMap(({ number, parts }) =>
    parts.flatMap((part) => part.map((position) => ({ number, position }))),
  );
}

function movePositions(
  features: readonly GeoJsonFeature[],
  move: (position: Position) => Position,
): readonly GeoJsonFeature[] {
  return features.map((feature) => ({ ...feature, parts: feature.parts.map((part) => part.map(move)) }));
}
