import { lazy } from 'react';
import { closuresDrawer, tableDrawer } from '../../map/drawers.ts';
import { defineView } from '../workbench-view.ts';
import { routesConflicts } from './conflicts.ts';
import { routesContent } from './map-content.ts';
import { RoutesView } from './routes-view.tsx';
import { routesSettings } from './settings.ts';
import { RoutesContext, useAskedRoutes } from './use-routes.ts';

// charts and tables come when they are first opened
const Tradeoff = lazy(() => import('./tradeoff.tsx').then((module) => ({ default: module.Tradeoff })));
const Profile = lazy(() => import('./profile.tsx').then((module) => ({ default: module.Profile })));
const LegsTable = lazy(() => import('./legs-table.tsx').then((module) => ({ default: module.LegsTable })));
const Compare = lazy(() => import('./compare.tsx').then((module) => ({ default: module.Compare })));
const LeftOut = lazy(() => import('./left-out.tsx').then((module) => ({ default: module.LeftOut })));

/** Routes from a place to another. */
export const routes = defineView({
  id: 'routes',
  label: 'Routes',
  asks: 'route',
  icon: 'M5 19a2 2 0 1 0 0-.1M19 5a2 2 0 1 0 0-.1M7 19h7a4 4 0 0 0 0-8h-4a3 3 0 0 1 0-6h7',
  settings: routesSettings,
  Panel: RoutesView,
  drawers: [
    { id: 'tradeoff', title: 'Time against cost', Body: Tradeoff },
    { id: 'profile', title: 'Time and distance', Body: Profile },
    { id: 'legs', title: 'Legs', Body: LegsTable },
    { id: 'compare', title: 'Side by side', Body: Compare },
    { ...closuresDrawer, Body: LeftOut },
    tableDrawer,
  ],
  answers: {
    Context: RoutesContext,
    useAsked: useAskedRoutes,
    isWorking: ({ isWorking }) => isWorking,
    refusal: ({ refusal }) => refusal,
  },
  map: { answer: ({ value }) => value, settings: ['route', 'beside', 'clock'], content: routesContent },
  obeys: ['via', 'avoid', 'comply'],
  atPlace: [
    { words: 'Routes from here', change: (from) => ({ from, route: null }) },
    { words: 'Routes to here', change: (to) => ({ to, route: null }) },
  ],
  conflicts: routesConflicts,
});
