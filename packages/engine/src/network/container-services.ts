import { createMemo } from '../memo/memo.ts';
import { rowsById } from '../model/rows-by-id.ts';
import type { LinkRecord } from '../model/model.ts';
import { at } from './at.ts';
import type { Network, TopologyModel } from './network.ts';
import type { Consignment } from './query.ts';
import type { ClosedReason } from './rules.ts';

/** Movements of one mode that take containers only as rides of a service. */
export interface ServiceBound {
  /** Index in `model.tables.mode`. */
  readonly mode: number;
  /** Arcs of the movements without a service over its links, ascending. */
  readonly arcs: readonly number[];
  readonly reason: ClosedReason;
}

/** By arcs, of which a topology has one list. */
const bound = createMemo<readonly ServiceBound[]>(1);
const none: readonly ServiceBound[] = [];

/**
 * The movements that are no way for a consignment since it goes in containers, and containers go there on services alone
 * (`containers_by_service` of the table mode). Cargo by the tonne charters a ship or a train of its own: none.
 */
export function boundToServices(network: Network, { unit }: Pick<Consignment, 'unit'>): readonly ServiceBound[] {
  return unit === 'teu' ? bound.of(network.arcs, '', () => findBound(network)) : none;
}

function findBound({ model, arcs }: Network): readonly ServiceBound[] {
  const bindsLink = bindingOf(model);
  const byMode = new Map<number, number[]>();
  for (const [arc, { kind, link, toMode = -1 }] of arcs.entries()) {
    if (kind !== 'move' || link === undefined || !bindsLink(at(model.tables.link, link))) continue;
    const known = byMode.get(toMode);
    if (known === undefined) byMode.set(toMode, [arc]);
    else known.push(arc);
  }
  return [...byMode].map(([mode, list]) => {
    const { name, containersByService, sourceId } = at(model.tables.mode, mode);
    const across = containersByService === 'international' ? ' across this border' : ' there';
    const text = `${name}: no service carries containers${across}`;
    return { mode, arcs: list, reason: { kind: 'no-service', text, sources: sourceId } };
  });
}

/**
 * Whether containers pass a link only on a service: every link of a mode that says `all`; of one that says `international`
 * those whose ends lie in two countries, so that the vehicle that crosses the border is one of a service, wherever cargo
 * came aboard. A link with an end in no country is not international.
 */
function bindingOf({ tables }: TopologyModel): (link: LinkRecord) => boolean {
  const modes = rowsById(tables, 'mode');
  const nodes = rowsById(tables, 'node');
  return ({ modeId, fromNodeId, toNodeId }) => {
    const rule = modes.get(modeId)?.containersByService ?? 'none';
    if (rule !== 'international') return rule === 'all';
    const [from, to] = [nodes.get(fromNodeId)?.country, nodes.get(toNodeId)?.country];
    return from !== undefined && to !== undefined && from !== to;
  };
}

/** By link, 1 where a service that is open rides over it. */
export function linksWithService({ arcs, model }: Network, closed: Int32Array): Uint8Array {
  const served = new Uint8Array(model.tables.link.length);
  for (const [arc, { ride }] of arcs.entries())
    if (ride !== undefined && closed[arc] === 0) for (const link of ride.links) served[link] = 1;
  return served;
}
