import type { Position } from '@meridian/engine';
import proj4 from 'proj4';
import { isObject } from './geojson-text.ts';

/**
 * What the coordinates of a file are: degrees on WGS 84 or on a datum that lies within meters of it, positions on a
 * projection, or something that cannot be converted here. `name` is the system as the file names it.
 */
export type ReferenceSystem =
  | { readonly kind: 'degrees'; readonly name: string; readonly isWgs84: boolean }
  | { readonly kind: 'projected'; readonly name: string; readonly toDegrees: (position: Position) => Position }
  | { readonly kind: 'unknown'; readonly name: string };

const wgs84: ReferenceSystem = { kind: 'degrees', name: 'EPSG:4326', isWgs84: true };

/** Longitude and latitude within about two meters of WGS 84: NAD83 and its successors, ETRS89, GDA, SIRGAS and so on. */
const nearWgs84: ReadonlySet<number> = new Set([
  4269, 4617, 6318, 4258, 4171, 4619, 4283, 7844, 4167, 4674, 4490, 4612, 6668, 4737, 4148, 4979, 4937,
]);

/**
 * The system that the member `crs` of a file names: `EPSG:3857`, `urn:ogc:def:crs:EPSG::3857`, an address at opengis.net,
 * or a code alone, as older programs write it. Without the member, GeoJSON is in degrees on WGS 84.
 */
export function parseCrs(crs: unknown): ReferenceSystem {
  if (crs === undefined || crs === null) return wgs84;
  const properties = isObject(crs) && isObject(crs.properties) ? crs.properties : undefined;
  const stated = typeof crs === 'string' ? crs : (properties?.name ?? properties?.code ?? properties?.href);
  const name = typeof stated === 'string' || typeof stated === 'number' ? String(stated) : 'a form that is not known';
  if (/CRS:?84$|^WGS ?(19)?84$/i.test(name.trim())) return { ...wgs84, name };
  const code = /(?:^|\bEPSG.*?[:/])(\d{4,6})$/i.exec(name.trim())?.[1];
  return code === undefined ? { kind: 'unknown', name } : systemOf(Number(code), name);
}

function systemOf(code: number, name: string): ReferenceSystem {
  if (code === 4326) return { ...wgs84, name };
  if (nearWgs84.has(code)) return { kind: 'degrees', name, isWgs84: false };
  const definition = definitionOf(code);
  if (definition === undefined) return { kind: 'unknown', name };
  const converter = proj4(definition, 'WGS84');
  return {
    kind: 'projected',
    name,
    toDegrees([x, y]) {
      const [longitude, latitude] = converter.forward([x, y]);
      // a converter leaves digits that vary with the order of sums; 1e-9 degree is a tenth of a millimeter
      return [round(longitude), round(latitude)];
    },
  };
}

function round(degrees: number): number {
  return Math.round(degrees * 1e9) / 1e9;
}

const grs80 = '+ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m';
const bessel = '+ellps=bessel +units=m';
const krass = '+ellps=krass +units=m';

/** Ranges of EPSG codes whose zone is the code less a number: [first, last, subtract, definition up to the zone]. */
const utmZones: readonly (readonly [number, number, number, string])[] = [
  [32601, 32660, 32600, '+datum=WGS84'],
  [32701, 32760, 32700, '+south +datum=WGS84'],
  [25828, 25837, 25800, grs80],
  [26901, 26923, 26900, grs80],
  [28348, 28358, 28300, `+south ${grs80}`],
  [7846, 7859, 7800, `+south ${grs80}`],
  [31978, 31985, 31960, `+south ${grs80}`],
];

const webMercator = '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null';

