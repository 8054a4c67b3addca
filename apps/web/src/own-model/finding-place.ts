import { fieldOf, rowOf, rowsById, tableNames, tables } from '@meridian/engine';
import type { Finding, Model, Position, TableName, TableSchema } from '@meridian/engine';

/** The node or link that a finding is about. */
export interface FindingPlace {
  readonly kind: 'node' | 'link';
  readonly id: string;
}

type AnyRecord = Readonly<Record<string, unknown>> & { readonly row: number };

/**
 * The node or link of the row that a finding names: the row's own, the one it refers to, or, for evidence, the one
 * of the row whose cell it is about. Undefined where the row is of no single place.
 */
export function placeOfFinding(model: Model, finding: Finding): FindingPlace | undefined {
  const name = finding.file.slice(finding.file.lastIndexOf('/') + 1);
  const table = tableNames.find((each) => `${each}.csv` === name);
  const record = table === undefined ? undefined : findRow(model.tables[table], finding.row);
  if (table !== 'evidence' || record === undefined) return placeOfRecord(model, record);
  const { table: about, rowKey } = record;
  const other = tableNames.find((each) => each === about);
  return placeOfRecord(model, other === undefined ? undefined : findKey(model, other, String(rowKey)));
}

/** Where it lies: the node itself, or the middle between the ends of the link. */
export function positionOfPlace(model: Model, { kind, id }: FindingPlace): Position | undefined {
  const positionOf = (nodeId: string): Position | undefined => {
    const node = rowOf(model.tables, 'node', nodeId);
    return node === undefined ? undefined : [node.xCoord, node.yCoord];
  };
  if (kind === 'node') return positionOf(id);
  const link = rowOf(model.tables, 'link', id);
  const [from, to] = link === undefined ? [] : [positionOf(link.fromNodeId), positionOf(link.toNodeId)];
  return from === undefined || to === undefined ? (from ?? to) : [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
}

function placeOfRecord(model: Model, record: AnyRecord | undefined): FindingPlace | undefined {
  if (record === undefined) return undefined;
  const { linkId, nodeId } = record;
  if (typeof linkId === 'string' && rowsById(model.tables, 'link').has(linkId)) return { kind: 'link', id: linkId };
  if (typeof nodeId === 'string' && rowsById(model.tables, 'node').has(nodeId)) return { kind: 'node', id: nodeId };
  return undefined;
}

/** Records stand in the order of their rows; those of blank rows are left out, so none stands later than its row. */
function findRow(records: readonly AnyRecord[], row: number | undefined): AnyRecord | undefined {
  if (row === undefined) return undefined;
  for (let index = Math.min(row - 2, records.length - 1); index >= 0; index -= 1) {
    const record = records[index];
    if (record === undefined || record.row < row) return undefined;
    if (record.row === row) return record;
  }
  return undefined;
}

function findKey(model: Model, table: TableName, key: string): AnyRecord | undefined {
  const schema: TableSchema = tables[table];
  const fields = schema.primaryKey.flatMap((name) => schema.columns.filter((each) => each.name === name).map(fieldOf));
  const records: readonly AnyRecord[] = model.tables[table];
  return records.find((record) => fields.map((field) => keyText(record[field])).join('|') === key);
}

/** A cell of a key, as `evidence.row_key` has it. */
function keyText(value: unknown): string {
  return typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);
}
