import type { Position } from '@meridian/engine';
import { FaultList, quote } from '../fault-list.ts';
import type { ModelFiles } from '../model-files.ts';
import { parseNumber } from '../number-text.ts';
import { CALCULATION_SOURCE, DEFAULT_REFERENCE_DATE, defaultCommodity, FILE_SOURCE } from './import-defaults.ts';
import { readImported } from './import-result.ts';
import type { ImportOptions, ImportResult } from './import-result.ts';
import { cellOf, createTextTable } from './text-table.ts';
import type { TextRow, TextTables } from './text-table.ts';
import { findTntpFiles } from './tntp-files.ts';
import type { TntpFile } from './tntp-files.ts';
import { linkLengths } from './tntp-lengths.ts';
import type { MeasuredLength } from './tntp-lengths.ts';
import { readTntp } from './tntp.ts';
import type { TntpInstance } from './tntp.ts';
import { slowedLink, USD_PER_VEHICLE_HOUR, vehicleCommodity, vehicleParameters } from './traffic-demand.ts';

export interface TntpImportOptions extends ImportOptions {
  /** The file that is the net, whatever its name; default: the first that holds one. */
  readonly netFile?: string | undefined;
}

/**
 * A model of roads from an instance of the Transportation Networks format: a net, the positions of its nodes (longitude and
 * latitude), and trips where there is demand. TNTP states no units. Times are taken for minutes; lengths for the unit in
 * which they agree with the positions, else the distances between nodes are written; capacity and demand are of the same
 * hours, of which the model makes a day. All of it is said.
 */
export function importTntp(files: ModelFiles, options: TntpImportOptions = {}): ImportResult {
  const faults = new FaultList();
  const { net, nodes, trips } = findTntpFiles(files, options.netFile, faults);
  if (net === undefined) reportMissing('net', 'the network', faults);
  if (nodes === undefined) reportMissing('node', 'the positions of the nodes, without which there is no map', faults);
  if (net === undefined || nodes === undefined || faults.hasErrors)
    return { model: undefined, findings: faults.list() };
  return importInstance({ net, nodes, trips }, options, faults);
}

function importInstance(
  { net, nodes, trips }: { readonly net: TntpFile; readonly nodes: TntpFile; readonly trips: TntpFile | undefined },
  options: TntpImportOptions,
  faults: FaultList,
): ImportResult {
  const noTrips = { file: net.file, content: '<END OF METADATA>\n' };
  const { instance, findings } = readTntp(net.content, [trips ?? noTrips], { netFile: net.file });
  const positions = readPositions(nodes.file, nodes.content, faults);
  if (instance === undefined) return { model: undefined, findings: [...findings, ...faults.list()] };
  reportUnplaced(instance, nodes.file, positions, faults);
  const lengths = linkLengths(instance.network, positions, options.lengthUnit, faults);
  reportAssumed(net.file, instance, options.demandHours ?? 1, faults);
  if (faults.hasErrors) return { model: undefined, findings: [...findings, ...faults.list()] };
  const tables = createTables(instance, positions, lengths, options);
  const { model, findings: found } = readImported(tables, options, faults);
  return { model, findings: [...findings, ...found] };
}

function reportMissing(part: string, what: string, faults: FaultList): void {
  const file = `<name>_${part}.tntp`;
  faults.add('file-missing', { file }, `no such file gives ${what}.`, `Put ${file} beside the others.`);
}

/** Rows `node x y` with or without `;`, behind a header in words; `~` begins a comment. */
function readPositions(file: string, text: string, faults: FaultList): ReadonlyMap<number, Position> {
  const positions = new Map<number, Position>();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const cells = line
      .replace(/[~;].*$/, '')
      .trim()
      .split(/[\s,]+/);
    const [node, x, y] = cells.map(parseNumber);
    // words above the rows are their header
    if (cells[0] === '' || (positions.size === 0 && node === undefined)) continue;
    const row = index + 1;
    if (node === undefined || x === undefined || y === undefined) {
      const fault = `${quote(line.trim())} is no node with two coordinates.`;
      faults.add('cell-type', { file, row, found: line.trim() }, fault, 'Write the node, longitude and latitude.');
    } else if (Math.abs(x) > 180 || Math.abs(y) > 90) {
      const found = `${String(x)} ${String(y)}`;
      const remedy = 'Convert the coordinates to degrees (EPSG:4326); a model has no other.';
      faults.add('cell-range', { file, row, found }, `${found} is not longitude and latitude.`, remedy);
    } else positions.set(node, [x, y]);
  }
  return positions;
}

