import type { CommodityId, Id } from '../units/id.ts';
import type { Model } from './model.ts';

/** A zone that takes part in a trade. */
export interface Mass {
  readonly zone: Id<'zone'>;
  /** Of the zone in its table. */
  readonly index: number;
  readonly mass: number;
}

/**
 * The zones of a country that take part in its trade with a partner in a cargo, and their masses: of its rows for that partner, else of
 * its rows without one. In the order of the table zone.
 */
export function massesOf(
  model: Model,
  role: 'production' | 'attraction',
  country: string,
  partner: string,
  commodity: CommodityId,
): readonly Mass[] {
  const { zone: zones, node: nodes, generation } = model.tables;
  const inside = new Set(nodes.filter((node) => node.country === country).map(({ nodeId }) => nodeId));
  const masses = (wanted: string | undefined): readonly Mass[] =>
    zones.flatMap(({ zoneId, nodeId }, index) => {
      if (!inside.has(nodeId)) return [];
      const row = generation.find(
        (each) => each.zoneId === zoneId && each.commodityId === commodity && each.partnerCountry === wanted,
      );
      const mass = row?.[role] ?? 0;
      return mass > 0 ? [{ zone: zoneId, index, mass }] : [];
    });
  const own = masses(partner);
  return own.length > 0 ? own : masses(undefined);
}
