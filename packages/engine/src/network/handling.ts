import type { ModelPart } from '../model/from-tables.ts';
import type { NodeRecord, TransferRecord } from '../model/model.ts';
import { rowsOfDays } from './rows-of-days.ts';
import type { RowOfDays } from './rows-of-days.ts';

interface Row {
  /** Index in `model.tables.transfer`. */
  readonly row: number;
  readonly record: TransferRecord;
}

/**
 * Which transfer rows hold at a node from one mode to another ('' for loading and unloading), and on which days: a row of
 * the node before a row of its type, a row as written before one read the other way round, and of each the dated rows on
 * their days.
 */
export function indexHandling(
  model: ModelPart<'transfer'>,
): (node: NodeRecord, from: string, to: string) => readonly RowOfDays[] {
  const rows = new Map<string, Row[]>();
  for (const [row, record] of model.tables.transfer.entries()) {
    if (record.fromGaugeMm !== undefined) continue;
    const [from, to] = [record.fromModeId ?? '', record.toModeId ?? ''];
    add(rows, `${placeOf(record)}|${from}|${to}|0`, { row, record });
    if (!record.directed) add(rows, `${placeOf(record)}|${to}|${from}|1`, { row, record });
  }
  return (node, from, to) =>
    rowsOfDays(
      placesOf(node).flatMap((place) => ['0', '1'].map((turned) => rows.get(`${place}|${from}|${to}|${turned}`) ?? [])),
    );
}

/** A change from one gauge to another. */
export interface GaugeChange extends RowOfDays {
  readonly record: TransferRecord;
  readonly from: number;
  readonly to: number;
}

/** Changes of gauge at a node, both ways unless directed: the rows of the node, else those of its type, dated ones on their days. */
export function indexGaugeChanges(model: ModelPart<'transfer'>): (node: NodeRecord) => readonly GaugeChange[] {
  const byPlace = new Map<string, Map<string, Row[]>>();
  for (const [row, record] of model.tables.transfer.entries()) {
    const { fromGaugeMm, toGaugeMm, fromModeId = '', directed } = record;
    if (fromGaugeMm === undefined || toGaugeMm === undefined) continue;
    const place = placeOf(record);
    const changes = byPlace.get(place) ?? new Map<string, Row[]>();
    byPlace.set(place, changes);
    add(changes, `${fromModeId}|${String(fromGaugeMm)}|${String(toGaugeMm)}`, { row, record });
    if (!directed) add(changes, `${fromModeId}|${String(toGaugeMm)}|${String(fromGaugeMm)}`, { row, record });
  }
  return (node) => {
    const places = placesOf(node).flatMap((place) => byPlace.get(place) ?? []);
    return [...(places[0] ?? [])].flatMap(([key, own]) => {
      const [, from, to] = key.split('|');
      // on days that no row of the node holds, those of its type do
      return rowsOfDays([own, ...places.slice(1).map((more) => more.get(key) ?? [])]).flatMap((each) => {
        const record = model.tables.transfer[each.row];
        return record === undefined ? [] : [{ ...each, record, from: Number(from), to: Number(to) }];
      });
    });
  };
}

function placeOf({ nodeId, nodeType }: TransferRecord): string {
  return nodeId === undefined ? `type ${nodeType ?? ''}` : `node ${nodeId}`;
}

function placesOf({ nodeId, nodeType }: NodeRecord): readonly string[] {
  return [`node ${nodeId}`, `type ${nodeType}`];
}

function add(rows: Map<string, Row[]>, key: string, row: Row): void {
  const list = rows.get(key);
  if (list === undefined) rows.set(key, [row]);
  else list.push(row);
}
