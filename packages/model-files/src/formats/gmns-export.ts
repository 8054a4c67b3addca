import { rowOf } from '@meridian/engine';
import type { Model } from '@meridian/engine';
import { formatCell } from '../cell-text.ts';
import { formatCsv } from '../csv-format.ts';
import { formatGmnsDemand } from './gmns-demand.ts';
import { GMNS_VERSION, useByWay } from './gmns-terms.ts';

/**
 * The network as GMNS 0.95: config.csv, node.csv, link.csv and, where there are zones, zone.csv. Only
 * columns of GMNS are written; `lanes` and `capacity` mean road lanes there and are not. Lengths are in km.
 * Where there is demand, demand.csv lies beside them (see gmns-demand.ts).
 */
export function exportGmns(model: Model): Map<string, string> {
  const files = new Map([
    ['config.csv', formatConfig(model)],
    ['node.csv', formatNodes(model)],
    ['link.csv', formatLinks(model)],
  ]);
  const zones = model.tables.zone.map((zone) => [zone.zoneId, zone.name]);
  if (zones.length > 0) files.set('zone.csv', formatCsv(['zone_id', 'name'], zones));
  const demand = formatGmnsDemand(model);
  if (demand !== undefined) files.set('demand.csv', demand);
  return files;
}

function formatConfig(model: Model): string {
  const config = model.tables.config[0];
  const columns = [
    'dataset_name',
    'short_length',
    'long_length',
    'speed',
    'crs',
    'geometry_field_format',
    'currency',
    'version_number',
    'id_type',
  ];
  const cells = [
    config?.datasetName ?? model.title,
    'm',
    'km',
    'km/h',
    'EPSG:4326',
    'WKT',
    config?.currency ?? 'USD',
    GMNS_VERSION,
    'string',
  ];
  return formatCsv(columns, [cells]);
}

function formatNodes(model: Model): string {
  const zoneByNode = new Map(model.tables.zone.map((zone) => [zone.nodeId, zone.zoneId]));
  const rows = model.tables.node.map((node) =>
    [node.nodeId, node.name, node.xCoord, node.yCoord, node.nodeType, zoneByNode.get(node.nodeId)].map(formatCell),
  );
  return formatCsv(['node_id', 'name', 'x_coord', 'y_coord', 'node_type', 'zone_id'], rows);
}

function formatLinks(model: Model): string {
  const rows = model.tables.link.map((link) => {
    const way = link.way ?? rowOf(model.tables, 'mode', link.modeId)?.way ?? link.modeId;
    const dirFlag = link.geometry === undefined ? 0 : 1;
    const ends = [link.linkId, link.name, link.fromNodeId, link.toNodeId, link.directed];
    return [...ends, link.geometry, dirFlag, link.lengthKm, link.freeSpeedKmh, useByWay[way] ?? way].map(formatCell);
  });
  const columns = [
    'link_id',
    'name',
    'from_node_id',
    'to_node_id',
    'directed',
    'geometry',
    'dir_flag',
    'length',
    'free_speed',
    'allowed_uses',
  ];
  return formatCsv(columns, rows);
}
