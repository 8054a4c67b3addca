import { refuse } from '../findings/refusal.ts';
import type { Refusal } from '../findings/refusal.ts';
import { offer } from '../model/offer.ts';
import { foldName } from '../model/place-index.ts';
import { at } from '../network/at.ts';
import type { Network } from '../network/network.ts';
import { linksOf } from './describe-route.ts';

const mostPoints = 16;

/** By arc: a bit for each point of the list that it satisfies; refused where one of them is not known. */
export function readVia(
  network: Network,
  via: readonly string[],
): { readonly viaOfArc: Int32Array; readonly count: number } | Refusal {
  const { node: nodes, passage: passages, link: links } = network.model.tables;
  if (via.length > mostPoints)
    return refuse(
      'value-invalid',
      'via',
      `${String(via.length)} points to go through are too many.`,
      `At most ${String(mostPoints)} can be asked for.`,
    );
  const viaOfArc = new Int32Array(network.arcs.length);
  for (const [index, text] of via.entries()) {
    const wanted = foldName(text);
    const passage = passages.find(({ passageId, name }) => foldName(passageId) === wanted || foldName(name) === wanted);
    const inside = new Set(passage?.linkIds);
    const places = new Set(
      nodes.flatMap((node, at) =>
        [node.nodeId, node.name, node.unlocode ?? '', ...node.aliases].some((name) => foldName(name) === wanted)
          ? [at]
          : [],
      ),
    );
    if (passage === undefined && places.size === 0)
      return refuse(
        'value-unknown',
        'via',
        `“${text}” is neither a place nor a passage of the model to go through.`,
        offer([...passages.map(({ passageId }) => passageId), ...nodes.map(({ nodeId }) => nodeId)], text),
      );
    for (const [arc, facts] of network.arcs.entries()) {
      const passes = linksOf(facts).some((link) => inside.has(at(links, link).linkId));
      const reaches =
        places.has(at(network.vertexNode, at(network.graph.head, arc))) ||
        linksOf(facts).some((link) => touches(network, link, places));
      if (passes || (passage === undefined && reaches)) viaOfArc[arc] = at(viaOfArc, arc) | (1 << index);
    }
  }
  return { viaOfArc, count: via.length };
}

function touches(network: Network, link: number, places: ReadonlySet<number>): boolean {
  const { fromNodeId, toNodeId } = at(network.model.tables.link, link);
  return [...places].some((place) => {
    const { nodeId } = at(network.model.tables.node, place);
    return nodeId === fromNodeId || nodeId === toNodeId;
  });
}
