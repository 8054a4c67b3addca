import { kilometersPerUnit, tables } from '@meridian/engine';
import { FaultList, quote } from '../fault-list.ts';
import { formatCount, limitsOf } from '../limits.ts';
import type { Limits } from '../limits.ts';
import type { ModelFiles } from '../model-files.ts';
import { parseNumber } from '../number-text.ts';
import { kmhPerUnit } from '../unit-names.ts';
import { createConfig } from './complete-tables.ts';
import { hasCapacities, reportCapacities } from './gmns-capacity.ts';
import { commoditiesOf, hasCells, translateGmnsDemand } from './gmns-demand.ts';
import { plainIds, recognizeColumns } from './gmns-header.ts';
import { lengthSamples, placeLinks, translateLinks } from './gmns-link.ts';
import { datumOf, gmnsColumns } from './gmns-terms.ts';
import { lengthUnit, speedUnit } from './gmns-units.ts';
import { translateZones } from './gmns-zones.ts';
import { defaultCommodity, FILE_SOURCE } from './import-defaults.ts';
import { readImported } from './import-result.ts';
import type { ImportOptions, ImportResult } from './import-result.ts';
import { cellOf, createTextTable, readTextTable, reportIgnoredColumns } from './text-table.ts';
import type { TextRow, TextTable, TextTables } from './text-table.ts';
import { vehicleCommodity, vehicleParameters } from './traffic-demand.ts';
import type { TrafficDemand } from './traffic-demand.ts';

/** Columns without which a table says nothing. */
const required: Readonly<Partial<Record<keyof typeof gmnsColumns, readonly string[]>>> = {
  node: ['node_id', 'x_coord', 'y_coord'],
  link: ['link_id', 'from_node_id', 'to_node_id'],
  demand: ['o_zone_id', 'd_zone_id', 'volume'],
};

const idColumns: Readonly<Partial<Record<keyof typeof gmnsColumns, readonly string[]>>> = {
  node: ['node_id', 'zone_id'],
  link: ['link_id', 'from_node_id', 'to_node_id', 'geometry_id'],
  geometry: ['geometry_id'],
  zone: ['zone_id'],
  demand: ['o_zone_id', 'd_zone_id'],
};

/**
 * A model from a GMNS 0.95 network: node.csv and link.csv, and config.csv, geometry.csv, zone.csv and the demand.csv of the
 * programs around GMNS where there are. `allowed_uses` becomes the mode (gmns-terms.ts has the map); a link that only people
 * walk or cycle on is left out; a missing length is measured along the geometry. Roads with a capacity are slowed by
 * traffic. What GMNS has and a model has not (grades, tolls) is left out with an info finding a column. Rows keep their
 * numbers in findings.
 */
export function importGmns(files: ModelFiles, options: ImportOptions = {}): ImportResult {
  const faults = new FaultList();
  const read = (name: keyof typeof gmnsColumns): TextTable | undefined =>
    readGmnsTable(name, files, limitsOf(options.limits), faults);
  const [config, nodes, links, geometries] = [read('config'), read('node'), read('link'), read('geometry')];
  const [zoneTable, demand] = [read('zone'), read('demand')];
  const configRow = config?.rows.find((candidate) => candidate !== undefined);
  checkCoordinates(cellOf(configRow, 'crs'), nodes, faults);
  // what else there is to say of rows would follow from it
  if (faults.hasErrors) return { model: undefined, findings: faults.list() };

  const placed = links === undefined ? [] : placeLinks(links, nodes, geometries, faults);
  const length = lengthUnit(configRow, options, lengthSamples(placed), faults);
  const speed = speedUnit(configRow, options, length, links !== undefined && hasCells(links, 'free_speed'), faults);
  const made = createGmnsConfig(configRow, options, { length, speed });
  const textTables: TextTables = new Map([['config', createTextTable([made])]]);
  if (nodes !== undefined) textTables.set('node', translateNodes(nodes, faults));
  const traffic = links !== undefined && hasCapacities(links) ? trafficOf(demand, options, faults) : undefined;
  if (links !== undefined) {
    if (traffic !== undefined) reportCapacities(links, traffic, faults);
    const units = { kmPerUnit: kilometersPerUnit.get(length) ?? 1, kmhPerUnit: kmhPerUnit.get(speed) ?? 1 };
    textTables.set('link', translateLinks(links, placed, units, traffic, faults));
  }
  const zones = translateZones(zoneTable, nodes, textTables.get('link'), faults);
  if (zones.length > 0) textTables.set('zone', createTextTable(zones));
  if (demand !== undefined) addDemand(textTables, demand, zones, made, traffic, faults);
  return readImported(textTables, { ...options, title: options.title ?? cellOf(made, 'dataset_name') }, faults);
}

