import { rowKey } from '../evidence/evidence-index.ts';
import type { AnyRecord } from '../evidence/evidence-index.ts';
import { tables } from '../model/tables/index.ts';
import type { TableName } from '../model/tables/index.ts';
import { at } from './at.ts';
import { indexHeld } from './held.ts';
import { arcTables } from './network.ts';
import type { ArcKind, Network } from './network.ts';

/** The row of the model that an arc came from, as `table.key`, and what the arc does. */
export function traceArc(network: Network, arc: number): { readonly kind: ArcKind; readonly row: string } {
  const { kind, row } = at(network.arcs, arc);
  return { kind, row: nameOf(network, arcTables[kind], row) };
}

/** The row whose hours hold those of an arc, wholly or in part, as `table.key`; null: its hours are all its own. */
export function heldIn(network: Network, arc: number): string | null {
  const { kind, row, held } = at(network.arcs, arc);
  const holder = held ?? (kind === 'cross' ? indexHeld(network.model).stopHolder(row) : undefined);
  return holder === undefined ? null : nameOf(network, holder.table, holder.row);
}

function nameOf({ model }: Network, table: TableName, row: number): string {
  const record = at(model.tables[table] as readonly AnyRecord[], row);
  return `${table}.${rowKey(tables[table], record)}`;
}
