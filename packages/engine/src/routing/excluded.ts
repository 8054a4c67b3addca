import { at } from '../network/at.ts';
import { linksWithService } from '../network/container-services.ts';
import type { Overlay } from '../network/overlay.ts';
import type { ExcludedRule, Route } from './answer.ts';
import { leastFromOrigins, leastToTargets } from './bounds.ts';
import { linksOf } from './describe-route.ts';
import { generalizedWeights } from './generalized-cost.ts';

interface Answered {
  readonly origins: readonly number[];
  readonly targets: readonly number[];
  readonly routes: readonly Route[];
  readonly withinDays: number;
  readonly viaAsked: boolean;
  /** Names of the places that cargo was to be handled at. */
  readonly viaPlaces: readonly string[];
}

/** How much dearer than the best a path may be, were everything open, for a rule on it to be worth telling. */
const tellingRatio = 1.15;
const mostLinks = 12;

/**
 * What was left out and why: every rule that closes a path which, were everything open, would be within 1.15 of the best
 * by generalized cost; every rule on the best path by a branch that is in no route; and branches that are open but
 * beaten. If no path is left, the rules on the way with fewest closed operations.
 */
export function findExcluded(overlay: Overlay, answered: Answered): readonly ExcludedRule[] {
  const { network, closed } = overlay;
  const { origins, targets, routes } = answered;
  const weight = generalizedWeights(overlay, { allOpen: true });
  const before = leastFromOrigins(network, origins, weight).distance;
  const after = leastToTargets(network, targets, weight);
  const best = Math.min(...targets.map((target) => at(before, target)));
  const through = (arc: number): number =>
    at(before, at(network.tail, arc)) + at(weight, arc) + at(after, at(network.graph.head, arc));
  const told = new Map<number, Set<number>>();
  const nearest = new Map<number, number>();
  const tell = (arc: number): void => {
    const reason = reasonAt(overlay, arc);
    nearest.set(reason, Math.min(nearest.get(reason) ?? Infinity, through(arc)));
    const links = told.get(reason) ?? new Set<number>();
    for (const link of touchedLinks(overlay, arc)) links.add(link);
    told.set(reason, links);
  };
  for (let arc = 0; arc < closed.length; arc += 1)
    if (reasonAt(overlay, arc) !== 0 && through(arc) <= tellingRatio * best) tell(arc);
  const branches = describeBranches(overlay, answered, through, tell);
  if (routes.length === 0) for (const arc of fewestClosed(overlay, origins, targets)) tell(arc);
  const rules = [...told]
    .sort(
      ([a], [b]) => rankOf(overlay, a) - rankOf(overlay, b) || (nearest.get(a) ?? 0) - (nearest.get(b) ?? 0) || a - b,
    )
    .flatMap(([reason, links]) => {
      const ruled = linksRuled(overlay, reason, [...links], routes.length === 0);
      return ruled === undefined ? [] : [describeRule(overlay, reason, ruled)];
    });
  const none = routes.length === 0 && rules.length === 0 ? [noPath(answered, best)] : [];
  return [...sayOnce(rules), ...branches, ...none];
}

/** What has happened comes before what is not built yet, and that before what is always so: the want of a service or a berth. */
function rankOf({ reasons }: Overlay, reason: number): number {
  const { kind } = at(reasons, reason - 1);
  return kind === 'status' || kind === 'validity' ? 1 : kind === 'no-service' || kind === 'cargo' ? 2 : 0;
}

/** Rules that say the same of several links, such as the sections of a railway that is being built, as one. */
function sayOnce(rules: readonly ExcludedRule[]): readonly ExcludedRule[] {
  const said = new Map<string, ExcludedRule>();
  for (const rule of rules) {
    const key = `${rule.kind} ${rule.reason}`;
    const before = said.get(key);
    const links = [...new Set([...(before?.links ?? []), ...rule.links])].slice(0, mostLinks);
    const sources = [...new Set([...(before?.sources ?? []), ...rule.sources])];
    said.set(key, before === undefined ? rule : { ...before, links, sources });
  }
  return [...said.values()];
}

/** What closes an arc for the whole of the journey or on some days of it: 1 + index in `reasons`; 0: nothing. */
function reasonAt({ closed, passingActs }: Overlay, arc: number): number {
  return at(closed, arc) !== 0 ? at(closed, arc) : (passingActs.get(arc)?.reason ?? 0);
}

function touchedLinks({ network }: Overlay, arc: number): readonly number[] {
  const facts = at(network.arcs, arc);
  return facts.link !== undefined ? [facts.link] : linksOf(facts);
}

/**
 * The links that a rule is told of; undefined: it is not worth telling. That no service carries containers somewhere is not
 * told of links that one does ride over, unless there is no way at all; that bulk boards no container train is never told.
 */
function linksRuled(
  { network, closed, reasons }: Overlay,
  reason: number,
  links: readonly number[],
  hasNoWay: boolean,
): readonly number[] | undefined {
  if (at(reasons, reason - 1).kind !== 'no-service') return links;
  const served = linksWithService(network, closed);
  const without = links.filter((link) => at(served, link) === 0);
  if (without.length > 0) return without;
  return hasNoWay && links.length > 0 ? links : undefined;
}

