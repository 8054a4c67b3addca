import type { Model, PlaceIndex, RoutesQuery } from '@meridian/engine';
import { placesOf, readFrom, readState } from '../../state/question.ts';
import type { Problem } from '../../state/question.ts';
import type { AddressWith } from '../workbench-view.ts';
import type { routesSettings } from './settings.ts';

type RoutesAddress = AddressWith<typeof routesSettings>;

/** Origin and destination as they are written, or as the model suggests. */
export function readEnds(address: RoutesAddress, model: Model): { readonly from: string; readonly to: string } {
  const to = address.to ?? model.tables.config[0]?.destinationNodeId ?? model.tables.zone[1]?.nodeId ?? '';
  return { from: readFrom(address, model), to };
}

/** The question for routes, or which field names no place and what would be near. */
export function readQuestion(
  address: RoutesAddress,
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
    if (model.tables.passage.some(({ passageId }) => passageId === text)) {
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
