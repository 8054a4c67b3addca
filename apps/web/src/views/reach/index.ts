import { lazy } from 'react';
import { faultsOfItems } from '../../state/address-faults/address-fault.ts';
import { avoidedPlaces, otherUnit } from '../../state/address-faults/conflicts.ts';
import { closuresDrawer, tableDrawer } from '../../map/drawers.ts';
import { defineView } from '../workbench-view.ts';
import { reachContent } from './map-content.ts';
import { reachSettings } from './settings.ts';
import { ReachContext, useAskedReach } from './use-reach.ts';

// the view comes when it is first opened, its charts and tables when they are
const ReachView = lazy(() => import('./reach-view.tsx').then((module) => ({ default: module.ReachView })));
const ReachCities = lazy(() => import('./reach-cities.tsx').then((module) => ({ default: module.ReachCities })));

/** How far cargo gets from a place in a time, and where the corridor beats its rivals. */
export const reach = defineView({
  id: 'reach',
  label: 'Reach',
  asks: 'reach',
  icon: 'M12 12h.01M12 8a4 4 0 1 1-4 4M12 4a8 8 0 1 1-8 8',
  settings: reachSettings,
  Panel: ReachView,
  drawers: [{ id: 'cities', title: 'Cities', Body: ReachCities }, closuresDrawer, tableDrawer],
  answers: {
    Context: ReachContext,
    useAsked: useAskedReach,
    isWorking: ({ isWorking }) => isWorking,
    refusal: ({ refusal }) => refusal,
  },
  map: { answer: ({ value }) => value, settings: ['hours', 'clock'], content: reachContent },
  obeys: ['avoid', 'comply'],
  atPlace: [{ words: 'Reach from here', change: (from) => ({ from }) }],
  notInModel: ({ rivals }, { tables }) => {
    const known = tables.corridor.filter(({ kind }) => kind === 'rival').map(({ corridorId }) => corridorId as string);
    return faultsOfItems('rivals', rivals, known, 'no such rival');
  },
  conflicts: (address, model, { places }) => [...avoidedPlaces(address, model, places), ...otherUnit(address, model)],
});
