import { isRefusal, parseSelector, select } from '@meridian/engine';
import type { Model, NodeId, RoutesAnswer } from '@meridian/engine';
import { periodWords } from '@meridian/words';
import type { Address } from '../address-parsers.ts';
import type { AddressFault } from './address-fault.ts';

/** What the answers know of the question: its places, the routes found, the quarters with demand and the one shown. */
export interface Answered {
  readonly places: Readonly<Partial<Record<'from' | 'to' | 'via', readonly string[]>>>;
  readonly routes: RoutesAnswer | undefined;
  readonly periods: readonly string[] | undefined;
  readonly period: string | undefined;
}

/** Settings of an address that cannot hold together, in the view that is open. */
export function conflicts(address: Address, model: Model, answered: Answered): readonly AddressFault[] {
  const { view } = address;
  const isRoutes = view === 'routes';
  return [
    ...(isRoutes || view === 'reach' ? [...avoidedPlaces(address, model, answered), ...otherUnit(address, model)] : []),
    ...(isRoutes && address.criteria.length === 0
      ? [{ name: 'criteria', value: '', message: 'It names none; all four are compared.', mend: { criteria: null } }]
      : []),
    ...(isRoutes ? lostRoutes(address, answered) : []),
    ...(view === 'flows' ? flowConflicts(address, answered) : []),
  ];
}

/** A place that is asked for and avoided: alone, or by its country. */
function avoidedPlaces({ avoid }: Address, model: Model, { places }: Answered): readonly AddressFault[] {
  return avoid.flatMap((text) => {
    const parsed = parseSelector(text);
    if (isRefusal(parsed)) return [];
    const whole = parsed.filter((terms) => terms.every(({ kind }) => kind === 'node' || kind === 'country'));
    const { nodes } = select(model, whole);
    const named = Object.entries(places).flatMap(([end, ids]) => {
      const id = ids.find((each) => nodes.has(each as NodeId));
      const name = model.tables.node.find(({ nodeId }) => nodeId === id)?.name;
      return name === undefined ? [] : [`${name} (${end})`];
    });
    if (named.length === 0) return [];
    const left = avoid.filter((each) => each !== text);
    const message = `${named.join(' and ')} is asked for and avoided at once: no way can be left. Take one of them off.`;
    return [{ name: 'avoid', value: text, message, mend: { avoid: left.length === 0 ? null : left } }];
  });
}

/** An amount in the unit that the cargo is not counted in: the form has no field for it. */
function otherUnit(address: Address, model: Model): readonly AddressFault[] {
  const id = address.commodity ?? model.tables.config[0]?.defaultCommodityId;
  const cargo = model.tables.commodity.find(({ commodityId }) => commodityId === id);
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

function lostRoutes(address: Address, { routes }: Answered): readonly AddressFault[] {
  if (routes === undefined) return [];
  return (['route', 'beside'] as const).flatMap((name) => {
    const id = address[name];
    if (id === null || routes.routes.some((route) => route.id === id)) return [];
    const instead = name === 'route' ? 'the fastest is shown' : 'none is compared';
    return [{ name, value: id, message: `This answer has no such route; ${instead}.`, mend: { [name]: null } }];
  });
}

function flowConflicts(
  { period: asked, color, changes, select: selected }: Address,
  { periods, period }: Answered,
): readonly AddressFault[] {
  const lacks = asked !== null && periods !== undefined && period !== undefined && asked !== period;
  const idle = (color === 'difference' && changes.length === 0) || (color === 'users' && selected === null);
  return [
    ...(lacks
      ? [
          {
            name: 'period',
            value: asked,
            message: `The model has no demand in it; ${periodWords(period)} is shown.`,
            mend: { period: null },
          },
        ]
      : []),
    ...(idle
      ? [
          {
            name: 'color',
            value: color,
            message: `Nothing is ${color === 'users' ? 'selected' : 'changed'}; the usual colors are shown.`,
            mend: { color: null },
          },
        ]
      : []),
  ];
}