function describeRule({ network, reasons }: Overlay, reason: number, links: readonly number[]): ExcludedRule {
  const { kind, text, regime, sanction, events, sources } = at(reasons, reason - 1);
  return {
    reason: text,
    kind,
    ...(regime === undefined ? {} : { regime }),
    ...(sanction === undefined ? {} : { sanction }),
    ...(events === undefined ? {} : { events }),
    links: links.slice(0, mostLinks).map((link) => at(network.model.tables.link, link).linkId),
    sources,
  };
}

/** Branches of the corridor that are in no route: closed (their rules are told), or open but beaten. */
function describeBranches(
  overlay: Overlay,
  { routes, origins, targets }: Answered,
  through: (arc: number) => number,
  tell: (arc: number) => void,
): readonly ExcludedRule[] {
  const { network, closed } = overlay;
  const { corridor: corridors, link: links } = network.model.tables;
  const present = new Set(routes.map(({ branch }) => branch));
  const chosen = routes[0];
  return corridors.flatMap((corridor) => {
    if (corridor.kind !== 'branch' || present.has(corridor.corridorId)) return [];
    let bestArc = -1;
    for (let arc = 0; arc < closed.length; arc += 1) {
      const { link, kind } = at(network.arcs, arc);
      if (kind !== 'move' || link === undefined || at(links, link).corridorId !== corridor.corridorId) continue;
      if (through(arc) < Infinity && (bestArc < 0 || through(arc) < through(bestArc))) bestArc = arc;
    }
    if (bestArc < 0) return [];
    const path = wayThrough(overlay, bestArc, origins, targets);
    const shut = path.filter((arc) => at(closed, arc) !== 0);
    for (const arc of shut) tell(arc);
    if (shut.length > 0) {
      const names = [...new Set(shut.map((arc) => at(overlay.reasons, at(closed, arc) - 1).text))];
      return [
        {
          reason: `${corridor.name} is in no route: its best path is closed (${names.join('; ')})`,
          kind: 'beaten' as const,
          corridor: corridor.corridorId,
          links: [],
          sources: [],
        },
      ];
    }
    if (chosen === undefined) return [];
    const [mine, its] = [through(bestArc) / 100, chosen.generalizedCostUsd];
    const reason = `${corridor.name} is open but beaten: its best path costs about ${Math.round(mine).toLocaleString('en')} USD with time priced, route ${chosen.id} ${Math.round(its).toLocaleString('en')} USD`;
    return [{ reason, kind: 'beaten' as const, corridor: corridor.corridorId, links: [], sources: [] }];
  });
}

/** Arcs of the best path through an arc, were everything open. */
function wayThrough(
  overlay: Overlay,
  arc: number,
  origins: readonly number[],
  targets: readonly number[],
): readonly number[] {
  const { network } = overlay;
  const weight = generalizedWeights(overlay, { allOpen: true });
  const front = leastFromOrigins(network, origins, weight);
  const arcs = [...arcsBack(network, front.predecessorArc, at(network.tail, arc)), arc];
  const rest = leastFromOrigins(network, [at(network.graph.head, arc)], weight);
  const [target] = [...targets].sort((a, b) => at(rest.distance, a) - at(rest.distance, b));
  return target === undefined ? arcs : [...arcs, ...arcsBack(network, rest.predecessorArc, target)];
}

function arcsBack(network: Overlay['network'], predecessorArc: Int32Array, vertex: number): readonly number[] {
  const arcs: number[] = [];
  for (let each = vertex; at(predecessorArc, each) >= 0; each = at(network.tail, at(predecessorArc, each)))
    arcs.push(at(predecessorArc, each));
  return arcs.reverse();
}

/** Closed arcs of the path that has fewest of them. */
function fewestClosed(overlay: Overlay, origins: readonly number[], targets: readonly number[]): readonly number[] {
  const { network, minutes } = overlay;
  const open = generalizedWeights(overlay, { allOpen: true });
  const weight = minutes.map((each, arc) =>
    at(open, arc) === Infinity ? Infinity : (reasonAt(overlay, arc) === 0 ? 0 : 1e9) + each + 1,
  );
  const search = leastFromOrigins(network, origins, weight);
  const [target] = [...targets].sort((a, b) => at(search.distance, a) - at(search.distance, b));
  return target === undefined
    ? []
    : arcsBack(network, search.predecessorArc, target).filter((arc) => reasonAt(overlay, arc) !== 0);
}

/** What going by a place means, where that may be why no path does. */
function handledOnly(places: readonly string[]): string {
  return places.length === 0
    ? ''
    : `. Cargo is to be handled at ${places.join(' and ')}; to go by a place that is only passed, ask for node:ID or link:ID`;
}

function noPath({ withinDays, viaAsked, viaPlaces }: Answered, best: number): ExcludedRule {
  const nothing = { links: [], sources: [] };
  if (best === Infinity)
    return { reason: 'The network joins the two places by no path, open or closed', kind: 'no-way', ...nothing };
  if (viaAsked)
    return {
      reason: `No path goes through the points asked for, in their order, within ${String(withinDays)} days${handledOnly(viaPlaces)}`,
      kind: 'no-way',
      ...nothing,
    };
  return { reason: `No path arrives within ${String(withinDays)} days`, kind: 'too-late', ...nothing };
}