/** National and continental systems, as the EPSG dataset defines them, by code. */
const definitions: ReadonlyMap<number, string> = new Map([
  ...[3857, 900913, 3785, 102100, 102113].map((code) => [code, webMercator] as const),
  [3395, '+proj=merc +lon_0=0 +k=1 +x_0=0 +y_0=0 +datum=WGS84 +units=m'],
  [3035, `+proj=laea +lat_0=52 +lon_0=10 +x_0=4321000 +y_0=3210000 ${grs80}`],
  [3034, `+proj=lcc +lat_0=52 +lon_0=10 +lat_1=35 +lat_2=65 +x_0=4000000 +y_0=2800000 ${grs80}`],
  [2154, `+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 ${grs80}`],
  [
    27700,
    '+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy +towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489 +units=m',
  ],
  [
    28992,
    `+proj=sterea +lat_0=52.1561605555556 +lon_0=5.38763888888889 +k=0.9999079 +x_0=155000 +y_0=463000 ${bessel} +towgs84=565.4171,50.3319,465.5524,1.9342,-1.6677,9.1019,4.0725`,
  ],
  [
    2056,
    `+proj=somerc +lat_0=46.9524055555556 +lon_0=7.43958333333333 +k_0=1 +x_0=2600000 +y_0=1200000 ${bessel} +towgs84=674.374,15.056,405.346,0,0,0,0`,
  ],
  [
    21781,
    `+proj=somerc +lat_0=46.9524055555556 +lon_0=7.43958333333333 +k_0=1 +x_0=600000 +y_0=200000 ${bessel} +towgs84=674.374,15.056,405.346,0,0,0,0`,
  ],
  [
    31287,
    `+proj=lcc +lat_0=47.5 +lon_0=13.3333333333333 +lat_1=49 +lat_2=46 +x_0=400000 +y_0=400000 ${bessel} +towgs84=577.326,90.129,463.919,5.137,1.474,5.297,2.4232`,
  ],
  [
    5514,
    `+proj=krovak +lat_0=49.5 +lon_0=24.8333333333333 +alpha=30.2881397527778 +k=0.9999 +x_0=0 +y_0=0 ${bessel} +towgs84=589,76,480,0,0,0,0`,
  ],
  [3006, `+proj=utm +zone=33 ${grs80}`],
  [3067, `+proj=utm +zone=35 ${grs80}`],
  [2180, `+proj=tmerc +lat_0=0 +lon_0=19 +k=0.9993 +x_0=500000 +y_0=-5300000 ${grs80}`],
  [
    3301,
    `+proj=lcc +lat_0=57.5175539305556 +lon_0=24 +lat_1=59.3333333333333 +lat_2=58 +x_0=500000 +y_0=6375000 ${grs80}`,
  ],
  [3059, `+proj=tmerc +lat_0=0 +lon_0=24 +k=0.9996 +x_0=500000 +y_0=-6000000 ${grs80}`],
  [3346, `+proj=tmerc +lat_0=0 +lon_0=24 +k=0.9998 +x_0=500000 +y_0=0 ${grs80}`],
  [3763, `+proj=tmerc +lat_0=39.6682583333333 +lon_0=-8.13310833333333 +k=1 +x_0=0 +y_0=0 ${grs80}`],
  [2157, `+proj=tmerc +lat_0=53.5 +lon_0=-8 +k=0.99982 +x_0=600000 +y_0=750000 ${grs80}`],
  [5070, `+proj=aea +lat_0=23 +lon_0=-96 +lat_1=29.5 +lat_2=45.5 +x_0=0 +y_0=0 ${grs80}`],
  [102003, `+proj=aea +lat_0=37.5 +lon_0=-96 +lat_1=29.5 +lat_2=45.5 +x_0=0 +y_0=0 ${grs80}`],
  [3347, `+proj=lcc +lat_0=63.390675 +lon_0=-91.8666666666667 +lat_1=49 +lat_2=77 +x_0=6200000 +y_0=3000000 ${grs80}`],
  [2193, `+proj=tmerc +lat_0=0 +lon_0=173 +k=0.9996 +x_0=1600000 +y_0=10000000 ${grs80}`],
  [4284, '+proj=longlat +ellps=krass +towgs84=25,-141,-78.5,0,-0.35,-0.736,0'],
]);

function definitionOf(code: number): string | undefined {
  const utm = utmZones.find(([first, last]) => code >= first && code <= last);
  if (utm !== undefined) return `+proj=utm +zone=${String(code - utm[2])} ${utm[3]}`;
  // Pulkovo 1942 in zones of six degrees, as maps of the former Soviet Union have them
  if (code >= 28404 && code <= 28432) {
    const zone = code - 28400;
    const meridian = zone * 6 - 3 > 180 ? zone * 6 - 363 : zone * 6 - 3;
    return `+proj=tmerc +lat_0=0 +lon_0=${String(meridian)} +k=1 +x_0=${String(zone * 1_000_000 + 500_000)} +y_0=0 ${krass} +towgs84=25,-141,-78.5,0,-0.35,-0.736,0`;
  }
  return definitions.get(code);
}
