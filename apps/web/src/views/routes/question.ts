import { isRefusal, rowsById } from '@meridian/engine';
import type { Model, PlaceIndex, Refusal, RoutesQuery } from '@meridian/engine';
import { placesOf, readFrom, readState } from '../../state/question.ts';
import type { AddressWith } from '../workbench-view.ts';
import type { routesSettings } from './settings.ts';

type RoutesAddress = AddressWith<typeof routesSettings>;

/** Origin and destination as they are written, or as the model suggests. */
export function readEnds(address: RoutesAddress, model: Model): { readonly from: string; readonly to: string } {
  const to = address.to ?? model.tables.config[0]?.destinationNodeId ?? model.tables.zone[1]?.nodeId ?? '';
  return { from: readFrom(address, model), to };
}

/** The question for routes; refused where a field names no place, with what would be near. */
export function readQuestion(
  address: RoutesAddress,
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
    // a selector of what is only passed is read by the engine
    if (rowsById(model.tables, 'passage').has(text) || text.includes(':')) {
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
