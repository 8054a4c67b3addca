import type { NodeId } from '../units/id.ts';
import { greatCircleKm } from '../model/great-circle.ts';
import type { Model, NodeRecord } from '../model/model.ts';
import { at } from '../network/at.ts';
import type { Network } from '../network/network.ts';
import { overlay as overlayOf } from '../network/overlay.ts';
import { parameterOf } from '../network/query.ts';
import type { StateQuery } from '../network/query.ts';
import type { ReachAnswer, ReachedCity } from './answer.ts';
import { leastFromOrigins, openWeights } from './bounds.ts';
import { earliestArrivals } from './earliest-arrival.ts';
import { startOf } from './find-routes.ts';
import { runItinerary } from './itinerary.ts';

export interface ReachQuery extends StateQuery {
  readonly from: readonly NodeId[];
  /** Most hours on the way. */
  readonly hours?: number | undefined;
  /** Most USD for the consignment. */
  readonly usd?: number | undefined;
  /** Only cities of this group of the model. */
  readonly group?: string | undefined;
  readonly leastPopulation?: number | undefined;
}

/**
 * Cities that cargo reaches, the largest first: by the fastest way (seasons, opening hours and services included), or by
 * the cheapest where only money is limited; where both are, the cheapest is tried when the fastest is too dear. A city counts by its latest population and is served by its node, else by
 * the nearest where cargo unloads within `access_radius_km`. Answers in words where the question makes no sense.
 */
export function reach(network: Network, query: ReachQuery): ReachAnswer | string {
  const overlay = overlayOf(network, query);
  if (typeof overlay === 'string') return overlay;
  const { model } = network;
  const index = new Map(model.tables.node.map(({ nodeId }, node) => [nodeId, node]));
  const origins = query.from
    .map((id) => network.originVertex[index.get(id) ?? -1] ?? -1)
    .filter((vertex) => vertex >= 0);
  if (origins.length === 0) return `No transfer of the model loads cargo at ${query.from.join(', ')}.`;
  const start = startOf(overlay, query.from);
  const fastest = earliestArrivals(overlay, origins, start);
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
  const served = new Set(query.from.map((id) => index.get(id) ?? -1));
  const cities = latestCities(model, query).flatMap(({ city, node }) => {
    const vertex = network.destinationVertex[node] ?? -1;
    if (vertex < 0) return [];
    for (const tree of trees) {
      const arcs = served.has(node) ? [] : arcsTo(network, tree, vertex);
      const steps = arcs === undefined ? undefined : runItinerary(overlay, arcs, start);
      if (steps === undefined) continue;
      const hours = ((steps.at(-1)?.end ?? start) - start) / 60;
      const costUsd = steps.reduce((sum, { cents }) => sum + cents, 0) / 100;
      if (hours > (query.hours ?? Infinity) || costUsd > (query.usd ?? Infinity)) continue;
      const { cityId, name, country, population } = city;
      return [
        {
          city: cityId,
          name,
          country,
          population,
          hours,
          costUsd,
          via: at(model.tables.node, node).nodeId,
        } satisfies ReachedCity,
      ];
    }
    return [];
  });
  cities.sort((a, b) => b.population - a.population || (a.city < b.city ? -1 : 1));
  return {
    schema: 'meridian.reach/1',
    population: cities.reduce((sum, { population }) => sum + population, 0),
    cities,
  };
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
  const radius = parameterOf(model, 'access_radius_km', 100);
  return [...latest.values()].flatMap((city) => {
    if (
      query.group !== undefined &&
      !model.tables.city.some(({ cityId, groups }) => cityId === city.cityId && groups.includes(query.group ?? ''))
    )
      return [];
    if (city.population < (query.leastPopulation ?? 0)) return [];
    const own = city.nodeId === undefined ? -1 : nodes.findIndex(({ nodeId }) => nodeId === city.nodeId);
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
