import { isRefusal, refuse } from '../findings/refusal.ts';
import type { Refusal } from '../findings/refusal.ts';
import { offer } from '../model/offer.ts';
import type { NodeId } from '../units/id.ts';
import { at } from '../network/at.ts';
import { carriedSpan } from './clocks.ts';
import { ShortestPathSearch } from '../network/kernels/shortest-path.ts';
import type { Network } from '../network/network.ts';
import { overlay as overlayOf } from '../network/overlay.ts';
import type { StateQuery } from '../network/query.ts';
import { generalizedWeights } from './generalized-cost.ts';
import { indexById } from '../model/rows-by-id.ts';

/** Figures of the paths of least generalized cost between places, by [origin][destination]; Infinity where there is none. */
export interface Skim {
  readonly generalizedCostUsd: readonly Float64Array[];
  readonly hours: readonly Float64Array[];
  /** From the first departure to the last arrival (`clocks.ts`). */
  readonly hoursFromDeparture: readonly Float64Array[];
  readonly costUsd: readonly Float64Array[];
  readonly co2eKg: readonly Float64Array[];
}

/**
 * Many-to-many (and one-to-all, with one origin) by generalized cost: money, time and carbon priced, mean waits for
 * services included, waits for seasons and opening hours and risk left out. Refused where the question makes no sense.
 */
export function skim(
  network: Network,
  origins: readonly NodeId[],
  destinations: readonly NodeId[],
  query: StateQuery = {},
): Skim | Refusal {
  const overlay = overlayOf(network, query);
  if (isRefusal(overlay)) return overlay;
  const index = indexById(network.model.tables, 'node');
  const unknown = (ids: readonly NodeId[], field: string): Refusal | undefined => {
    const id = ids.find((each) => !index.has(each));
    return id === undefined
      ? undefined
      : refuse('value-unknown', field, `The model has no node “${id}”.`, offer(index.keys(), id));
  };
  const refusal = unknown(origins, 'from') ?? unknown(destinations, 'to');
  if (refusal !== undefined) return refusal;
  const search = new ShortestPathSearch(network.graph);
  const weight = generalizedWeights(overlay);
  const row = (): Float64Array => new Float64Array(destinations.length).fill(Infinity);
  const result = {
    generalizedCostUsd: origins.map(row),
    hours: origins.map(row),
    hoursFromDeparture: origins.map(row),
    costUsd: origins.map(row),
    co2eKg: origins.map(row),
  };
  for (const [i, origin] of origins.entries()) {
    const start = at(network.originVertex, index.get(origin) ?? -1);
    if (start < 0) continue;
    search.run(start, weight);
    for (const [j, destination] of destinations.entries()) {
      const end = at(network.destinationVertex, index.get(destination) ?? -1);
      if (end < 0 || at(search.distance, end) === Infinity) continue;
      let [minutes, cents, grams] = [0, 0, 0];
      const backwards: number[] = [];
      for (
        let vertex = end;
        at(search.predecessorArc, vertex) >= 0;
        vertex = at(network.tail, at(search.predecessorArc, vertex))
      ) {
        const arc = at(search.predecessorArc, vertex);
        backwards.push(arc);
        minutes += at(overlay.minutes, arc);
        cents += at(overlay.cents, arc);
        grams += at(overlay.grams, arc);
      }
      at(result.generalizedCostUsd, i)[j] = at(search.distance, end) / 100;
      at(result.hours, i)[j] = minutes / 60;
      const span = carriedSpan(network, backwards);
      const carried = span === undefined ? [] : backwards.slice(span.first, span.last + 1);
      at(result.hoursFromDeparture, i)[j] = carried.reduce((sum, arc) => sum + at(overlay.minutes, arc), 0) / 60;
      at(result.costUsd, i)[j] = cents / 100;
      at(result.co2eKg, i)[j] = grams / 1000;
    }
  }
  return result;
}
