import { findPlaces, isRefusal, refuse } from '@meridian/engine';
import type { Model, NodeId, PlaceIndex, Refusal, RoutesQuery, StateQuery } from '@meridian/engine';
import type { Address } from './address-parsers.ts';

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

/** Origin and destination as they are written, or as the model suggests. */
export function readEnds(address: Address, model: Model): { readonly from: string; readonly to: string } {
  const config = model.tables.config[0];
  const [first, second] = model.tables.zone;
  return {
    from: address.from ?? config?.originNodeId ?? first?.nodeId ?? '',
    to: address.to ?? config?.destinationNodeId ?? second?.nodeId ?? '',
  };
}

/** The origin alone, for questions that have no destination; refused where it is no place. */
export function readOrigin(
  address: Address,
  model: Model,
  places: PlaceIndex,
): { readonly from: readonly NodeId[] } | { readonly refusal: Refusal } {
  const from = placesOf(places, readEnds(address, model).from, 'from');
  return isRefusal(from) ? { refusal: from } : { from };
}

/** The question for routes; refused where a field names no place, with what would be near. */
export function readQuestion(
  address: Address,
  model: Model,
  places: PlaceIndex,
): { readonly query: RoutesQuery } | { readonly refusal: Refusal } {
  const ends = readEnds(address, model);
  const from = placesOf(places, ends.from, 'from');
  if (isRefusal(from)) return { refusal: from };
  const to = placesOf(places, ends.to, 'to');
  if (isRefusal(to)) return { refusal: to };
  const via: string[] = [];
  for (const text of address.via) {
    if (model.tables.passage.some(({ passageId }) => passageId === text)) {
      via.push(text);
      continue;
    }
    const found = placesOf(places, text, 'via');
    if (isRefusal(found)) return { refusal: found };
    via.push(...found.slice(0, 1));
  }
  const query = {
    ...readState(address, model),
    from,
    to,
    via,
    criteria: address.criteria,
    exact: address.exact,
  };
  return { query };
}

const unchosen = {
  from: ['No origin is chosen.', 'Choose where the cargo leaves, above or by a click on the map.'],
  to: ['No destination is chosen.', 'Choose where the cargo goes, above or by a click on the map.'],
  via: ['One of the places to go by is empty.', 'Take it out.'],
} as const;

function placesOf(places: PlaceIndex, text: string, field: keyof typeof unchosen): readonly NodeId[] | Refusal {
  if (text !== '') return findPlaces(places, text, field);
  const [message, remedy] = unchosen[field];
  return refuse('value-missing', field, message, remedy);
}
