import { isRefusal, refuse } from '../findings/refusal.ts';
import type { Refusal } from '../findings/refusal.ts';
import { offer, refuseTerm } from '../model/offer.ts';
import { foldName } from '../model/place-index.ts';
import { parseSelector, select } from '../model/selector.ts';
import { at } from '../network/at.ts';
import { holdsFor } from '../network/direction.ts';
import type { ArcFacts, Network } from '../network/network.ts';
import { linksOf } from './describe-route.ts';

const mostPoints = 16;

/** What a question asks to go by, in order. */
export interface ViaArcs {
  /** By arc: a bit for each point of the list that it satisfies. */
  readonly viaOfArc: Int32Array;
  readonly count: number;
  /** Names of the places among them, where cargo has to be handled. */
  readonly places: readonly string[];
}

/**
 * The arcs that satisfy each point of a list; refused where one of them is not known or can never be. A place is satisfied
 * where cargo is *handled* there: loaded, unloaded, moved from one vehicle to another or to another gauge, held at a border
 * whose crossing stands there, or aboard a service that calls there. Passing by is not enough. A passage, or a selector such
 * as `link:` or `node:`, is satisfied by any of its links that is passed, and `service:` by riding it.
 */
export function readVia(network: Network, via: readonly string[]): ViaArcs | Refusal {
  const viaOfArc = new Int32Array(network.arcs.length);
  if (via.length > mostPoints)
    return refuse(
      'value-invalid',
      'via',
      `${String(via.length)} points to go through are too many.`,
      `At most ${String(mostPoints)} can be asked for.`,
    );
  const names: string[] = [];
  const handled = via.length === 0 ? undefined : handlingPlaces(network);
  for (const [index, text] of via.entries()) {
    const point = readPoint(network, text);
    if (isRefusal(point)) return point;
    const { links, services, places } = point;
    let isPossible = false;
    for (const [arc, facts] of network.arcs.entries()) {
      const satisfies =
        links === undefined
          ? handled?.(arc, facts).some((node) => places.has(node)) === true
          : linksOf(facts).some((link) => links.has(at(network.model.tables.link, link).linkId)) ||
            (facts.kind === 'ride' && services?.has(at(network.model.tables.service, facts.row).serviceId) === true);
      if (!satisfies) continue;
      isPossible = true;
      viaOfArc[arc] = at(viaOfArc, arc) | (1 << index);
    }
    if (links !== undefined) continue;
    const [node] = [...places].map((place) => at(network.model.tables.node, place));
    if (!isPossible)
      return refuse(
        'not-covered',
        'via',
        `Nothing is handled at ${node?.name ?? text}: cargo can only pass it.`,
        `A place to go by is one where cargo is loaded, unloaded, moved over, held at a border or called at. To pass it, ask for node:${node?.nodeId ?? text} or one of its links as link:ID.`,
      );
    names.push(node?.name ?? text);
  }
  return { viaOfArc, count: via.length, places: names };
}

/** A point to go by: links of which one is to be passed, or, where there are none, places where cargo is to be handled. */
interface Point {
  readonly links: ReadonlySet<string> | undefined;
  /** Services of which one may be ridden instead. */
  readonly services?: ReadonlySet<string>;
  /** Indices in `model.tables.node`. */
  readonly places: ReadonlySet<number>;
}

function readPoint({ model }: Network, text: string): Point | Refusal {
  const { node: nodes, passage: passages } = model.tables;
  const wanted = foldName(text);
  const passage = passages.find(({ passageId, name }) => foldName(passageId) === wanted || foldName(name) === wanted);
  if (passage !== undefined) return { links: new Set(passage.linkIds), places: new Set() };
  const places = new Set(
    nodes.flatMap((node, index) =>
      [node.nodeId, node.name, node.unlocode ?? '', ...node.aliases].some((name) => foldName(name) === wanted)
        ? [index]
        : [],
    ),
  );
  if (places.size > 0) return { links: undefined, places };
  if (!text.includes(':'))
    return refuse(
      'value-unknown',
      'via',
      `“${text}” is neither a place nor a passage of the model to go through.`,
      offer([...passages.map(({ passageId }) => passageId), ...nodes.map(({ nodeId }) => nodeId)], text),
    );
  const selector = parseSelector(text, 'via');
  if (isRefusal(selector)) return { ...selector, message: `“${text}” cannot be gone through: ${selector.message}` };
  const { links, services, unknown } = select(model, selector);
  if (unknown[0] !== undefined) return refuseTerm(model, unknown[0], 'via', ' to go through');
  if (links.size + services.size > 0) return { links, services, places: new Set() };
  return refuse(
    'not-covered',
    'via',
    `“${text}” selects no link or service to go by.`,
    'Name a place, a passage, links as link:ID, or a service as service:ID.',
  );
}

/** By arc, the nodes where it handles cargo, as indices in `model.tables.node`. */
function handlingPlaces({ model, vertexNode, tail }: Network): (arc: number, facts: ArcFacts) => readonly number[] {
  const { link: links, node: nodes, crossing } = model.tables;
  const index = new Map(nodes.map(({ nodeId }, node) => [nodeId as string, node]));
  /** The posts of a border: those ends of its link that are border stations, or both where none is. */
  const posts = (link: number): readonly number[] => {
    const { fromNodeId, toNodeId } = at(links, link);
    const ends = [fromNodeId, toNodeId].flatMap((id) => index.get(id) ?? []);
    const stations = ends.filter((node) => at(nodes, node).nodeType === 'border_crossing');
    return stations.length > 0 ? stations : ends;
  };
  const crossingsOf = new Map<string, (typeof crossing)[number][]>();
  for (const row of crossing) crossingsOf.set(row.linkId, [...(crossingsOf.get(row.linkId) ?? []), row]);
  const isHeld = (link: number, forward: boolean): boolean =>
    (crossingsOf.get(at(links, link).linkId) ?? []).some((row) => holdsFor(row, forward));
  return (arc, facts) => {
    switch (facts.kind) {
      case 'load':
      case 'unload':
      case 'transfer':
      case 'gauge':
      case 'board':
      case 'stay':
      case 'alight':
        return [at(vertexNode, at(tail, arc))];
      case 'cross':
        return facts.link === undefined ? [] : posts(facts.link);
      case 'ride':
        return (facts.ride?.links ?? []).flatMap((link, k) =>
          isHeld(link, facts.ride?.forward[k] ?? true) ? posts(link) : [],
        );
      default:
        return [];
    }
  };
}
