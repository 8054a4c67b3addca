import { createFinding } from '../findings/finding.ts';
import type { Finding } from '../findings/finding.ts';
import { nearestSpellings } from '../model/place-index.ts';
import { rowKey } from '../evidence/evidence-index.ts';
import type { AnyRecord } from '../evidence/evidence-index.ts';
import type { Model } from '../model/model.ts';
import { fieldOf } from '../model/tables/schema.ts';
import { tableNames, tables } from '../model/tables/index.ts';
import type { TableName } from '../model/tables/index.ts';

/** Every cell that names a row of another table names one that exists, and no key stands twice. */
export function checkReferences(model: Model): readonly Finding[] {
  const findings: Finding[] = [];
  const keys = new Map<string, ReadonlySet<string>>();
  for (const table of tableNames) keys.set(table, keysOf(model, table));
  for (const table of tableNames) {
    const schema = tables[table];
    const references = schema.columns.filter((column) => column.type === 'id' || column.type === 'ids');
    for (const column of references) {
      const target = 'of' in column ? column.of : undefined;
      if (target === undefined || (target === table && column.role === 'key')) continue;
      const known = keys.get(target);
      if (known === undefined) continue;
      const field = fieldOf(column);
      for (const record of model.tables[table] as readonly AnyRecord[]) {
        const cell = record[field] as string | readonly string[] | undefined;
        for (const id of cell === undefined ? [] : typeof cell === 'string' ? [cell] : cell) {
          if (!known.has(id)) findings.push(brokenReference(table, record.row, column.name, target, id, known));
        }
      }
    }
  }
  return findings;
}

function keysOf(model: Model, table: TableName): ReadonlySet<string> {
  const schema = tables[table];
  const own = schema.columns.find((column) => column.type === 'id' && column.of === table);
  const records = model.tables[table] as readonly AnyRecord[];
  if (own !== undefined) return new Set(records.map((record) => record[fieldOf(own)] as string));
  return new Set(records.map((record) => rowKey(schema, record)));
}

function brokenReference(
  table: string,
  row: number,
  column: string,
  target: string,
  id: string,
  known: ReadonlySet<string>,
): Finding {
  const near = known.size <= 5000 ? nearestSpellings([...known], id, 3) : [];
  const remedy =
    near.length > 0 ? `Did you mean ${near.join(', ')}?` : `Add the row to ${target}.csv, or correct the name.`;
  return createFinding(
    'reference-broken',
    { file: `${table}.csv`, row, column, found: id },
    `${target}.csv has no row “${id}”.`,
    remedy,
  );
}
