import { firstDay, quarterOf, rowsById, tables } from '@meridian/engine';
import type { Finding, Model } from '@meridian/engine';
import { formatTable } from '../cell-text.ts';
import { decodeText } from '../decode-text.ts';
import { DESCRIPTOR_FILE, parseDescriptor } from '../descriptor.ts';
import { FaultList, quote } from '../fault-list.ts';
import { formatCount, limitsOf } from '../limits.ts';
import type { ModelFiles } from '../model-files.ts';
import { createPackage } from '../package-schema.ts';
import { FILE_SOURCE, importSources } from './import-defaults.ts';
import { readOdCells } from './od-cells.ts';
import type { OdCell } from './od-cells.ts';
import { listOdEntries } from './od-matrix.ts';
import type { OdDefaults, OdEntry } from './od-matrix.ts';
import { readOmxCells } from './od-omx.ts';
import type { OmxFile, OmxOptions } from './od-omx.ts';
import { zoneAtNodeFinder, zoneFinder } from './od-zones.ts';
import type { ZoneFinder } from './od-zones.ts';

/** `matrix` and `mapping` are for OMX. */
export interface OdOptions extends OmxOptions {
  /** Name of the file in findings; default: od.csv. */
  readonly file?: string;
  /** Cargo of pairs that name none; default: that of the model. */
  readonly commodity?: string | undefined;
  /** Period of pairs that name none, a quarter or a year; default: the quarter of the model's reference date. */
  readonly period?: string | undefined;
}

export interface OdResult {
  /** The files of the model with the new demand; undefined when any finding is an error. */
  readonly files: ModelFiles | undefined;
  /** Pairs with tonnes. */
  readonly pairs: number;
  readonly tonnes: number;
  readonly findings: readonly Finding[];
}

/**
 * Puts an OD matrix into the demand table of a model: it takes the place of what the table holds of the same cargo and
 * period, and leaves the rest. All other files of the model stay as they are, but for the source of the new rows.
 */
export function importOdMatrix(
  files: ModelFiles,
  model: Model,
  content: Uint8Array | string | OmxFile,
  options: OdOptions = {},
): OdResult {
  const { file = 'od.csv', commodity, period } = options;
  const faults = new FaultList();
  const config = model.tables.config[0];
  const reference = firstDay(config?.referenceDate ?? '');
  const defaults = {
    commodity: commodity ?? config?.defaultCommodityId ?? '',
    period: period ?? (reference === undefined ? '' : quarterOf(reference).name),
  };
  const entries = readEntries(file, content, model, defaults, options, faults);
  if (!faults.hasErrors) reportAssumed(file, entries, { commodity, period }, defaults, faults);
  const changed = faults.hasErrors ? undefined : withDemand(files, model, entries, faults);
  const tonnes = entries.reduce((sum, entry) => sum + entry.tonnes, 0);
  return { files: changed, pairs: entries.length, tonnes, findings: faults.list() };
}

function readEntries(
  file: string,
  content: Uint8Array | string | OmxFile,
  model: Model,
  defaults: OdDefaults,
  options: OmxOptions,
  faults: FaultList,
): readonly OdEntry[] {
  const limits = limitsOf(undefined);
  const zoneOf = zoneFinder(model);
  const isZone = (text: string): boolean => zoneOf(text) !== undefined;
  const isOmx = typeof content !== 'string' && !(content instanceof Uint8Array);
  const read = isOmx
    ? { cells: readOmxCells(file, content, options, isZone, faults), isOfNodes: false }
    : readOdCells(file, content, isZone, limits, faults);
  if (read?.cells === undefined) return [];
  const finder = read.isOfNodes ? finderOfNodes(file, read.cells, model, zoneOf, faults) : zoneOf;
  const entries = listOdEntries(file, read.cells, model, finder, { defaults, most: limits.tableRows }, faults);
  if (entries.length > limits.tableRows) {
    const fault = `the file has more than ${formatCount(limits.tableRows)} pairs with tonnes, which is the limit.`;
    faults.add('file-too-large', { file }, fault, 'Leave small pairs out, or put zones together.');
    return [];
  }
  if (entries.length === 0 && !faults.hasErrors)
    faults.add('row-count', { file }, 'no pair has any tonnes.', 'Write a row for each pair that has some.');
  return entries;
}

