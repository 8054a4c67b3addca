import { isRefusal, refuse } from '../findings/refusal.ts';
import type { Refusal } from '../findings/refusal.ts';
import type { NodeId } from '../units/id.ts';
import { greatCircleKm } from '../model/great-circle.ts';
import type { Model, NodeRecord } from '../model/model.ts';
import { offer } from '../model/offer.ts';
import { at } from '../network/at.ts';
import type { Network } from '../network/network.ts';
import { overlay as overlayOf } from '../network/overlay.ts';
import { parameterOf } from '../model/parameter.ts';
import { recordEndNotes } from '../model/record-end.ts';
import { indexById } from '../model/rows-by-id.ts';
import type { StateQuery } from '../network/query.ts';
import type { Clock } from '../questions/choices.ts';
import { coverageOfActs } from '../sanctions/act-coverage.ts';
import type { ReachAnswer, ReachedCity } from './answer.ts';
import { leastFromOrigins, openWeights } from './bounds.ts';
import { hoursByClock } from './clocks.ts';
import { earliestArrivals } from './earliest-arrival.ts';
import { startOf, withinDaysOf } from './find-routes.ts';
import { runItinerary } from './itinerary.ts';

export interface ReachQuery extends StateQuery {
  readonly from: readonly NodeId[];
  /** Most hours on the way, by `clock`. */
  readonly hours?: number | undefined;
  /** By which `hours` counts, and cities are then sorted, the nearest first; not given: the gate, the largest first. */
  readonly clock?: Clock | undefined;
  /** Most USD for the consignment. */
  readonly usd?: number | undefined;
  /** Only cities of this group of the model. */
  readonly group?: string | undefined;
  readonly leastPopulation?: number | undefined;
}

/**
 * Cities that cargo reaches, the largest first: by the fastest path (seasons, opening hours and services included), or by
 * the cheapest where only money is limited; where both are, the cheapest is tried when the fastest is too dear. A city counts by its latest population and is served by its node, else by
 * the nearest where cargo unloads within `access_radius_km`. Refused where the question makes no sense.
 */
export function reach(network: Network, query: ReachQuery): ReachAnswer | Refusal {
  const overlay = overlayOf(network, { ...query, daysAhead: withinDaysOf(network, {}) });
  if (isRefusal(overlay)) return overlay;
  const { model } = network;
  const index = indexById(model.tables, 'node');
  const origins = originsOf(network, query.from);
  if (isRefusal(origins)) return origins;
  const start = startOf(overlay, query.from);
  const fastest = earliestArrivals(overlay, origins, start).predecessorArc;
  const cheapest =
    query.usd === undefined
      ? undefined
      : leastFromOrigins(network, origins, openWeights(overlay, overlay.cents)).predecessorArc;
  const trees =
    query.hours === undefined && cheapest !== undefined
      ? [cheapest]
      : cheapest === undefined
        ? [fastest]
        : [fastest, cheapest];
  const served = new Set<number>(query.from.map((id) => index.get(id) ?? -1));
  const cities = latestCities(model, query).flatMap(({ city, node }) => {
    const vertex = network.destinationVertex[node] ?? -1;
    if (vertex < 0) return [];
    for (const tree of trees) {
      const arcs = served.has(node) ? [] : arcsTo(network, tree, vertex);
      const steps = arcs === undefined ? undefined : runItinerary(overlay, arcs, start);
      if (steps === undefined) continue;
      const clocks = hoursByClock(network, steps);
      const costUsd = steps.reduce((sum, { cents }) => sum + cents, 0) / 100;
      if (clocks[query.clock ?? 'gate'] > (query.hours ?? Infinity) || costUsd > (query.usd ?? Infinity)) continue;
      const { cityId, name, country, population } = city;
      return [
        {
          city: cityId,
          name,
          country,
          population,
          hours: clocks.gate,
          hoursFromDeparture: clocks.departure,
          costUsd,
          via: at(model.tables.node, node).nodeId,
        } satisfies ReachedCity,
      ];
    }
    return [];
  });
  const notes = recordEndNotes(model, overlay.consignment.departDay);
  const hoursOf = ({ hours, hoursFromDeparture }: ReachedCity): number =>
    query.clock === undefined ? 0 : query.clock === 'gate' ? hours : hoursFromDeparture;
  cities.sort((a, b) => hoursOf(a) - hoursOf(b) || b.population - a.population || (a.city < b.city ? -1 : 1));
  return {
    schema: 'meridian.reach/1',
    population: cities.reduce((sum, { population }) => sum + population, 0),
    cities,
    parties: coverageOfActs(model, {
      parties: query.comply ?? [],
      obeyed: query.comply ?? [],
      day: overlay.consignment.departDay,
      commodity: overlay.consignment.commodity.commodityId,
    }),
    ...(notes.length > 0 && { notes }),
  };
}

function originsOf(network: Network, from: readonly NodeId[]): readonly number[] | Refusal {
  const { node } = network.model.tables;
  const wanted = new Set(from);
  const origins = node.flatMap(({ nodeId }, index) => {
    const vertex = at(network.originVertex, index);
    return vertex >= 0 && wanted.has(nodeId) ? [vertex] : [];
  });
  return origins.length > 0
    ? origins
    : refuse(
        'not-covered',
        'from',
        `No transfer of the model loads cargo at ${from.join(', ')}.`,
        'Name a place where cargo is loaded, or add a row to the table transfer.',
      );
}

/**
 * Hours from the origin to each node by the fastest path, whether cargo can be unloaded there or only passes; nodes that
 * no path reaches are not named. They count by the clock of the question, else from the gate. Refused where the question makes no sense.
 */
