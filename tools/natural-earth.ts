import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { feature } from 'topojson-client';
import type { Topology } from 'topojson-specification';
import type { FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson';

/** One polygon with its holes: its sides, sorted into bands of latitude, and what it belongs to. */
interface Area {
  readonly name: string;
  readonly box: readonly [number, number, number, number];
  /** Band of latitude -> sides that touch it, four numbers each: x1, y1, x2, y2. */
  readonly bands: ReadonlyMap<number, readonly number[]>;
}

const bandsPerDegree = 10;

const require = createRequire(import.meta.url);

function loadAreas(file: string, object: string): readonly Area[] {
  const topology = JSON.parse(readFileSync(require.resolve(`world-atlas/${file}`), 'utf8')) as Topology;
  const geometry = topology.objects[object];
  if (geometry === undefined) throw new Error(`${file} has no ${object}`);
  const { features } = feature(topology, geometry) as FeatureCollection<
    Polygon | MultiPolygon,
    { readonly name?: string }
  >;
  return features.flatMap(({ geometry: shape, properties }) => {
    const polygons = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
    return polygons.map((sewn) => {
      const rings = sewn.map(unwrap);
      return { name: properties.name ?? '', box: boxOf(rings[0] ?? []), bands: bandsOf(rings) };
    });
  });
}

/** Longitudes that run on past the antimeridian instead of jumping to the other side of a flat map. */
function unwrap(ring: readonly Position[]): readonly Position[] {
  let shift = 0;
  let last: number | undefined;
  return ring.map(([x = 0, y = 0]) => {
    if (last !== undefined && Math.abs(x - last) > 180) shift += x < last ? 360 : -360;
    last = x;
    return [x + shift, y];
  });
}

function boxOf(ring: readonly Position[]): Area['box'] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x = 0, y = 0] of ring) {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box;
}

function bandsOf(rings: readonly (readonly Position[])[]): Area['bands'] {
  const bands = new Map<number, number[]>();
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
      const [x1 = 0, y1 = 0] = ring[i] ?? [];
      const [x2 = 0, y2 = 0] = ring[j] ?? [];
      const last = Math.floor(Math.max(y1, y2) * bandsPerDegree);
      for (let band = Math.floor(Math.min(y1, y2) * bandsPerDegree); band <= last; band += 1) {
        const sides = bands.get(band);
        if (sides === undefined) bands.set(band, [x1, y1, x2, y2]);
        else sides.push(x1, y1, x2, y2);
      }
    }
  }
  return bands;
}

/** Whether a point lies in a polygon, by crossing number (Shimrat, 1962), on the flat map of longitude and latitude. */
function contains({ box, bands }: Area, x: number, y: number): boolean {
  if (x < box[0] || x > box[2] || y < box[1] || y > box[3]) return false;
  const sides = bands.get(Math.floor(y * bandsPerDegree)) ?? [];
  let inside = false;
  for (let at = 0; at < sides.length; at += 4) {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = sides.slice(at, at + 4);
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

function areaAt(areas: readonly Area[], x: number, y: number): Area | undefined {
  return areas.find((area) => contains(area, x, y));
}

/** Land and countries of Natural Earth at 1:10 million (public domain), for tests of where a line runs. */
export function loadNaturalEarth(): {
  /** Whether a place is on land. The Caspian is water. */
  readonly isLand: (longitude: number, latitude: number) => boolean;
  /** Name of the country at a place, as Natural Earth draws borders. */
  readonly countryAt: (longitude: number, latitude: number) => string | undefined;
} {
  const land = loadAreas('land-10m.json', 'land');
  const countries = loadAreas('countries-10m.json', 'countries');
  return {
    isLand: (longitude, latitude) => areaAt(land, longitude, latitude) !== undefined,
    countryAt: (longitude, latitude) => areaAt(countries, longitude, latitude)?.name,
  };
}

/** Points along a line at most `stepKm` apart, ends included. */
export function* pointsAlong(
  line: readonly (readonly [number, number])[],
  stepKm: number,
): Generator<readonly [number, number]> {
  for (const [at, [x, y]] of line.entries()) {
    const next = line[at + 1];
    if (next === undefined) {
      yield [x, y];
      return;
    }
    const km = 111 * Math.hypot((next[0] - x) * Math.cos((y * Math.PI) / 180), next[1] - y);
    const steps = Math.max(1, Math.ceil(km / stepKm));
    for (let step = 0; step < steps; step += 1)
      yield [x + ((next[0] - x) * step) / steps, y + ((next[1] - y) * step) / steps];
  }
}