/** Under a header of nodes, ids are those of the nodes at which zones stand; where some are not, all are those of zones. */
function finderOfNodes(
  file: string,
  cells: Iterable<OdCell>,
  model: Model,
  zoneOf: ZoneFinder,
  faults: FaultList,
): ZoneFinder {
  const zoneAt = zoneAtNodeFinder(model);
  let areNodes = true;
  let differ = false;
  for (const { from, to } of cells) {
    for (const id of [from, to]) {
      areNodes &&= zoneAt(id) !== undefined;
      differ ||= zoneAt(id) !== zoneOf(id);
    }
  }
  if (!differ) return zoneOf;
  const fault = areNodes
    ? 'the header speaks of nodes; pairs were put to the zones that stand at them.'
    : 'the header speaks of nodes, and not every id is a node with one zone; the ids were read as those of zones.';
  const remedy = `Name the columns ${areNodes ? 'o_zone_id and d_zone_id if they are zones' : 'o_zone_id and d_zone_id'}.`;
  faults.add('import-assumed', { file, row: 1 }, fault, remedy);
  return areNodes ? zoneAt : zoneOf;
}

function reportAssumed(
  file: string,
  entries: readonly OdEntry[],
  given: { readonly commodity: string | undefined; readonly period: string | undefined },
  defaults: OdDefaults,
  faults: FaultList,
): void {
  for (const column of ['commodity', 'period'] as const) {
    const value = defaults[column];
    if (given[column] !== undefined || !entries.some(({ unstated }) => unstated.includes(column))) continue;
    const fault = `where the file names no ${column}, ${quote(value)} was taken.`;
    faults.add('import-assumed', { file, column }, fault, `Say another with --${column}, or in a column ${column}.`);
  }
}

function withDemand(
  files: ModelFiles,
  model: Model,
  entries: readonly OdEntry[],
  faults: FaultList,
): ModelFiles | undefined {
  const text = decodeText(DESCRIPTOR_FILE, files.get(DESCRIPTOR_FILE) ?? '{}', faults) ?? '{}';
  const resources = parseDescriptor(text, faults)?.resources ?? [];
  const changed = new Map(files);
  const replaced = new Set(entries.map(({ commodity, period }) => `${commodity}\n${period}`));
  const kept = model.tables.demand.filter(({ commodityId, period }) => !replaced.has(`${commodityId}\n${period}`));
  const added = entries.map(({ fromZone, toZone, commodity, period, tonnes }) => {
    const pair = { fromZoneId: fromZone, toZoneId: toZone, commodityId: commodity, period, tonnes };
    return { ...pair, sourceId: [FILE_SOURCE] };
  });
  const pathOf = (table: string): string => resources.find(({ name }) => name === table)?.path ?? `${table}.csv`;
  changed.set(pathOf('demand'), formatTable(tables.demand, [...kept, ...added]));
  const source = importSources.find(({ source_id: id }) => id === FILE_SOURCE) ?? {};
  if (!rowsById(model.tables, 'source').has(FILE_SOURCE)) {
    const record = { sourceId: FILE_SOURCE, title: source.title, kind: source.kind, note: source.note };
    changed.set(pathOf('source'), formatTable(tables.source, [...model.tables.source, record]));
  }
  if (!resources.some(({ name }) => name === 'demand')) changed.set(DESCRIPTOR_FILE, listDemand(text, model));
  return faults.hasErrors ? undefined : changed;
}

/** The text of datapackage.json with the demand table on its list. */
function listDemand(text: string, { name, title }: Model): string {
  const descriptor = JSON.parse(text) as { readonly resources?: readonly unknown[] };
  const made = createPackage({ name, title }, ['demand', 'zone', 'commodity', 'source']) as {
    readonly resources: readonly { readonly name: string }[];
  };
  const resource = made.resources.find((each) => each.name === 'demand');
  return `${JSON.stringify({ ...descriptor, resources: [...(descriptor.resources ?? []), resource] }, undefined, 2)}\n`;
}
