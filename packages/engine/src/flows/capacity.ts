import type { ByIndex, FacilityIndex } from '../units/index.ts';
import { at } from '../network/at.ts';
import { hoursPerMonth } from '../network/arc-figures.ts';
import type { Network } from '../network/network.ts';
import type { RegimeOnDate } from '../network/rules.ts';
import { handledModes, isHandled } from './facility.ts';
import type { Facilities, Facility } from './facility.ts';

const daysPerMonth = hoursPerMonth / 24;

/** Tonnes per day by facility under the regimes of a date; Infinity where the model knows none. */
export function baseCapacity(
  network: Network,
  { list }: Facilities,
  regimes: readonly RegimeOnDate[],
): ByIndex<FacilityIndex, Float64Array> {
  const { link } = network.model.tables;
  const narrowing = regimes
    .filter(({ capacityFactor }) => capacityFactor !== 1)
    .map(({ selection, capacityFactor }) => ({
      selection,
      capacityFactor,
      handled: handledModes(network.model, selection),
    }));
  return Float64Array.from(list, (facility) => {
    const own = ownCapacity(network, facility);
    if (own === Infinity) return own;
    const ruling = narrowing.filter(
      ({ selection, handled }) =>
        facility.links.some((index) => selection.links.has(at(link, index).linkId)) ||
        (facility.links.length === 0 && isHandled(network.model, facility, handled)),
    );
    return ruling.reduce((capacity, { capacityFactor }) => capacity * capacityFactor, own);
  });
}

function ownCapacity({ model }: Network, { table, row }: Facility): number {
  const { link, crossing, transfer, node, service } = model.tables;
  switch (table) {
    case 'link':
      return at(link, row).capacityTPerDay ?? Infinity;
    case 'crossing':
      return at(crossing, row).capacityTPerDay ?? Infinity;
    case 'transfer':
      return at(transfer, row).capacityTPerDay ?? Infinity;
    case 'node':
      return at(node, row).capacityTPerDay ?? Infinity;
    case 'service': {
      const { departuresPerMonth, capacityT, capacityTeu } = at(service, row);
      const perTeu = model.tables.commodity.find(({ tonnesPerTeu }) => tonnesPerTeu !== undefined)?.tonnesPerTeu ?? 10;
      const room = capacityT ?? (capacityTeu === undefined ? undefined : capacityTeu * perTeu);
      return room === undefined || departuresPerMonth === undefined
        ? Infinity
        : (room * departuresPerMonth) / daysPerMonth;
    }
  }
}
