import { isRefusal, parseSelector, rowsById, select } from '@meridian/engine';
import type { Model } from '@meridian/engine';
import { formatChoice, formatDate } from '@meridian/words';
import type { Address } from '../shared-settings.ts';
import { faultOf, faultOfItem, faultsOfItems } from './address-fault.ts';
import type { AddressFault } from './address-fault.ts';

/** What of the shared part of an address the open model does not have. Places are judged with the question. */
export function notInModel(address: Address, model: Model): readonly AddressFault[] {
  const { tables } = model;
  const ids = {
    commodity: tables.commodity.map(({ commodityId }) => commodityId as string),
    corridor: tables.corridor.map(({ corridorId }) => corridorId as string),
    party: [...new Set(tables.sanction.map(({ imposingParty }) => imposingParty))].sort(),
  };
  const { commodity, selected } = address;
  return [
    ...(commodity === null || ids.commodity.includes(commodity)
      ? []
      : [
          faultOf(
            'commodity',
            commodity,
            `The model has no such cargo; it has ${formatChoice(ids.commodity)}. Choose another.`,
          ),
        ]),
    ...(selected === null || hasSelected(model, selected)
      ? []
      : [faultOf('selected', `${selected.kind}:${selected.id}`, `The model has no such ${selected.kind}.`)]),
    ...faultsOfItems('comply', address.comply, ids.party, 'no sanctions of such a party'),
    ...faultsOfItems('hide', address.hide, ids.corridor, 'no such corridor'),
    ...address.avoid.flatMap((text) => {
      const fault = selectorFault(model, text);
      return fault === undefined
        ? []
        : [faultOfItem('avoid', address.avoid, text, `${fault} Take it out, or write another.`)];
    }),
    ...outsideRecord(address, model),
  ];
}

/** Why a selector selects nothing that can be known; undefined where it does. */
function selectorFault(model: Model, text: string): string | undefined {
  const parsed = parseSelector(text);
  if (isRefusal(parsed)) return `${parsed.message} Write country:AAA or passage:NAME.`;
  const [unknown] = select(model, parsed).unknown;
  return unknown === undefined ? undefined : `The model has no ${unknown.kind} “${unknown.value}”.`;
}

function hasSelected({ tables }: Model, { kind, id }: NonNullable<Address['selected']>): boolean {
  return kind === 'node' ? rowsById(tables, 'node').has(id) : rowsById(tables, 'link').has(id);
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
  return [faultOf('depart', depart, message)];
}
