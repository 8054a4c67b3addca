import { createFinding } from '../findings/finding.ts';
import type { Finding } from '../findings/finding.ts';
import { cellBasis, factColumns, formatCell, indexEvidence, isStated, rowKey } from '../evidence/evidence-index.ts';
import type { AnyRecord, EvidenceIndex } from '../evidence/evidence-index.ts';
import type { Model } from '../model/model.ts';
import { fieldOf } from '../model/tables/schema.ts';
import type { ColumnSchema } from '../model/tables/schema.ts';
import { tableNames, tables } from '../model/tables/index.ts';
import type { TableName } from '../model/tables/index.ts';
import { rowOf } from '../model/rows-by-id.ts';

/** Every figure names a source or an assumption, and holds what the rule picks from its evidence. */
export function checkSources(model: Model, index: EvidenceIndex = indexEvidence(model)): readonly Finding[] {
  const findings: Finding[] = [...checkEvidenceRows(model)];
  for (const table of tableNames) {
    const columns = factColumns(table);
    if (columns.length === 0) continue;
    for (const record of model.tables[table] as readonly AnyRecord[]) {
      const key = rowKey(tables[table], record);
      for (const column of columns) {
        const finding = checkCell(index, table, record, column, key);
        if (finding !== undefined) findings.push(finding);
      }
    }
  }
  return findings;
}

function checkCell(
  index: EvidenceIndex,
  table: TableName,
  record: AnyRecord,
  column: ColumnSchema,
  key: string,
): Finding | undefined {
  const value = record[fieldOf(column)];
  if (value === undefined) return undefined;
  const cell = formatCell(value);
  const at = { file: `${table}.csv`, row: record.row, column: column.name, found: cell };
  const [picked] = index.of(table, key, column.name);
  if (picked !== undefined && !sameValue(picked.value, cell)) {
    return createFinding(
      'evidence-mismatch',
      at,
      `The cell says ${cell}, but the rule picks ${picked.value} (${picked.source.id}).`,
      'Write the picked value, or add your own source to evidence.csv.',
    );
  }
  if (!isStated(column, value) || cellBasis(index, table, record, column, key).basis !== 'none') return undefined;
  return createFinding(
    'figure-without-source',
    at,
    `${table}.${key}.${column.name} names no source.`,
    'Add a row to evidence.csv, or a source_id to the row; “assumption” is a source too.',
  );
}

/** Numbers are the same when they read the same, whatever their digits: `40` and `40.0`. */
function sameValue(a: string, b: string): boolean {
  if (a === b) return true;
  if (a.trim() === '' || b.trim() === '') return false;
  return Math.abs(Number(a) - Number(b)) <= 1e-9 * Math.abs(Number(b));
}

function* checkEvidenceRows(model: Model): Generator<Finding> {
  const keys = new Map<string, ReadonlySet<string>>();
  for (const evidence of model.tables.evidence) {
    const schema = tables[evidence.table as TableName] as (typeof tables)[TableName] | undefined;
    const column = (schema?.columns as readonly ColumnSchema[] | undefined)?.find(
      ({ name }) => name === evidence.column,
    );
    if (schema === undefined || column?.role !== 'fact') {
      yield orphan(evidence.row, 'column', `${evidence.table}.${evidence.column}`, 'is no figure of the format');
      continue;
    }
    let known = keys.get(schema.name);
    if (known === undefined) {
      known = new Set((model.tables[schema.name] as readonly AnyRecord[]).map((record) => rowKey(schema, record)));
      keys.set(schema.name, known);
    }
    if (!known.has(evidence.rowKey))
      yield orphan(evidence.row, 'row_key', evidence.rowKey, `is no row of ${schema.name}.csv`);
    if (rowOf(model.tables, 'source', evidence.sourceId)?.kind === 'assumption' && evidence.note === undefined) {
      yield createFinding(
        'assumption-without-reason',
        { file: 'evidence.csv', row: evidence.row, column: 'note', found: undefined },
        `The assumption for ${evidence.table}.${evidence.rowKey}.${evidence.column} gives no reason.`,
        'Say in the note why this value, and give value_low and value_high.',
      );
    }
  }
}

function orphan(row: number, column: string, found: string, fault: string): Finding {
  return createFinding(
    'evidence-orphan',
    { file: 'evidence.csv', row, column, found },
    `“${found}” ${fault}.`,
    'Correct the cell that it speaks of, or remove the row.',
  );
}
