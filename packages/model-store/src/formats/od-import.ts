import { tables } from '@meridian/engine';
import type { Finding, Model } from '@meridian/engine';
import { formatTable } from '../cell-text.ts';
import { parseCsv } from '../csv-text.ts';
import { decodeText } from '../decode-text.ts';
import { DESCRIPTOR_FILE, parseDescriptor } from '../descriptor.ts';
import { FaultList, quote } from '../fault-list.ts';
import { limitsOf } from '../limits.ts';
import { reportLargeFile } from '../model-files.ts';
import type { ModelFiles } from '../model-files.ts';
import { createPackage } from '../package-schema.ts';
import { FILE_SOURCE, importSources } from './import-defaults.ts';
import { listOdEntries, odColumnNames } from './od-matrix.ts';
import type { OdEntry } from './od-matrix.ts';

export interface OdOptions {
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
  content: Uint8Array | string,
  { file = 'od.csv', commodity, period }: OdOptions = {},
): OdResult {
  const faults = new FaultList();
  const config = model.tables.config[0];
  const defaults = {
    commodity: commodity ?? config?.defaultCommodityId ?? '',
    period: period ?? quarterOf(config?.referenceDate ?? ''),
  };
  const entries = readEntries(file, content, model, defaults, faults);
  if (!faults.hasErrors) reportAssumed(file, entries, { commodity, period }, defaults, faults);
  const changed = faults.hasErrors ? undefined : withDemand(files, model, entries, faults);
  const tonnes = entries.reduce((sum, entry) => sum + entry.tonnes, 0);
  return { files: changed, pairs: entries.length, tonnes, findings: faults.list() };
}

function quarterOf(date: string): string {
  return `${date.slice(0, 4)}-Q${String(Math.ceil(Number(date.slice(5, 7)) / 3))}`;
}

function readEntries(
  file: string,
  content: Uint8Array | string,
  model: Model,
  defaults: { readonly commodity: string; readonly period: string },
  faults: FaultList,
): readonly OdEntry[] {
  const limits = limitsOf(undefined);
  if (content.length > limits.fileBytes) {
    reportLargeFile(file, content.length, limits, faults);
    return [];
  }
  const text = decodeText(file, content, faults);
  const zones = model.tables.zone.map(({ zoneId }) => zoneId);
  const known = new Set<string>([...odColumnNames, ...zones]);
  const csv = text === undefined ? undefined : parseCsv(file, text, known, limits.tableRows, faults);
  if (csv === undefined) return [];
  if (csv.rows.length > limits.tableRows + 1) {
    const fault = `the file has more than ${String(limits.tableRows)} rows, which is the limit.`;
    faults.add('file-too-large', { file }, fault, 'Leave pairs without tonnes out, or split the file.');
    return [];
  }
  const entries = listOdEntries(file, csv.rows, model, defaults, faults);
  if (entries.length === 0 && !faults.hasErrors)
    faults.add('row-count', { file }, 'no pair has any tonnes.', 'Write a row for each pair that has some.');
  return entries;
}

function reportAssumed(
  file: string,
  entries: readonly OdEntry[],
  given: { readonly commodity: string | undefined; readonly period: string | undefined },
  defaults: { readonly commodity: string; readonly period: string },
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
  if (!model.tables.source.some(({ sourceId }) => sourceId === FILE_SOURCE)) {
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
