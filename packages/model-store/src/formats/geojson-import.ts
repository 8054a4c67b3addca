import { tables } from '@meridian/engine';
import type { Finding, TableSchema } from '@meridian/engine';
import { decodeText } from '../decode-text.ts';
import { parseJson } from '../descriptor.ts';
import { describePlace, FaultList } from '../fault-list.ts';
import { limitsOf } from '../limits.ts';
import { reportLargeFile } from '../model-files.ts';
import { listFeatures } from './geojson-feature.ts';
import type { GeoJsonFeature } from './geojson-feature.ts';
import { droppedColumns, GeoJsonNetwork } from './geojson-network.ts';
import { readImported } from './import-result.ts';
import type { ImportOptions, ImportResult } from './import-result.ts';
import { createTextTable } from './text-table.ts';
import type { TextTables } from './text-table.ts';

/**
 * A model from a GeoJSON FeatureCollection. Points become nodes, LineStrings links; properties that are
 * named as columns of node and link become their cells, and `mode` the mode of a link (default road). The
 * end of a line is taken to be at the node that `from_node_id` or `to_node_id` names, else at the nearest
 * node within 1 km, else at a new node. A link without `length` is measured along its line. Findings name
 * features by their number in `file`, counted from 1.
 */
export function importGeoJson(
  content: Uint8Array | string,
  options: ImportOptions & { readonly file?: string } = {},
): ImportResult {
  const { file = 'map.geojson' } = options;
  const faults = new FaultList();
  const features = readFeatures(file, content, options, faults);
  if (features === undefined) return { model: undefined, findings: faults.list() };
  reportUnknownProperties(file, features, faults);
  const network = new GeoJsonNetwork(file, faults);
  for (const feature of features) if (!feature.isLine) network.addPoint(feature);
  for (const feature of features) if (feature.isLine) network.addLine(feature);
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
): readonly GeoJsonFeature[] | undefined {
  const limits = limitsOf(options.limits);
  if (content.length > limits.fileBytes) {
    reportLargeFile(file, content.length, limits, faults);
    return undefined;
  }
  const text = decodeText(file, content, faults);
  const json = text === undefined ? undefined : parseJson(file, text, faults);
  return json === undefined ? undefined : listFeatures(file, json.value, faults);
}

function reportUnknownProperties(file: string, features: readonly GeoJsonFeature[], faults: FaultList): void {
  const reported = new Set<string>();
  for (const { isLine, properties } of features) {
    const schema: TableSchema = isLine ? tables.link : tables.node;
    for (const name of Object.keys(properties)) {
      if (
        reported.has(name) ||
        (isLine && name === 'mode') ||
        (!droppedColumns.has(name) && schema.columns.some((column) => column.name === name))
      )
        continue;
      reported.add(name);
      const remedy = 'Nothing needs to be done; a property that is named as a column of node or link is read.';
      faults.add(
        'import-ignored',
        { file, column: name },
        `the property has no place in a ${schema.name} and was left out.`,
        remedy,
      );
    }
  }
}

/** Says a finding in terms of the imported file: the user has never seen the tables made from it. */
function relocate(finding: Finding, file: string, network: GeoJsonNetwork): Finding {
  const numbers =
    finding.file === 'node.csv' ? network.nodeFeatures : finding.file === 'link.csv' ? network.linkFeatures : undefined;
  if (numbers === undefined) return finding;
  const number = finding.row === undefined ? undefined : numbers[finding.row - 2];
  const feature = number === undefined ? '' : `, feature ${String(number)}`;
  const column = finding.column === undefined ? '' : `, property ${finding.column}`;
  const message = finding.message.replace(describePlace(finding), `${file}${feature}${column}`);
  return { ...finding, file, row: undefined, message };
}
