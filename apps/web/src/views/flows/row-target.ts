import { rowOf } from '@meridian/engine';
import type { Model } from '@meridian/engine';
import type { Selection } from '../../state/address-parsers.ts';

/** Where a row of the model stands on the map, and the selector of who uses it; undefined where it has no place. */
export function rowTarget(
  model: Model,
  row: string,
): { readonly selection: Selection; readonly selector: string } | undefined {
  const dot = row.indexOf('.');
  const [table, id] = [row.slice(0, dot), row.slice(dot + 1)];
  const { link, node, service_stop: stops } = model.tables;
  const ofLink = (linkId: string | undefined) =>
    linkId === undefined || !link.some((each) => each.linkId === linkId)
      ? undefined
      : { selection: { kind: 'link', id: linkId } as const, selector: `link:${linkId}` };
  const ofNode = (nodeId: string | undefined) =>
    nodeId === undefined || !node.some((each) => each.nodeId === nodeId)
      ? undefined
      : { selection: { kind: 'node', id: nodeId } as const, selector: `node:${nodeId}` };
  switch (table) {
    case 'link':
      return ofLink(id);
    case 'crossing':
      return ofLink(rowOf(model.tables, 'crossing', id)?.linkId);
    case 'transfer':
      return ofNode(rowOf(model.tables, 'transfer', id)?.nodeId);
    case 'node':
      return ofNode(id);
    case 'service': {
      const stop = ofNode(stops.find(({ serviceId }) => serviceId === id)?.nodeId);
      return stop === undefined ? undefined : { ...stop, selector: `service:${id}` };
    }
    default:
      return undefined;
  }
}
