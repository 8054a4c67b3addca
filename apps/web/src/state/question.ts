import { findPlaces, isRefusal, refuse } from '@meridian/engine';
import type { Model, NodeId, PlaceIndex, Refusal, StateQuery } from '@meridian/engine';
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

/** The places of the origin; refused where it is no place. */
export function readOrigin(
  address: Address,
  model: Model,
  places: PlaceIndex,
): { readonly from: readonly NodeId[] } | { readonly refusal: Refusal } {
  const from = placesOf(places, readFrom(address, model), 'from');
  return isRefusal(from) ? { refusal: from } : { from };
}

const unchosen = {
  from: ['No origin is chosen.', 'Choose where the cargo leaves, above or by a click on the map.'],
  to: ['No destination is chosen.', 'Choose where the cargo goes, above or by a click on the map.'],
  via: ['One of the places to go by is empty.', 'Take it out.'],
} as const;

/** The places that a text names; refused where it names none, with what would be near. */
export function placesOf(places: PlaceIndex, text: string, field: keyof typeof unchosen): readonly NodeId[] | Refusal {
  if (text !== '') return findPlaces(places, text, field);
  const [message, remedy] = unchosen[field];
  return refuse('value-missing', field, message, remedy);
}
