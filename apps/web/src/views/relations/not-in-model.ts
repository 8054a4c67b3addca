import { isRefusal, listDimensions, parseDyad, rowsById } from '@meridian/engine';
import type { Model } from '@meridian/engine';
import { faultOf, faultOfItem } from '../../state/address-faults/address-fault.ts';
import type { AddressFault } from '../../state/address-faults/address-fault.ts';
import { formatChoice } from '@meridian/words';
import type { AddressWith } from '../workbench-view.ts';
import type { relationsSettings } from './settings.ts';

/** A dimension, an act or an actor that the model does not have. */
export function relationsNotInModel(
  { dimension, event, dyad, pairs }: AddressWith<typeof relationsSettings>,
  model: Model,
): readonly AddressFault[] {
  const { tables } = model;
  const dimensions = listDimensions(model).map(({ id }) => id);
  const known = new Set<string>(tables.actor.map(({ actorId }) => actorId));
  for (const { actorAId, actorBId } of tables.event) known.add(actorAId).add(actorBId);
  const stranger = (text: string): string | undefined => {
    const parsed = parseDyad(text);
    return isRefusal(parsed) ? undefined : [parsed.a, parsed.b].find((actor) => !known.has(actor));
  };
  const message = (actor: string): string => `The model has no actor ${actor}.`;
  const asked = dyad === null ? undefined : stranger(dyad);
  return [
    ...(dimension === null || dimensions.includes(dimension)
      ? []
      : [faultOf('dimension', dimension, `The model has no such dimension; it has ${formatChoice(dimensions)}.`)]),
    ...(event === null || rowsById(tables, 'event').has(event)
      ? []
      : [faultOf('event', event, 'The register has no such act.')]),
    ...(dyad === null || asked === undefined ? [] : [faultOf('dyad', dyad, message(asked))]),
    ...pairs.flatMap((pair) => {
      const actor = stranger(pair);
      return actor === undefined ? [] : [faultOfItem('pairs', pairs, pair, message(actor))];
    }),
  ];
}
