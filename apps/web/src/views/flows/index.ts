import { lazy } from 'react';
import { closuresDrawer } from '../../map/drawers.ts';
import { defineView } from '../workbench-view.ts';
import { flowsConflicts } from './conflicts.ts';
import { linkFacts } from './link-facts.ts';
import { flowsContent } from './map-content.ts';
import { flowsSettings } from './settings.ts';
import { FlowsContext, useAskedFlows } from './use-flows.ts';

// the view comes when it is first opened, its charts and tables when they are
const FlowsView = lazy(() => import('./flows-view.tsx').then((module) => ({ default: module.FlowsView })));
const PeriodControl = lazy(() => import('./period-control.tsx').then((module) => ({ default: module.PeriodControl })));
const FlowOverlay = lazy(() => import('./flow-overlay.tsx').then((module) => ({ default: module.FlowOverlay })));
const BranchCounts = lazy(() => import('./branch-counts.tsx').then((module) => ({ default: module.BranchCounts })));
const Quarters = lazy(() => import('./quarters.tsx').then((module) => ({ default: module.Quarters })));
const Bottlenecks = lazy(() => import('./bottlenecks.tsx').then((module) => ({ default: module.Bottlenecks })));
const Volumes = lazy(() => import('./volumes.tsx').then((module) => ({ default: module.Volumes })));
const UsersTable = lazy(() => import('./users-table.tsx').then((module) => ({ default: module.UsersTable })));

/** How much moves where in a period, and what a change of the network does to it. */
export const flows = defineView({
  id: 'flows',
  label: 'Flows',
  asks: 'assign',
  icon: 'M3 7h11M3 12h16M3 17h9M11 4l3 3-3 3M16 9l3 3-3 3',
  settings: flowsSettings,
  Panel: FlowsView,
  drawers: [
    { id: 'branches', title: 'Model and observed', Body: BranchCounts },
    { id: 'quarters', title: 'By quarter', Body: Quarters },
    { id: 'bottlenecks', title: 'Bottlenecks', Body: Bottlenecks },
    { id: 'volumes', title: 'Links', Body: Volumes },
    { id: 'users', title: 'Who uses it', Body: UsersTable },
    closuresDrawer,
  ],
  answers: {
    Context: FlowsContext,
    useAsked: useAskedFlows,
    isWorking: ({ isWorking }) => isWorking,
    // a what-if closes and opens by the engine's rules, on the map as in the flows
    network: ({ shown }, { changes }) => ({ ...(shown.value && { depart: shown.value.date }), changes }),
  },
  map: {
    answer: ({ drawn }) => drawn,
    settings: ['changes', 'color', 'commodity', 'select', 'selected'],
    content: flowsContent,
  },
  stage: {
    title: ({ shown }) => shown.value && `flows of ${shown.value.period.replace('-', ' ')}, model`,
    Control: PeriodControl,
    Overlay: FlowOverlay,
    pick: (picked, { color }) => ({
      select: picked === null ? null : `${picked.kind}:${picked.id}`,
      color: picked === null ? color : null,
      selected: null,
      cell: null,
    }),
    pickWords: 'Click: who uses it, and what if',
    linkFacts,
    table: 'volumes',
  },
  escapes: 'select',
  obeys: ['comply'],
  conflicts: flowsConflicts,
});