export function hoursToNodes(network: Network, query: ReachQuery): ReadonlyMap<NodeId, number> | Refusal {
  const overlay = overlayOf(network, { ...query, daysAhead: withinDaysOf(network, {}) });
  if (isRefusal(overlay)) return overlay;
  const origins = originsOf(network, query.from);
  if (isRefusal(origins)) return origins;
  const start = startOf(overlay, query.from);
  const { arrival, predecessorArc } = earliestArrivals(overlay, origins, start);
  const earliest = new Map<number, number>();
  for (const [vertex, minute] of arrival.entries()) {
    const node = at(network.vertexNode, vertex);
    const before = earliest.get(node);
    if (minute < Infinity && (before === undefined || minute < at(arrival, before))) earliest.set(node, vertex);
  }
  const hoursTo = (vertex: number): number => {
    if (query.clock !== 'departure') return (at(arrival, vertex) - start) / 60;
    const steps = runItinerary(overlay, arcsTo(network, predecessorArc, vertex) ?? [], start);
    return hoursByClock(network, steps ?? []).departure;
  };
  return new Map(
    [...earliest].map(([node, vertex]) => [at(network.model.tables.node, node).nodeId, hoursTo(vertex)] as const),
  );
}

/** A city by the corridor's own paths and by those of its rivals; undefined where one of them does not reach it. */
export interface ComparedCity {
  readonly city: string;
  readonly name: string;
  readonly country: string;
  readonly population: number;
  readonly corridor: ComparedFigures | undefined;
  readonly rival: ComparedFigures | undefined;
}

export type ComparedFigures = Pick<ReachedCity, 'hours' | 'hoursFromDeparture' | 'costUsd'>;

/**
 * Where the corridor beats its rivals: the fastest way to each city without any rival corridor, and without any branch
 * nor any rival but those asked for (all of them when none is named). What belongs to neither is open to both. A city that both reach by
 * the same way has the same figures twice. Refused where the question makes no sense.
 */
export function compareWithRivals(
  network: Network,
  query: ReachQuery,
  rivals: readonly string[] = [],
): readonly ComparedCity[] | Refusal {
  const { corridor } = network.model.tables;
  const ofKind = (kind: string): readonly string[] =>
    corridor.filter((each) => each.kind === kind).map(({ corridorId }) => corridorId);
  const unknown = rivals.find((rival) => !ofKind('rival').includes(rival));
  if (unknown !== undefined)
    return refuse('value-unknown', 'rivals', `“${unknown}” is no rival of the model.`, offer(ofKind('rival'), unknown));
  const without = (ids: readonly string[]): ReachAnswer | Refusal =>
    reach(network, { ...query, avoid: [...(query.avoid ?? []), ...ids.map((id) => `corridor:${id}`)] });
  const own = without(ofKind('rival'));
  if (isRefusal(own)) return own;
  const kept = new Set(rivals.length > 0 ? rivals : ofKind('rival'));
  const other = without([...ofKind('branch'), ...ofKind('rival').filter((id) => !kept.has(id))]);
  if (isRefusal(other)) return other;
  const byCity = (answer: ReachAnswer): ReadonlyMap<string, ReachedCity> =>
    new Map(answer.cities.map((city) => [city.city, city]));
  const [mine, theirs] = [byCity(own), byCity(other)];
  const figures = (city: ReachedCity | undefined): ComparedCity['corridor'] =>
    city === undefined
      ? undefined
      : { hours: city.hours, hoursFromDeparture: city.hoursFromDeparture, costUsd: city.costUsd };
  return [...new Map([...theirs, ...mine]).values()]
    .sort((a, b) => b.population - a.population || (a.city < b.city ? -1 : 1))
    .map(({ city, name, country, population }) => ({
      city,
      name,
      country,
      population,
      corridor: figures(mine.get(city)),
      rival: figures(theirs.get(city)),
    }));
}

function arcsTo(network: Network, predecessorArc: Int32Array, vertex: number): readonly number[] | undefined {
  if (at(predecessorArc, vertex) < 0) return undefined;
  const arcs: number[] = [];
  for (let each = vertex; at(predecessorArc, each) >= 0; each = at(network.tail, at(predecessorArc, each)))
    arcs.push(at(predecessorArc, each));
  return arcs.reverse();
}

type CityRecord = Model['tables']['city'][number];

/** Each city by its latest row, with the index of the node that serves it. */
function latestCities(
  model: Model,
  query: ReachQuery,
): readonly { readonly city: CityRecord; readonly node: number }[] {
  const latest = new Map<string, CityRecord>();
  for (const city of model.tables.city) {
    const before = latest.get(city.cityId);
    if (before === undefined || city.year > before.year) latest.set(city.cityId, city);
  }
  const nodes = model.tables.node;
  const indexOfNode = indexById(model.tables, 'node');
  const radius = parameterOf(model, 'access_radius_km');
  return [...latest.values()].flatMap((city) => {
    if (
      query.group !== undefined &&
      !model.tables.city.some(({ cityId, groups }) => cityId === city.cityId && groups.includes(query.group ?? ''))
    )
      return [];
    if (city.population < (query.leastPopulation ?? 0)) return [];
    const own: number = indexOfNode.get(city.nodeId ?? '') ?? -1;
    const node = own >= 0 ? own : nearestNode(nodes, city, radius);
    return node < 0 ? [] : [{ city, node }];
  });
}

function nearestNode(nodes: readonly NodeRecord[], city: CityRecord, radiusKm: number): number {
  let [best, least] = [-1, radiusKm];
  for (const [index, node] of nodes.entries()) {
    if (node.nodeType === 'waypoint' || Math.abs(node.yCoord - city.yCoord) * 110 > radiusKm) continue;
    const km = greatCircleKm(node.xCoord, node.yCoord, city.xCoord, city.yCoord);
    if (km <= least) [best, least] = [index, km];
  }
  return best;
}
