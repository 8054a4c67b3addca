import { isRefusal, parseSelector, rowOf, select } from '@meridian/engine';
import type { Model, NodeId } from '@meridian/engine';
import type { Address } from '../shared-settings.ts';
import { faultOfItem } from './address-fault.ts';
import type { AddressFault } from './address-fault.ts';

/** Places of a question by the settings that name them, as ids of nodes. */
export type NamedPlaces = Readonly<Record<string, readonly string[]>>;

/** A place that is asked for and avoided: alone, or by its country. */
export function avoidedPlaces({ avoid }: Address, model: Model, places: NamedPlaces): readonly AddressFault[] {
  return avoid.flatMap((text) => {
    const parsed = parseSelector(text);
    if (isRefusal(parsed)) return [];
    const whole = parsed.filter((terms) => terms.every(({ kind }) => kind === 'node' || kind === 'country'));
    const { nodes } = select(model, whole);
    const named = Object.entries(places).flatMap(([end, ids]) => {
      const id = ids.find((each) => nodes.has(each as NodeId));
      const name = rowOf(model.tables, 'node', id)?.name;
      return name === undefined ? [] : [`${name} (${end})`];
    });
    if (named.length === 0) return [];
    const message = `${named.join(' and ')} is asked for and avoided at once: no way can be left. Take one of them off.`;
    return [faultOfItem('avoid', avoid, text, message)];
  });
}

/** An amount in the unit that the cargo is not counted in: the form has no field for it. */
export function otherUnit(address: Address, model: Model): readonly AddressFault[] {
  const id = address.commodity ?? model.tables.config[0]?.defaultCommodityId;
  const cargo = rowOf(model.tables, 'commodity', id);
  if (cargo === undefined) return [];
  const other = cargo.unit === 'teu' ? 'tonnes' : 'teu';
  const amount = address[other];
  if (amount === null) return [];
  const own = cargo.unit === 'teu' ? 'TEU' : 'tonnes';
  const message =
    address[cargo.unit === 'teu' ? 'teu' : 'tonnes'] === null
      ? `${cargo.name} is counted in ${own}: the answer is for as many ${own} as carry or make up this, not for the amount in the field.`
      : `${cargo.name} is counted in ${own}, and an amount in ${own} is given too: the answer takes both together.`;
  return [{ name: other, value: String(amount), message, mend: { [other]: null } }];
}
