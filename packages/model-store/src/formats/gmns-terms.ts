// Words of GMNS 0.95 (zephyr-data-specs/GMNS, config, node, link, geometry and zone schemas) and ours.

/** The version whose column names are read and written. */
export const GMNS_VERSION = '0.95';

/** Mode of a link by the first of its allowed uses that is found here, in this order of preference. */
export const modeByUse: ReadonlyMap<string, string> = new Map([
  ['rail', 'rail'],
  ['train', 'rail'],
  ['freight_rail', 'rail'],
  ['ship', 'sea'],
  ['sea', 'sea'],
  ['vessel', 'sea'],
  ['barge', 'river'],
  ['river', 'river'],
  ['waterway', 'river'],
  ['ferry', 'ferry'],
  ['air', 'air'],
  ['plane', 'air'],
  ['pipeline', 'pipeline'],
  ['truck', 'road'],
  ['trucks', 'road'],
  ['auto', 'road'],
  ['car', 'road'],
  ['hov', 'road'],
  ['all', 'road'],
]);

/** Uses that carry no freight: a link with no other use is left out. */
export const usesWithoutFreight: ReadonlySet<string> = new Set([
  'walk',
  'ped',
  'pedestrian',
  'bike',
  'bicycle',
  'transit',
  'bus',
  'parking',
]);

/** The allowed use that stands for a kind of way when a link is written. */
export const useByWay: Readonly<Record<string, string>> = {
  rail: 'rail',
  road: 'truck',
  sea: 'ship',
  river: 'barge',
  ferry: 'ferry',
  air: 'air',
  pipeline: 'pipeline',
};

/** Spellings of units of length in GMNS files, and ours. */
export const lengthUnits: Readonly<Record<string, string>> = {
  kilometer: 'km',
  kilometers: 'km',
  kilometre: 'km',
  kilometres: 'km',
  mile: 'mi',
  miles: 'mi',
  nauticalmile: 'nmi',
  nauticalmiles: 'nmi',
  meter: 'm',
  meters: 'm',
  metre: 'm',
  metres: 'm',
};

/** Spellings of units of speed in GMNS files, and ours. */
export const speedUnits: Readonly<Record<string, string>> = {
  kph: 'km/h',
  kmh: 'km/h',
  kmph: 'km/h',
  'mi/h': 'mph',
  mileperhour: 'mph',
  milesperhour: 'mph',
  knot: 'kn',
  knots: 'kn',
  kt: 'kn',
};

/** Whether config.crs names longitude and latitude on WGS 84; an empty one is taken for it. */
export function isLongitudeLatitude(crs: string): boolean {
  return crs === '' || /^(epsg:)?4326$|wgs ?84|crs:?84/i.test(crs);
}

export const gmnsColumns = {
  config: [
    'dataset_name',
    'short_length',
    'long_length',
    'speed',
    'crs',
    'geometry_field_format',
    'currency',
    'version_number',
    'id_type',
  ],
  node: ['node_id', 'name', 'x_coord', 'y_coord', 'z_coord', 'node_type', 'ctrl_type', 'zone_id', 'parent_node_id'],
  link: [
    'link_id',
    'name',
    'from_node_id',
    'to_node_id',
    'directed',
    'geometry_id',
    'geometry',
    'parent_link_id',
    'dir_flag',
    'length',
    'grade',
    'facility_type',
    'capacity',
    'free_speed',
    'lanes',
    'bike_facility',
    'ped_facility',
    'parking',
    'allowed_uses',
    'toll',
    'jurisdiction',
    'row_width',
  ],
  geometry: ['geometry_id', 'geometry'],
  zone: ['zone_id', 'name', 'boundary', 'super_zone'],
  // no table of GMNS, but written beside it by the programs around it
  demand: ['o_zone_id', 'd_zone_id', 'volume', 'commodity_id', 'period'],
} as const;
