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

/** Longitude and latitude on datums that agree with WGS 84 within two meters, by their EPSG number and by name. */
const nearDatums: ReadonlyMap<string, string> = new Map([
  ['4269', 'NAD83'],
  ['4617', 'NAD83(CSRS)'],
  ['6318', 'NAD83(2011)'],
  ['4258', 'ETRS89'],
  ['4283', 'GDA94'],
  ['7844', 'GDA2020'],
  ['4167', 'NZGD2000'],
  ['4674', 'SIRGAS 2000'],
  ['4490', 'CGCS2000'],
  ['6668', 'JGD2011'],
]);

/**
 * How config.crs can be read: as degrees on WGS 84 (an empty one too), as degrees on a datum so near to it that nothing is
 * converted (its name), or not at all (undefined).
 */
export function datumOf(crs: string): string | undefined {
  const code = /(?:^|[:/])(\d+)$/.exec(crs.trim())?.[1];
  if (crs === '' || code === '4326' || code === '84' || code === '4979' || /^(ogc:)?wgs ?84$|crs:?84$/i.test(crs))
    return 'WGS 84';
  const named = [...nearDatums.values()].find((name) => name.toLowerCase() === crs.toLowerCase());
  return named ?? nearDatums.get(code ?? '');
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
  node: [
    'node_id',
    'name',
    'x_coord',
    'y_coord',
    'z_coord',
    'node_type',
    'ctrl_type',
    'zone_id',
    'parent_node_id',
    'is_centroid',
  ],
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
    // no columns of GMNS, but written by programs around it
    'vdf_alpha',
    'vdf_beta',
  ],
  geometry: ['geometry_id', 'geometry'],
  zone: ['zone_id', 'name', 'boundary', 'super_zone'],
  // no table of GMNS, but written beside it by the programs around it
  demand: ['o_zone_id', 'd_zone_id', 'volume', 'commodity_id', 'period'],
} as const;
