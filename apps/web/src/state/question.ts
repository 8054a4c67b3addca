import { findPlaces, rowsById } from '@meridian/engine';
import type { Model, NodeId, PlaceIndex, RoutesQuery, StateQuery } from '@meridian/engine';
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

export interface Problem {
  readonly field: 'from' | 'to' | 'via';
  readonly message: string;
}

/** The origin alone, for questions that have no destination. */
export function readOrigin(
  address: Address,
  model: Model,
  places: PlaceIndex,
): { readonly from: readonly NodeId[] } | { readonly problem: Problem } {
  const from = placesOf(places, readEnds(address, model).from, 'from');
  return 'field' in from ? { problem: from } : { from: from.nodes };
}

/** The question for routes, or which field names no place and what would be near. */
export function readQuestion(
  address: Address,
  model: Model,
  places: PlaceIndex,
): { readonly query: RoutesQuery } | { readonly problem: Problem } {
  const ends = readEnds(address, model);
  const from = placesOf(places, ends.from, 'from');
  if ('field' in from) return { problem: from };
  const to = placesOf(places, ends.to, 'to');
  if ('field' in to) return { problem: to };
  const via: string[] = [];
  for (const text of address.via) {
    if (rowsById(model.tables, 'passage').has(text)) {
      via.push(text);
      continue;
    }
    const found = placesOf(places, text, 'via');
    if ('field' in found) return { problem: found };
    via.push(...found.nodes.slice(0, 1));
  }
  const query = {
    ...readState(address, model),
    from: from.nodes,
    to: to.nodes,
    via,
    criteria: address.criteria,
    exact: address.exact,
  };
  return { query };
}

const unchosen = {
  from: 'Choose where the cargo leaves, above or by a click on the map.',
  to: 'Choose where the cargo goes, above or by a click on the map.',
  via: 'One of the places to go by is empty: take it out.',
} as const;

function placesOf(
  places: PlaceIndex,
  text: string,
  field: Problem['field'],
): { readonly nodes: readonly NodeId[] } | Problem {
  if (text === '') return { field, message: unchosen[field] };
  const found = findPlaces(places, text);
  return 'code' in found ? { field, message: `${found.message} ${found.remedy}` } : { nodes: found };
}