function reportUnplaced(
  { network }: TntpInstance,
  file: string,
  positions: ReadonlyMap<number, Position>,
  faults: FaultList,
): void {
  if (faults.hasErrors) return;
  for (let node = 1; node <= network.nodes; node += 1) {
    if (positions.has(node)) continue;
    const found = String(node);
    faults.add('reference-broken', { file, found }, `the node ${found} has no position.`, 'Add a row for it.');
  }
}

function reportAssumed(file: string, { network }: TntpInstance, hours: number, faults: FaultList): void {
  const assume = (column: string, fault: string, remedy: string): void =>
    faults.add('import-assumed', { file, column }, fault, remedy);
  const multiply = 'Multiply the column of link.csv where it is another.';
  assume('free_flow_time', 'the unit of time is not stated; minutes were assumed.', multiply);
  const span = hours === 1 ? 'the same hour' : `${String(hours)} hours of such capacity`;
  const capacity = `capacity and demand were taken for vehicles of ${span}, of which the model makes a day; travel slows as b and power say.`;
  assume('capacity', capacity, 'Give --demand-hours if demand is carried in other hours.');
  if (network.firstThruNode > 1) {
    const fault = `a model cannot forbid ways through zones (nodes below ${String(network.firstThruNode)}); flows may differ from those of the instance itself.`;
    const remedy = 'Compare with meridian assign --tntp.';
    faults.add('import-doubtful', { file, column: 'FIRST THRU NODE' }, fault, remedy);
  }
}

function createTables(
  instance: TntpInstance,
  positions: ReadonlyMap<number, Position>,
  lengths: readonly MeasuredLength[],
  { referenceDate = DEFAULT_REFERENCE_DATE, demandHours = 1 }: TntpImportOptions,
): TextTables {
  const { network, users } = instance;
  const numbers = Array.from({ length: network.nodes }, (_, index) => index + 1);
  const nodes = numbers.map((number): TextRow => {
    const [x, y] = positions.get(number) ?? [0, 0];
    const place = { x_coord: String(x), y_coord: String(y), node_type: 'junction', source_id: FILE_SOURCE };
    return { node_id: String(number), name: `Node ${String(number)}`, ...place };
  });
  const zones = numbers.slice(0, network.zones).map((number): TextRow => {
    return { zone_id: String(number), name: `Zone ${String(number)}`, node_id: String(number) };
  });
  const tables: TextTables = new Map([
    ['node', createTextTable(nodes)],
    ['link', createTextTable(linkRows(instance, lengths, demandHours))],
    ['commodity', createTextTable([defaultCommodity, vehicleCommodity])],
    ['parameter', createTextTable(vehicleParameters)],
  ]);
  if (zones.length > 0) tables.set('zone', createTextTable(zones));
  const [all] = users;
  if (all === undefined || all.trips.destination.length === 0) return tables;
  const demand = numbers.slice(0, network.zones).flatMap((origin): readonly TextRow[] => {
    const [first, end] = [all.trips.firstPair[origin - 1] ?? 0, all.trips.firstPair[origin] ?? 0];
    return Array.from(all.trips.destination.subarray(first, end), (destination, index) => ({
      from_zone_id: String(origin),
      to_zone_id: String(destination),
      commodity_id: cellOf(vehicleCommodity, 'commodity_id'),
      period: referenceDate,
      tonnes: String(all.trips.demand[first + index]),
      source_id: FILE_SOURCE,
    }));
  });
  return tables.set('demand', createTextTable(demand));
}

function linkRows(
  { network }: TntpInstance,
  lengths: readonly MeasuredLength[],
  demandHours: number,
): readonly TextRow[] {
  const { init_node: from, term_node: to, capacity, free_flow_time: time, b, power, toll, length } = network.links;
  const seen = new Map<string, number>();
  const traffic = { hours: demandHours, isOfOnePeriod: true };
  return Array.from(from, (start, link): TextRow => {
    const end = to[link] ?? start;
    const pair = `${String(start)}-${String(end)}`;
    const parallel = (seen.get(pair) ?? 0) + 1;
    seen.set(pair, parallel);
    const minutes = (network.tollFactor ?? 0) * (toll[link] ?? 0) + (network.distanceFactor ?? 0) * (length[link] ?? 0);
    const delay = { alpha: b[link], beta: power[link] };
    const slowed = slowedLink(capacity[link] ?? 0, traffic, delay, (minutes / 60) * USD_PER_VEHICLE_HOUR);
    const measured = lengths[link];
    return {
      link_id: parallel === 1 ? pair : `${pair}-${String(parallel)}`,
      from_node_id: String(start),
      to_node_id: String(end),
      directed: 'true',
      mode_id: 'road',
      length: String(measured?.km ?? 0),
      free_flow_h: String((time[link] ?? 0) / 60),
      ...slowed,
      source_id: measured?.isStated === true ? FILE_SOURCE : `${FILE_SOURCE};${CALCULATION_SOURCE}`,
    };
  });
}
