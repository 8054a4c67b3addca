import { kilometersPerUnit, tables } from '@meridian/engine';
import { FaultList, quote } from '../fault-list.ts';
import { limitsOf } from '../limits.ts';
import type { Limits } from '../limits.ts';
import type { ModelFiles } from '../model-files.ts';
import { createConfig } from './complete-tables.ts';
import { commoditiesOf, translateGmnsDemand } from './gmns-demand.ts';
import { readGmnsLinks } from './gmns-link.ts';
import { gmnsColumns, isLongitudeLatitude, lengthUnits, speedUnits } from './gmns-terms.ts';
import { defaultCommodity, FILE_SOURCE } from './import-defaults.ts';
import { readImported } from './import-result.ts';
import type { ImportOptions, ImportResult } from './import-result.ts';
import { cellOf, createTextTable, readTextTable, reportIgnoredColumns } from './text-table.ts';
import type { TextRow, TextTable, TextTables } from './text-table.ts';

/**
 * A model from a GMNS 0.95 network: node.csv and link.csv, and config.csv, geometry.csv, zone.csv and the
 * demand.csv of the programs around GMNS where there are. `allowed_uses` becomes the mode (gmns-terms.ts has the map); a link that only people walk or
 * cycle on is left out; a missing length is measured along the geometry. What GMNS has and a model has not
 * (lanes, capacity, grades) is left out with an info finding a column. Rows keep their numbers in findings.
 */
export function importGmns(files: ModelFiles, options: ImportOptions = {}): ImportResult {
  const faults = new FaultList();
  const read = (name: keyof typeof gmnsColumns): TextTable | undefined =>
    readGmnsTable(name, files, limitsOf(options.limits), faults);
  const [nodes, links, config] = [read('node'), read('link'), read('config')];
  const configRow = translateConfig(config, options, faults);
  const textTables: TextTables = new Map([['config', createTextTable([configRow])]]);
  if (nodes !== undefined) textTables.set('node', translateNodes(nodes, faults));
  if (links !== undefined) {
    const kmPerUnit = kilometersPerUnit.get(configRow.long_length ?? 'km') ?? 1;
    textTables.set('link', readGmnsLinks({ links, nodes, geometries: read('geometry'), kmPerUnit }, faults));
  }
  const zones = translateZones(read('zone'), nodes, faults);
  if (zones.length > 0) textTables.set('zone', createTextTable(zones));
  const demand = read('demand');
  if (demand !== undefined) {
    const translated = translateGmnsDemand(demand, zones, cellOf(configRow, 'reference_year'), faults);
    textTables.set('demand', translated);
    const commodities = commoditiesOf(translated);
    if (commodities.length > 1) textTables.set('commodity', createTextTable(commodities));
  }
  const title = options.title ?? cellOf(configRow, 'dataset_name');
  return readImported(textTables, { ...options, title }, faults);
}

function readGmnsTable(
  name: keyof typeof gmnsColumns,
  files: ModelFiles,
  limits: Limits,
  faults: FaultList,
): TextTable | undefined {
  const file = `${name}.csv`;
  const content = files.get(file);
  if (content === undefined) return undefined;
  return readTextTable(file, content, new Set<string>(gmnsColumns[name]), limits, faults);
}

function translateConfig(config: TextTable | undefined, options: ImportOptions, faults: FaultList): TextRow {
  const row = config?.rows.find((candidate) => candidate !== undefined);
  const crs = cellOf(row, 'crs');
  if (!isLongitudeLatitude(crs)) {
    const place = { file: 'config.csv', row: 2, column: 'crs', found: crs };
    faults.add(
      'unit-unknown',
      place,
      `coordinates in ${quote(crs)} cannot be read.`,
      'Convert them to longitude and latitude (EPSG:4326).',
    );
  }
  const title = options.title ?? (cellOf(row, 'dataset_name') || (options.name ?? 'imported'));
  const commodity = new Map([['commodity', createTextTable([defaultCommodity])]]);
  return {
    ...createConfig(commodity, { title, referenceDate: options.referenceDate }),
    long_length: readUnit(row, 'long_length', lengthUnits, 'km', faults),
    speed: readUnit(row, 'speed', speedUnits, 'km/h', faults),
  };
}

function readUnit(
  row: TextRow | undefined,
  column: string,
  spellings: Readonly<Record<string, string>>,
  fallback: string,
  faults: FaultList,
): string {
  const unit = cellOf(row, column);
  if (unit !== '') return spellings[unit.toLowerCase().replace(/[\s_]/g, '')] ?? unit.toLowerCase();
  const remedy = `Add config.csv with ${column} if the unit is another.`;
  faults.add(
    'import-assumed',
    { file: 'config.csv', column },
    `the unit is not stated; ${fallback} was assumed.`,
    remedy,
  );
  return fallback;
}

const nodeTypes: ReadonlySet<string> = new Set(
  tables.node.columns.find((column) => column.name === 'node_type')?.allowed,
);
const usedNodeColumns = ['node_id', 'name', 'x_coord', 'y_coord', 'node_type', 'zone_id'];

function translateNodes(nodes: TextTable, faults: FaultList): TextTable {
  reportIgnoredColumns('node.csv', nodes, usedNodeColumns, faults);
  const rows = nodes.rows.map((node, index) =>
    node === undefined ? undefined : translateNode(node, index + 2, faults),
  );
  return createTextTable(rows);
}

function translateNode(node: TextRow, row: number, faults: FaultList): TextRow {
  const nodeType = cellOf(node, 'node_type');
  const isKnown = nodeTypes.has(nodeType);
  if (!isKnown && nodeType !== '') {
    const place = { file: 'node.csv', row, column: 'node_type', found: nodeType };
    faults.add(
      'import-assumed',
      place,
      `${quote(nodeType)} is no type of node of a model; junction was written.`,
      'Write what stands there: seaport, rail_station, ...',
    );
  }
  return {
    node_id: cellOf(node, 'node_id'),
    name: cellOf(node, 'name') || cellOf(node, 'node_id'),
    x_coord: cellOf(node, 'x_coord'),
    y_coord: cellOf(node, 'y_coord'),
    node_type: isKnown ? nodeType : 'junction',
    source_id: FILE_SOURCE,
  };
}

/** A zone of a model stands at one node: the first that names it. */
function translateZones(
  zones: TextTable | undefined,
  nodes: TextTable | undefined,
  faults: FaultList,
): readonly TextRow[] {
  const nodeByZone = new Map<string, string>();
  for (const node of nodes?.rows ?? []) {
    const zone = cellOf(node, 'zone_id');
    if (zone !== '' && !nodeByZone.has(zone)) nodeByZone.set(zone, cellOf(node, 'node_id'));
  }
  const names = new Map<string, string>();
  for (const [index, zone] of (zones?.rows ?? []).entries()) {
    const id = cellOf(zone, 'zone_id');
    if (id === '') continue;
    names.set(id, cellOf(zone, 'name'));
    if (nodeByZone.has(id)) continue;
    faults.add(
      'import-ignored',
      { file: 'zone.csv', row: index + 2, found: id },
      `no node stands for the zone ${quote(id)}; it was left out.`,
      'Give one node this zone_id.',
    );
  }
  return [...nodeByZone].map(([id, nodeId]) => ({ zone_id: id, name: names.get(id) || id, node_id: nodeId }));
}
