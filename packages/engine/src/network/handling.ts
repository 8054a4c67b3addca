import type { ModelPart } from '../model/from-tables.ts';
import type { NodeRecord, TransferRecord } from '../model/model.ts';

/** A row of transfer that holds for one pair of modes at a node. */
export interface Handling {
  /** Index in `model.tables.transfer`. */
  readonly row: number;
  readonly record: TransferRecord;
}

/**
 * Which transfer row holds at a node from one mode to another ('' for loading and unloading): a row of the node before
 * a row of its type, and a row as written before one read the other way round.
 */
export function indexHandling(
  model: ModelPart<'transfer'>,
): (node: NodeRecord, from: string, to: string) => Handling | undefined {
  const rows = new Map<string, Handling>();
  for (const [row, record] of model.tables.transfer.entries()) {
    if (record.fromGaugeMm !== undefined) continue;
    const place = record.nodeId === undefined ? `type ${record.nodeType ?? ''}` : `node ${record.nodeId}`;
    const [from, to] = [record.fromModeId ?? '', record.toModeId ?? ''];
    set(rows, `${place}|${from}|${to}|0`, { row, record });
    if (!record.directed) set(rows, `${place}|${to}|${from}|1`, { row, record });
  }
  return (node, from, to) => {
    for (const place of [`node ${node.nodeId}`, `type ${node.nodeType}`]) {
      const found = rows.get(`${place}|${from}|${to}|0`) ?? rows.get(`${place}|${from}|${to}|1`);
      if (found !== undefined) return found;
    }
    return undefined;
  };
}

function set(rows: Map<string, Handling>, key: string, value: Handling): void {
  if (!rows.has(key)) rows.set(key, value);
}

/** A change from one gauge to another. */
export interface GaugeChange extends Handling {
  readonly from: number;
  readonly to: number;
}

/** Changes of gauge at a node, both ways unless directed: the rows of the node, else those of its type. */
export function indexGaugeChanges(model: ModelPart<'transfer'>): (node: NodeRecord) => readonly GaugeChange[] {
  const byPlace = new Map<string, GaugeChange[]>();
  for (const [row, record] of model.tables.transfer.entries()) {
    const { nodeId, nodeType, fromGaugeMm, toGaugeMm, directed } = record;
    if (fromGaugeMm === undefined || toGaugeMm === undefined) continue;
    const place = nodeId === undefined ? `type ${nodeType ?? ''}` : `node ${nodeId}`;
    const list = byPlace.get(place) ?? [];
    list.push({ row, record, from: fromGaugeMm, to: toGaugeMm });
    if (!directed) list.push({ row, record, from: toGaugeMm, to: fromGaugeMm });
    byPlace.set(place, list);
  }
  return ({ nodeId, nodeType }) => byPlace.get(`node ${nodeId}`) ?? byPlace.get(`type ${nodeType}`) ?? [];
}
