import { createMemo } from '../memo/memo.ts';
import { rowsById } from '../model/rows-by-id.ts';
import type { LinkRecord } from '../model/model.ts';
import { at } from './at.ts';
import type { Network, TopologyModel } from './network.ts';
import type { Consignment } from './query.ts';
import type { ClosedReason } from './rules.ts';

/** Operations that a cargo has no part in for what its vehicles are, and why. */
export interface Unfit {
  /** Ascending. */
  readonly arcs: readonly number[];
  readonly reason: ClosedReason;
}

/** By arcs, of which a topology has one list: what is unfit for containers, and for cargo by the tonne. */
const unfit = createMemo<readonly Unfit[]>(2);

/**
 * What is no way for a consignment. Containers: movements on which they go by services alone (`containers_by_service` of
 * the table mode). Cargo by the tonne, which charters a ship or a train of its own: services that have room for containers
 * and, by their rows, for nothing else.
 */
export function unfitFor(network: Network, { unit }: Pick<Consignment, 'unit'>): readonly Unfit[] {
  return unfit.of(network.arcs, unit, () => (unit === 'teu' ? boundToServices(network) : containersOnly(network)));
}

function boundToServices({ model, arcs }: Network): readonly Unfit[] {
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
    return { arcs: list, reason: { kind: 'no-service', text, sources: sourceId } };
  });
}

/** Boarding of services whose room is in containers alone, where a mode of the model binds containers to services. */
function containersOnly({ model, arcs }: Network): readonly Unfit[] {
  const { service, mode } = model.tables;
  if (mode.every(({ containersByService }) => containersByService === 'none')) return [];
  const boarding = [...arcs.entries()].flatMap(([arc, { kind, row }]) => {
    if (kind !== 'board') return [];
    const { capacityTeu, capacityT, usdPerTonne } = at(service, row);
    return capacityTeu !== undefined && capacityT === undefined && usdPerTonne === undefined ? [arc] : [];
  });
  return [
    { arcs: boarding, reason: { kind: 'no-service', text: 'Services of containers take no other cargo', sources: [] } },
  ];
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
