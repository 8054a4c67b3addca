import { rowKey } from '../evidence/evidence-index.ts';
import type { AnyRecord } from '../evidence/evidence-index.ts';
import { tables } from '../model/tables/index.ts';
import { at } from './at.ts';
import { arcTables } from './network.ts';
import type { ArcKind, Network } from './network.ts';

/** The row of the model that an arc came from, as `table.key`, and what the arc does. */
export function traceArc(network: Network, arc: number): { readonly kind: ArcKind; readonly row: string } {
  const { kind, row } = at(network.arcs, arc);
  const table = arcTables[kind];
  const record = at(network.model.tables[table] as readonly AnyRecord[], row);
  return { kind, row: `${table}.${rowKey(tables[table], record)}` };
}
