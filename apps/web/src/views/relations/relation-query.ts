import type { RelationProfileQuery, RelationsQuery } from '@meridian/engine';
import type { AddressWith } from '../workbench-view.ts';
import type { relationsSettings } from './settings.ts';

type Address = AddressWith<typeof relationsSettings>;

/** How the page measures relations: what the address says of it, as the engine asks for it. */
export type RelationSettings = Pick<
  RelationsQuery,
  'scores' | 'halfLifeDays' | 'weighByConfidence' | 'level' | 'dimensions'
>;

export function readRelationSettings(address: Address): RelationSettings {
  const { scores, halflife, confidence, level, dimension } = address;
  return {
    scores,
    weighByConfidence: confidence,
    level,
    dimensions: [dimension ?? 'all'],
    ...(halflife === null ? {} : { halfLifeDays: halflife }),
  };
}

/** The same measure for the profile of a pair on a date. */
export function profileQuery(address: Address, dyad: string, date: string): RelationProfileQuery {
  const { dimensions, ...settings } = readRelationSettings(address);
  return { ...settings, dimension: dimensions?.[0], dyad, date };
}
