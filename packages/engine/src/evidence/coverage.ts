import { isSourced } from '../grades/grade.ts';
import type { Model } from '../model/model.ts';
import { cellBasis, factColumns, indexEvidence, isStated, rowKey } from './evidence-index.ts';
import type { AnyRecord, EvidenceIndex } from './evidence-index.ts';
import { fieldOf } from '../model/tables/schema.ts';
import { tableNames, tables } from '../model/tables/index.ts';
import type { TableName } from '../model/tables/index.ts';

/**
 * Of the fact cells of a table that are not empty (nor at their default): how many there are, and what they rest on. `sourced` counts cells that a published
 * source or a stated calculation from published inputs alone decides; `calculated` counts cells that any calculation
 * decides (those from published inputs are in `sourced` too); `general` and `assumed` are never sourced.
 */
export interface Coverage {
  readonly rows: number;
  readonly values: number;
  readonly sourced: number;
  readonly calculated: number;
  readonly assumed: number;
  readonly general: number;
}

/** Coverage of each table that has rows and holds facts. */
export function coverageOf(
  model: Model,
  index: EvidenceIndex = indexEvidence(model),
): ReadonlyMap<TableName, Coverage> {
  const result = new Map<TableName, Coverage>();
  for (const table of tableNames) {
    const records = model.tables[table] as readonly AnyRecord[];
    if (records.length === 0 || factColumns(table).length === 0) continue;
    result.set(table, tableCoverage(index, table, records));
  }
  return result;
}

function tableCoverage(index: EvidenceIndex, table: TableName, records: readonly AnyRecord[]): Coverage {
  const columns = factColumns(table);
  const counts = { rows: records.length, values: 0, sourced: 0, calculated: 0, assumed: 0, general: 0 };
  for (const record of records) {
    const key = rowKey(tables[table], record);
    for (const column of columns) {
      const value = record[fieldOf(column)];
      if (!isStated(column, value)) continue;
      const { basis } = cellBasis(index, table, record, column, key);
      counts.values += 1;
      if (isSourced(basis)) counts.sourced += 1;
      if (basis === 'derived' || basis === 'calculated') counts.calculated += 1;
      if (basis === 'assumed') counts.assumed += 1;
      if (basis === 'general') counts.general += 1;
    }
  }
  return counts;
}
