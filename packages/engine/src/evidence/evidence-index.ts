import type { SourceId } from '../units/id.ts';
import { basisOf, basisRank } from '../grades/grade.ts';
import type { Basis, GradedSource } from '../grades/grade.ts';
import { rankEvidence } from '../grades/pick.ts';
import type { EvidenceValue } from '../grades/pick.ts';
import type { EvidenceRecord } from '../model/model.ts';
import { rowOf } from '../model/rows-by-id.ts';
import { fromTables } from '../model/from-tables.ts';
import { fieldOf } from '../model/tables/schema.ts';
import type { ColumnSchema, TableSchema } from '../model/tables/schema.ts';
import { tables } from '../model/tables/index.ts';
import type { TableName } from '../model/tables/index.ts';

/** A record read by the names of its schema; what every generic check works on. */
export type AnyRecord = Readonly<Record<string, unknown>> & { readonly row: number };

/** Key of a row as `evidence.row_key` writes it. */
export function rowKey(schema: TableSchema, record: AnyRecord): string {
  return schema.primaryKey
    .map((name) => {
      const column = schema.columns.find((candidate) => candidate.name === name);
      const value = column === undefined ? undefined : record[fieldOf(column)];
      return formatCell(value);
    })
    .join('|');
}

/** A value as it stands in a cell. */
export function formatCell(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.join(';');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

export interface EvidenceIndex {
  readonly sources: ReadonlyMap<SourceId, GradedSource>;
  /** Ranked evidence of a cell, the pick first; empty when there is none. */
  of(table: TableName, key: string, column: string): readonly EvidenceValue[];
}

/** What the index of evidence reads. */
export const evidenceTables = ['publisher', 'source', 'evidence'] as const;

/** All evidence of a model by cell; a cell is ranked when it is asked for. */
export const indexEvidence = fromTables(evidenceTables, (model): EvidenceIndex => {
  const sources = new Map<SourceId, GradedSource>();
  for (const source of model.tables.source) {
    sources.set(source.sourceId, {
      id: source.sourceId,
      kind: source.kind,
      reliability: rowOf(model.tables, 'publisher', source.publisherId)?.reliability,
      credibility: source.credibility,
    });
  }
  const byCell = new Map<string, EvidenceRecord[]>();
  for (const record of model.tables.evidence) {
    const cell = cellName(record.table, record.rowKey, record.column);
    const list = byCell.get(cell);
    if (list === undefined) byCell.set(cell, [record]);
    else list.push(record);
  }
  const none: readonly EvidenceValue[] = [];
  return {
    sources,
    of(table, key, column) {
      const records = byCell.get(cellName(table, key, column));
      return records === undefined ? none : rankEvidence(records.map((record) => toEvidence(sources, record)));
    },
  };
});

function cellName(table: string, key: string, column: string): string {
  return `${table}\t${key}\t${column}`;
}

function gradedOr(sources: ReadonlyMap<SourceId, GradedSource>, id: SourceId): GradedSource {
  return sources.get(id) ?? { id, kind: 'assumption', reliability: undefined, credibility: undefined };
}

function toEvidence(sources: ReadonlyMap<SourceId, GradedSource>, record: EvidenceRecord): EvidenceValue {
  const source = gradedOr(sources, record.sourceId);
  return {
    value: record.value,
    low: record.valueLow,
    high: record.valueHigh,
    source,
    basis: basisOf(
      source,
      record.inputs.map((id) => gradedOr(sources, id)),
    ),
    asOf: record.asOf,
    note: record.note,
    row: record.row,
  };
}

export interface CellBasis {
  readonly basis: Basis;
  readonly sources: readonly SourceId[];
}

/**
 * What a cell rests on: the source that the rule picks from its evidence; without evidence, the sources of the row,
 * of which the weakest counts; else nothing.
 */
export function cellBasis(
  index: EvidenceIndex,
  table: TableName,
  record: AnyRecord,
  column: ColumnSchema,
  key: string,
): CellBasis {
  const [picked] = index.of(table, key, column.name);
  if (picked !== undefined) return { basis: picked.basis, sources: [picked.source.id as SourceId] };
  const ids = (record['sourceId'] ?? []) as readonly SourceId[];
  if (ids.length === 0) return { basis: 'none', sources: [] };
  const bases = ids.map((id) => basisOf(gradedOr(index.sources, id), []));
  return { basis: bases.reduce((a, b) => (basisRank(a) >= basisRank(b) ? a : b)), sources: ids };
}

/** Whether somebody wrote the cell: neither empty (a list without a member is) nor at its default. */
export function isStated(column: ColumnSchema, value: unknown): boolean {
  const cell = formatCell(value);
  return cell !== '' && !(column.default !== undefined && cell === String(column.default));
}

/** The columns of a table that hold figures and so need a source. */
export function factColumns(table: TableName): readonly ColumnSchema[] {
  const columns: readonly ColumnSchema[] = tables[table].columns;
  return columns.filter((column) => column.role === 'fact');
}
