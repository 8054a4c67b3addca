import { entriesBy } from '../units/index.ts';
import type { ByIndex, FacilityIndex } from '../units/index.ts';
import { createMemo } from '../memo/memo.ts';
import { at } from '../network/at.ts';
import { hoursPerMonth } from '../network/arc-figures.ts';
import type { Network } from '../network/network.ts';
import type { Overlay } from '../network/overlay.ts';
import type { WaterState } from '../network/water.ts';
import type { Model } from '../model/model.ts';
import type { Selection } from '../model/selector.ts';
import { handledModes } from '../network/arcs-of-rows.ts';
import { isHandled } from './facility.ts';
import type { Facilities, Facility } from './facility.ts';

const daysPerMonth = hoursPerMonth / 24;

/**
 * Tonnes per day by facility under the regimes of a state, and with what its ships carry less for want of water; Infinity
 * where the model knows none.
 */
export function baseCapacity(
  network: Network,
  { list }: Facilities,
  state: Pick<Overlay, 'regimes' | 'water'> | undefined,
): ByIndex<FacilityIndex, Float64Array> {
  const { model } = network;
  const narrowing = (state?.regimes ?? [])
    .filter(({ capacityFactor }) => capacityFactor !== 1)
    .map(({ selection, capacityFactor }) => ({ capacityFactor, acts: facilitiesIn(model, selection) }));
  const capacities: ByIndex<FacilityIndex, Float64Array> = ownCapacities(network, list);
  return Float64Array.from(entriesBy(list), ([f, facility]) => {
    const own = at(capacities, f);
    if (own === Infinity) return own;
    const narrowed = narrowing.reduce(
      (capacity, { capacityFactor, acts }) => (acts(facility) ? capacity * capacityFactor : capacity),
      own,
    );
    return state === undefined ? narrowed : narrowed * waterRatio(model, facility, state.water);
  });
}

/** Which facilities a selection acts on: those of its links and services, and handling at its places. */
export function facilitiesIn(model: Model, selection: Selection): (facility: Facility) => boolean {
  const { link, service } = model.tables;
  const handled = handledModes(model, selection);
  return (facility) => {
    const { table, row, links } = facility;
    return (
      links.some((index) => selection.links.has(at(link, index).linkId)) ||
      (table === 'service' && selection.services.has(at(service, row).serviceId)) ||
      (links.length === 0 && isHandled(model, facility, handled))
    );
  };
}

/** What a facility passes of what it did: the least of its links, or the best of the ships that come to its place. */
export function waterRatio(model: Model, facility: Facility, { ratioOfLink, ratioAtPlace }: WaterState): number {
  if (ratioOfLink.size === 0) return 1;
  if (facility.links.length > 0) return Math.min(...facility.links.map((each) => ratioOfLink.get(each) ?? 1));
  const own = [...ratioAtPlace].flatMap(([key, ratio]) => (isHandled(model, facility, new Set([key])) ? [ratio] : []));
  return own.length === 0 ? 1 : Math.max(...own);
}

/** By facilities, of which a topology has one list, and the cargo whose weight fills a TEU. */
const capacities = createMemo<WeakMap<object, Float64Array>>(1);

/** Tonnes per day by facility as its row says, whatever acts on it. */
function ownCapacities(network: Network, list: Facilities['list']): Float64Array {
  const { commodity } = network.model.tables;
  const kept = capacities.of(list, '', () => new WeakMap<object, Float64Array>());
  let found = kept.get(commodity);
  if (found === undefined)
    kept.set(commodity, (found = Float64Array.from(list, (facility) => ownCapacity(network, facility))));
  return found;
}

function ownCapacity({ model }: Network, { table, row }: Facility): number {
  const { link, crossing, transfer, node, berth, service } = model.tables;
  switch (table) {
    case 'link':
      return at(link, row).capacityTPerDay ?? Infinity;
    case 'crossing':
      return at(crossing, row).capacityTPerDay ?? Infinity;
    case 'transfer':
      return at(transfer, row).capacityTPerDay ?? Infinity;
    case 'node':
      return at(node, row).capacityTPerDay ?? Infinity;
    case 'berth':
      return at(berth, row).capacityTPerDay ?? Infinity;
    case 'service': {
      const { departuresPerMonth } = at(service, row);
      const room = roomOfDeparture(model, row);
      return room === undefined || departuresPerMonth === undefined
        ? Infinity
        : (room * departuresPerMonth) / daysPerMonth;
    }
  }
}

/** Tonnes that one departure of a service takes, by its index; undefined where the model does not say. */
export function roomOfDeparture({ tables }: Pick<Model, 'tables'>, row: number): number | undefined {
  const { capacityT, capacityTeu } = at(tables.service, row);
  const perTeu = tables.commodity.find(({ tonnesPerTeu }) => tonnesPerTeu !== undefined)?.tonnesPerTeu ?? 10;
  return capacityT ?? (capacityTeu === undefined ? undefined : capacityTeu * perTeu);
}
