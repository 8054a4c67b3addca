import { isRefusal } from '../findings/refusal.ts';
import type { Refusal } from '../findings/refusal.ts';
import { refuseTerm } from '../model/offer.ts';
import { parseSelector, select } from '../model/selector.ts';
import type { Selection } from '../model/selector.ts';
import { at } from '../network/at.ts';
import type { Network } from '../network/network.ts';
import { linksOfArcs } from './path-links.ts';

/**
 * The arcs that a selector selects, 1 by arc: movements, borders and services of its links, services by name; refused, as the
 * part `field` of a question, where it selects none. A node stands for the links that touch it.
 */
export function selectArcs(network: Network, text: string, field: string): Uint8Array | Refusal {
  const parsed = parseSelector(text, field);
  if (isRefusal(parsed)) return { ...parsed, message: `“${text}” selects nothing: ${parsed.message}` };
  const selection = select(network.model, parsed);
  const [unknown] = selection.unknown;
  if (unknown !== undefined) return refuseTerm(network.model, unknown, field);
  return arcsOf(network, selection);
}

function arcsOf(network: Network, selection: Selection): Uint8Array {
  const { link, service } = network.model.tables;
  const isLinkSelected = Uint8Array.from(link, ({ linkId }) => (selection.links.has(linkId) ? 1 : 0));
  const links = linksOfArcs(network);
  return Uint8Array.from(network.arcs, ({ ride }, arc) => {
    if (at(links, arc).some((index) => at(isLinkSelected, index) === 1)) return 1;
    return ride !== undefined && selection.services.has(at(service, ride.service).serviceId) ? 1 : 0;
  });
}
