import { createFinding } from '../findings/finding.ts';
import type { Finding } from '../findings/finding.ts';
import { isRefusal } from '../findings/refusal.ts';
import type { AnyRecord } from '../evidence/evidence-index.ts';
import type { Model } from '../model/model.ts';
import { parseSelector, select } from '../model/selector.ts';
import { fieldOf } from '../model/tables/schema.ts';
import { tableNames, tables } from '../model/tables/index.ts';

/** Every selector can be read, names what exists, and rules something where it is meant to. */
export function checkSelectors(model: Model): readonly Finding[] {
  const findings: Finding[] = [];
  for (const table of tableNames) {
    for (const column of tables[table].columns) {
      if (column.type !== 'selector') continue;
      for (const record of model.tables[table] as readonly AnyRecord[]) {
        const text = record[fieldOf(column)] as string | undefined;
        if (text !== undefined) findings.push(...checkSelector(model, table, record.row, column.name, text));
      }
    }
  }
  return findings;
}

function checkSelector(model: Model, table: string, row: number, column: string, text: string): readonly Finding[] {
  const at = { file: `${table}.csv`, row, column, found: text };
  const parsed = parseSelector(text);
  if (isRefusal(parsed)) {
    const message = `The selector “${text}” cannot be read: ${parsed.message}`;
    return [createFinding('selector-invalid', at, message, parsed.remedy)];
  }
  const chosen = select(model, parsed);
  const findings = chosen.unknown.map(({ kind, value }) =>
    createFinding(
      'reference-broken',
      at,
      `The selector names ${kind} “${value}”, which the model does not have.`,
      'Correct the name, or add the row.',
    ),
  );
  const size = chosen.links.size + chosen.nodes.size + chosen.services.size + chosen.commodities.size;
  if (size === 0 && findings.length === 0) {
    findings.push(
      createFinding(
        'selector-empty',
        at,
        `The selector “${text}” selects nothing.`,
        'Check whether & (both) was meant where ; (either) is right.',
      ),
    );
  }
  return findings;
}
