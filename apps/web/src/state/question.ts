import { findPlaces } from '@meridian/engine';
import type { Model, NodeId, PlaceIndex, StateQuery } from '@meridian/engine';
import type { Address } from './shared-settings.ts';

/** The date, the cargo and what to leave out, as the address has them. */
export function readState(address: Address, model: Model): StateQuery & { readonly depart: string } {
  const { commodity, teu, tonnes, avoid, comply } = address;
  return {
    depart: address.depart ?? model.tables.config[0]?.referenceDate ?? '',
    ...(commodity === null ? {} : { commodity }),
    ...(teu === null ? {} : { teu }),
    ...(tonnes === null ? {} : { tonnes }),
    avoid,
    comply,
  };
}

/** Where the cargo leaves, as it is written or as the model suggests. */
export function readFrom(address: Address, model: Model): string {
  return address.from ?? model.tables.config[0]?.originNodeId ?? model.tables.zone[0]?.nodeId ?? '';
}

export interface Problem {
  readonly field: 'from' | 'to' | 'via';
  readonly message: string;
}

/** The places of the origin, or why there is none. */
export function readOrigin(
  address: Address,
  model: Model,
  places: PlaceIndex,
): { readonly from: readonly NodeId[] } | { readonly problem: Problem } {
  const from = placesOf(places, readFrom(address, model), 'from');
  return 'field' in from ? { problem: from } : { from: from.nodes };
}

const unchosen = {
  from: 'Choose where the cargo leaves, above or by a click on the map.',
  to: 'Choose where the cargo goes, above or by a click on the map.',
  via: 'One of the places to go by is empty: take it out.',
} as const;

/** The places that a text names, or which field names none and what would be near. */
export function placesOf(
  places: PlaceIndex,
  text: string,
  field: Problem['field'],
): { readonly nodes: readonly NodeId[] } | Problem {
  if (text === '') return { field, message: unchosen[field] };
  const found = findPlaces(places, text);
  return 'code' in found ? { field, message: `${found.message} ${found.remedy}` } : { nodes: found };
}
