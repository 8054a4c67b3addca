import type { Finding } from '@meridian/engine';
import { decodeText } from '../decode-text.ts';
import { describePlace, FaultList } from '../fault-list.ts';
import { limitsOf } from '../limits.ts';
import { reportLargeFile } from '../model-files.ts';
import { dropRepeats, listFeatures } from './geojson-feature.ts';
import type { FeatureList } from './geojson-feature.ts';
import { fillGauges } from './geojson-gauges.ts';
import { readLengths } from './geojson-lengths.ts';
import { makeNetworkRows } from './geojson-network.ts';
import type { NetworkRows } from './geojson-network.ts';
import { placeFeatures } from './geojson-positions.ts';
import { reportEmpty, reportNetwork, reportReading } from './geojson-report.ts';
import { parseGeoJsonText } from './geojson-text.ts';
import { WayReader } from './geojson-way.ts';
import type { Place, Way } from './geojson-way.ts';
import { readImported } from './import-result.ts';
import type { ImportOptions, ImportResult } from './import-result.ts';
import { ImportTally } from './import-tally.ts';
import { distanceKm, lineKm } from './line-length.ts';
import { joinLines } from './line-topology.ts';
import { createTextTable } from './text-table.ts';
import type { TextTables } from './text-table.ts';

/** Loose ends of lines this near to others meet them where no other distance is asked for: tracks lie 3.5 m apart or more. */
const DEFAULT_SNAP_METERS = 3;

export interface GeoJsonOptions extends ImportOptions {
  /** Name of the file in findings. */
  readonly file?: string;
  /** Ends of lines within this distance meet; 0: only those that coincide. Default: 3. */
  readonly snapMeters?: number;
  /** Whether a line is split where others meet it at a position inside it. Default: true. */
  readonly splitsLines?: boolean;
}

/**
 * A model from the points and lines of GeoJSON. Points become nodes, lines links; properties that are named as columns of node
 * and link become their cells where they can, tags of OpenStreetMap are read, and `mode` is the mode of a link. Where lines meet,
 * see `joinLines`; what their lengths are, `readLengths`. Findings name features by their number in `file`, counted from 1.
 */
export function importGeoJson(content: Uint8Array | string, options: GeoJsonOptions = {}): ImportResult {
  const { file = 'map.geojson' } = options;
  const faults = new FaultList();
  const tally = new ImportTally();
  const list = readFeatures(file, content, options, faults);
  const network = list === undefined ? undefined : makeNetwork(file, list, options, tally, faults);
  tally.report(file, faults);
  if (network === undefined) return { model: undefined, findings: faults.list() };
  const textTables: TextTables = new Map([
    ['node', createTextTable(network.nodes)],
    ['link', createTextTable(network.links)],
  ]);
  const { model, findings } = readImported(textTables, options, faults);
  return { model, findings: findings.map((finding) => relocate(finding, file, network)) };
}

function readFeatures(
  file: string,
  content: Uint8Array | string,
  options: ImportOptions,
  faults: FaultList,
): FeatureList | undefined {
  const limits = limitsOf(options.limits);
  if (content.length > limits.fileBytes) {
    reportLargeFile(file, content.length, limits, faults);
    return undefined;
  }
  const text = decodeText(file, content, faults);
  const json = text === undefined ? undefined : parseGeoJsonText(file, text, faults);
  if (json === undefined) return undefined;
  const list = listFeatures(json.features);
  const features = placeFeatures(file, list.features, json.crs, faults);
  return features === undefined ? undefined : dropRepeats({ ...list, features });
}

/** The rows of the network; undefined, with one error, where no line is left to make links of. */
function makeNetwork(
  file: string,
  list: FeatureList,
  { snapMeters = DEFAULT_SNAP_METERS, splitsLines = true, lengthUnit }: GeoJsonOptions,
  tally: ImportTally,
  faults: FaultList,
): NetworkRows | undefined {
  const reader = new WayReader(tally);
  const places: Place[] = [];
  const read: Way[] = [];
  for (const feature of list.features) {
    const place = feature.isLine ? undefined : reader.readPlace(feature);
    const way = feature.isLine ? reader.readWay(feature) : undefined;
    if (place !== undefined) places.push(place);
    if (way !== undefined) read.push(way);
  }
  if (read.length === 0) {
    reportEmpty(file, list, reader, faults);
    return undefined;
  }
  reportReading(file, list, reader, faults);
  const ways = fillGauges(file, read, faults);
  const lengthsKm = readLengths(file, ways.map(statedLength), lengthUnit, faults);
  const lines = ways.flatMap(({ parts, fromId, toId, mode, level }) =>
    parts.map((positions, index) => ({
      positions,
      mode,
      level,
      fromId: index === 0 ? fromId : '',
      toId: index === parts.length - 1 ? toId : '',
    })),
  );
  const topology = joinLines(places, lines, { reachKm: snapMeters / 1000, splits: splitsLines });
  const network = makeNetworkRows(places, ways, topology, lengthsKm);
  reportNetwork(file, network, topology, snapMeters, faults);
  return network;
}

function statedLength({ number, length, parts }: Way): Parameters<typeof readLengths>[1][number] {
  const crow = parts.map((part) => {
    const [first, last] = [part[0], part.at(-1)];
    return first === undefined || last === undefined ? 0 : distanceKm(first, last);
  });
  return {
    number,
    text: length,
    drawnKm: parts.reduce((sum, part) => sum + lineKm(part), 0),
    crowKm: crow.reduce((sum, km) => sum + km, 0),
    isDrawn: parts.some((part) => part.length > 2),
  };
}

/** Says a finding in terms of the imported file: the user has never seen the tables made from it. */
function relocate(finding: Finding, file: string, network: NetworkRows): Finding {
  const numbers =
    finding.file === 'node.csv' ? network.nodeFeatures : finding.file === 'link.csv' ? network.linkFeatures : undefined;
  if (numbers === undefined) return finding;
  const number = finding.row === undefined ? undefined : numbers[finding.row - 2];
  const feature = number === undefined ? '' : `, feature ${String(number)}`;
  const column = finding.column === undefined ? '' : `, property ${finding.column}`;
  const message = finding.message.replace(describePlace(finding), `${file}${feature}${column}`);
  return { ...finding, file, row: undefined, message };
}
