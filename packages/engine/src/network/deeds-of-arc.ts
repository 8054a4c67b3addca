import type { CommodityId } from '../units/id.ts';
import type { Deed } from '../sanctions/deed.ts';
import { at } from './at.ts';
import type { Network } from './network.ts';

/**
 * What an operation does, as acts see it: a move, a border or a ride one deed for each link; handling, waiting and calls
 * one deed for each mode at the place.
 */
export function deedsOfArc({ model, arcs, vertexNode, tail }: Network, arc: number, commodity: CommodityId): Deed[] {
  const { link: links, node: nodes, service: services, mode: modes } = model.tables;
  const { kind, row, link, ride, fromMode, toMode } = at(arcs, arc);
  const service =
    kind === 'board' || kind === 'ride' || kind === 'stay' || kind === 'alight' ? services[row] : undefined;
  const aboard = { service, carrier: service?.operator, commodity };
  const along = link !== undefined ? [link] : (ride?.links ?? []);
  if (along.length > 0)
    return along.map((index) => {
      const { linkId, fromNodeId, toNodeId, modeId } = at(links, index);
      return { link: linkId, nodes: [fromNodeId, toNodeId], mode: modeId, ...aboard };
    });
  const { nodeId } = at(nodes, at(vertexNode, at(tail, arc)));
  const handled = [...new Set([fromMode, toMode])].flatMap((mode) =>
    mode === undefined ? [] : [at(modes, mode).modeId],
  );
  return handled.map((mode) => ({ nodes: [nodeId], mode, ...aboard }));
}
