import { isRefusal, listDimensions, parseDyad, parseSelector, select } from '@meridian/engine';
import type { Model } from '@meridian/engine';
import { formatChoice, formatDate } from '@meridian/words';
import type { Address } from '../address-parsers.ts';
import type { AddressFault } from './address-fault.ts';

type ListName = 'avoid' | 'comply' | 'hide' | 'rivals';

/** What of an address the open model does not have, whatever view is open. Places are judged with the question. */
export function notInModel(address: Address, model: Model): readonly AddressFault[] {
  const { tables } = model;
  const ids = {
    commodity: tables.commodity.map(({ commodityId }) => commodityId as string),
    corridor: tables.corridor.map(({ corridorId }) => corridorId as string),
    rival: tables.corridor.filter(({ kind }) => kind === 'rival').map(({ corridorId }) => corridorId as string),
    party: [...new Set(tables.sanction.map(({ imposingParty }) => imposingParty))].sort(),
    dimension: listDimensions(model).map(({ id }) => id),
  };
  const { commodity, dimension, event, selected } = address;
  return [
    ...(commodity === null || ids.commodity.includes(commodity)
      ? []
      : [
          one(
            'commodity',
            commodity,
            `The model has no such cargo; it has ${formatChoice(ids.commodity)}. Choose another.`,
          ),
        ]),
    ...(dimension === null || ids.dimension.includes(dimension)
      ? []
      : [one('dimension', dimension, `The model has no such dimension; it has ${formatChoice(ids.dimension)}.`)]),
    ...(event === null || tables.event.some(({ eventId }) => eventId === event)
      ? []
      : [one('event', event, 'The register has no such act.')]),
    ...(selected === null || hasSelected(model, selected)
      ? []
      : [one('selected', `${selected.kind}:${selected.id}`, `The model has no such ${selected.kind}.`)]),
    ...strangers(address, 'comply', ids.party, 'no sanctions of such a party'),
    ...strangers(address, 'hide', ids.corridor, 'no such corridor'),
    ...strangers(address, 'rivals', ids.rival, 'no such rival'),
    ...address.avoid.flatMap((text) => {
      const fault = selectorFault(model, text);
      return fault === undefined ? [] : [item(address, 'avoid', text, `${fault} Take it out, or write another.`)];
    }),
    ...unknownActors(address, model),
    ...outsideRecord(address, model),
  ];
}

function one(
  name: 'commodity' | 'dimension' | 'event' | 'selected' | 'dyad' | 'depart',
  value: string,
  message: string,
): AddressFault {
  return { name, value, message, mend: { [name]: null } };
}

function item(address: Address, name: ListName, value: string, message: string): AddressFault {
  const left = address[name].filter((each) => each !== value);
  return { name, value, message, mend: { [name]: left.length === 0 ? null : left } };
}

function strangers(address: Address, name: ListName, known: readonly string[], lacks: string): readonly AddressFault[] {
  const has = known.length === 0 ? 'it has none' : `it has ${known.join(', ')}`;
  return address[name]
    .filter((each) => !known.includes(each))
    .map((each) => item(address, name, each, `The model has ${lacks}; ${has}.`));
}

/** Why a selector selects nothing that can be known; undefined where it does. */
function selectorFault(model: Model, text: string): string | undefined {
  const parsed = parseSelector(text);
  if (isRefusal(parsed)) return `${parsed.message} Write country:AAA or passage:NAME.`;
  const [unknown] = select(model, parsed).unknown;
  return unknown === undefined ? undefined : `The model has no ${unknown.kind} “${unknown.value}”.`;
}

function hasSelected({ tables }: Model, { kind, id }: NonNullable<Address['selected']>): boolean {
  return kind === 'node'
    ? tables.node.some(({ nodeId }) => nodeId === id)
    : tables.link.some(({ linkId }) => linkId === id);
}

function unknownActors(address: Address, { tables }: Model): readonly AddressFault[] {
  const known = new Set<string>(tables.actor.map(({ actorId }) => actorId));
  for (const { actorAId, actorBId } of tables.event) known.add(actorAId).add(actorBId);
  const stranger = (dyad: string): string | undefined => {
    const parsed = parseDyad(dyad);
    return isRefusal(parsed) ? undefined : [parsed.a, parsed.b].find((actor) => !known.has(actor));
  };
  const message = (actor: string): string => `The model has no actor ${actor}.`;
  const asked = address.dyad === null ? undefined : stranger(address.dyad);
  return [
    ...(address.dyad === null || asked === undefined ? [] : [one('dyad', address.dyad, message(asked))]),
    ...address.pairs.flatMap((dyad) => {
      const actor = stranger(dyad);
      const left = address.pairs.filter((each) => each !== dyad);
      const mend = { pairs: left.length === 0 ? null : left };
      return actor === undefined ? [] : [{ name: 'pairs', value: dyad, message: message(actor), mend }];
    }),
  ];
}

/** A date before or after all that the model has on record: nothing is known to be closed on it. */
function outsideRecord({ depart }: Address, { tables }: Model): readonly AddressFault[] {
  const first = tables.regime.map(({ recordFrom }) => recordFrom).toSorted()[0];
  const last = tables.regime
    .map(({ recordTo }) => recordTo)
    .toSorted()
    .at(-1);
  if (depart === null || first === undefined || last === undefined || (depart >= first && depart <= last)) return [];
  const { referenceYear } = tables.config[0] ?? {};
  const money = referenceYear === undefined ? '' : `, and costs are those of ${String(referenceYear)}`;
  const message = `The model has regimes on record from ${formatDate(first)} to ${formatDate(last)}; on this day none is known to be other than it stood at that end${money}.`;
  return [one('depart', depart, message)];
}
