import type { Model } from '@meridian/engine';
import { faultOf } from '../../state/address-faults/address-fault.ts';
import type { AddressFault } from '../../state/address-faults/address-fault.ts';
import { avoidedPlaces, otherUnit } from '../../state/address-faults/conflicts.ts';
import type { AddressWith } from '../workbench-view.ts';
import type { routesSettings } from './settings.ts';
import type { RoutesState } from './use-routes.ts';

type RoutesAddress = AddressWith<typeof routesSettings>;

/** Settings of a question for routes that cannot hold together, and routes that its answer does not have. */
export function routesConflicts(address: RoutesAddress, model: Model, routes: RoutesState): readonly AddressFault[] {
  return [
    ...avoidedPlaces(address, model, routes.places),
    ...otherUnit(address, model),
    ...(address.criteria.length === 0 ? [faultOf('criteria', '', 'It names none; all four are compared.')] : []),
    ...lostRoutes(address, routes),
  ];
}

function lostRoutes(address: RoutesAddress, { value, isWorking }: RoutesState): readonly AddressFault[] {
  if (value === undefined || isWorking) return [];
  return (['route', 'beside'] as const).flatMap((name) => {
    const id = address[name];
    if (id === null || value.routes.some((route) => route.id === id)) return [];
    const instead = name === 'route' ? 'the fastest is shown' : 'none is compared';
    return [faultOf(name, id, `This answer has no such route; ${instead}.`)];
  });
}