/** Demand of one period is that of a day, whose capacity is that of the hours in which it is carried. */
function trafficOf(demand: TextTable | undefined, { demandHours }: ImportOptions, faults: FaultList): TrafficDemand {
  if (demand === undefined) return { hours: demandHours ?? 24, isOfOnePeriod: false };
  if (!hasCells(demand, 'period')) return { hours: demandHours ?? 1, isOfOnePeriod: true };
  if (demandHours !== undefined) {
    const fault = 'the rows have periods of their own, so the hours of demand that were given were not used.';
    faults.add('import-doubtful', { file: 'demand.csv', column: 'period' }, fault, 'Leave out --demand-hours.');
  }
  return { hours: 24, isOfOnePeriod: false };
}

function addDemand(
  tables: TextTables,
  demand: TextTable,
  zones: readonly TextRow[],
  config: TextRow,
  traffic: TrafficDemand | undefined,
  faults: FaultList,
): void {
  const isOfVehicles = traffic?.isOfOnePeriod === true;
  const defaults = {
    period: cellOf(config, isOfVehicles ? 'reference_date' : 'reference_year'),
    commodity: isOfVehicles ? vehicleCommodity : defaultCommodity,
  };
  const translated = translateGmnsDemand(demand, zones, defaults, faults);
  tables.set('demand', translated);
  const commodities = commoditiesOf(translated);
  if (commodities.length > 1) tables.set('commodity', createTextTable(commodities));
  if (isOfVehicles) tables.set('parameter', createTextTable(vehicleParameters));
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
  const table = readTextTable(file, content, new Set<string>(gmnsColumns[name]), limits, faults);
  if (table === undefined) return undefined;
  const recognized = recognizeColumns(file, table, gmnsColumns[name], required[name] ?? [], faults);
  return plainIds(file, recognized, idColumns[name] ?? [], faults);
}

/** Coordinates that are no degrees are one fault, however many nodes have them. */
function checkCoordinates(crs: string, nodes: TextTable | undefined, faults: FaultList): void {
  const datum = datumOf(crs);
  const remedy = 'Convert them to longitude and latitude (EPSG:4326).';
  const place = { file: 'config.csv', row: 2, column: 'crs', found: crs };
  if (datum === undefined) {
    faults.add('unit-unknown', place, `coordinates in ${quote(crs)} cannot be read.`, remedy);
    return;
  }
  if (datum !== 'WGS 84') {
    const fault = `degrees on ${datum} were read as those of WGS 84, which are within two meters.`;
    faults.add('import-assumed', place, fault, 'Convert them (EPSG:4326) if meters matter.');
  }
  const rows = nodes?.rows.filter((node) => node !== undefined) ?? [];
  const projected = rows.filter((node) => isBeyond(node, 'x_coord', 180) || isBeyond(node, 'y_coord', 90));
  const [first] = projected;
  if (first === undefined || projected.length * 2 < rows.length) return;
  const found = `${cellOf(first, 'x_coord')} ${cellOf(first, 'y_coord')}`;
  const fault = `the coordinates of ${formatCount(projected.length)} of ${formatCount(rows.length)} nodes are no degrees (${found}).`;
  faults.add('cell-range', { file: 'node.csv', column: 'x_coord', found }, fault, remedy);
}

function isBeyond(node: TextRow, column: string, most: number): boolean {
  return Math.abs(parseNumber(cellOf(node, column)) ?? 0) > most;
}

function createGmnsConfig(
  row: TextRow | undefined,
  options: ImportOptions,
  units: { readonly length: string; readonly speed: string },
): TextRow {
  const title = options.title ?? (cellOf(row, 'dataset_name') || (options.name ?? 'imported'));
  const commodity = new Map([['commodity', createTextTable([defaultCommodity])]]);
  return {
    ...createConfig(commodity, { title, referenceDate: options.referenceDate }),
    long_length: units.length,
    speed: units.speed,
  };
}

const nodeTypes: ReadonlySet<string> = new Set(
  tables.node.columns.find((column) => column.name === 'node_type')?.allowed,
);
const usedNodeColumns = ['node_id', 'name', 'x_coord', 'y_coord', 'node_type', 'zone_id', 'is_centroid'];

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
