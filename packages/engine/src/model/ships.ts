import type { ModeRecord, NodeRecord } from './model.ts';

/** Ways whose vehicles berth at a port. */
const shipWays: ReadonlySet<string> = new Set(['sea', 'river', 'ferry']);

/** Whether the vehicles of a mode are ships. */
export function isShip(mode: Pick<ModeRecord, 'way'> | undefined): boolean {
  return mode !== undefined && shipWays.has(mode.way);
}

/** Whether a node is a port, so that the cargo it takes is that of its ships; trains and trucks bring the place any. */
export function isPort({ nodeType }: Pick<NodeRecord, 'nodeType'>): boolean {
  return nodeType === 'seaport' || nodeType === 'river_port';
}
