import { lazy } from 'react';
import { closuresDrawer, tableDrawer } from '../../map/drawers.ts';
import { strokes } from '../../map/map-content.ts';
import { defineView } from '../workbench-view.ts';
import { relationsNotInModel } from './not-in-model.ts';
import { relationContent } from './relation-content.ts';
import { relationsSettings } from './settings.ts';
import { RelationsContext, useAskedRelations } from './use-relations.ts';

// the view comes when it is first opened, its charts and tables when they are
const RelationsView = lazy(() => import('./relations-view.tsx').then((module) => ({ default: module.RelationsView })));
const MonthSlider = lazy(() => import('./month-slider.tsx').then((module) => ({ default: module.MonthSlider })));
const EventDetail = lazy(() => import('./event-detail.tsx').then((module) => ({ default: module.EventDetail })));
const Timeline = lazy(() => import('./timeline.tsx').then((module) => ({ default: module.Timeline })));
const ComparePairs = lazy(() => import('./compare-pairs.tsx').then((module) => ({ default: module.ComparePairs })));
const Acts = lazy(() => import('./acts.tsx').then((module) => ({ default: module.Acts })));
const MatrixChart = lazy(() => import('./matrix-chart.tsx').then((module) => ({ default: module.MatrixChart })));

/** How states stand to one another, what made it so, and what of the network hangs on it. */
export const relations = defineView({
  id: 'relations',
  label: 'Relations',
  icon: 'M6 15a3 3 0 1 1 0 .1M12 6a3 3 0 1 1 0 .1M15 18a3 3 0 1 1 0 .1M10.5 12.3l2.6-3.6M15.9 9.1l1.4 5.9M12 16l3 1',
  settings: relationsSettings,
  Panel: RelationsView,
  drawers: [
    { id: 'timeline', title: 'Timeline', Body: Timeline },
    { id: 'pairs', title: 'Pairs compared', Body: ComparePairs },
    { id: 'acts', title: 'What moved it', Body: Acts },
    { id: 'matrix', title: 'All pairs', Body: MatrixChart },
    closuresDrawer,
    tableDrawer,
  ],
  // a timeline with its acts below needs more than one chart
  drawerHeight: 410,
  // relations are read from their charts
  opensDrawer: 'timeline',
  keys: [['← ↑ → ↓', 'from pair to pair, from act to act (in the matrix, in the timeline)']],
  answers: { Context: RelationsContext, useAsked: useAskedRelations, isWorking: ({ isWorking }) => isWorking },
  map: {
    answer: ({ dyad }) => dyad,
    settings: [],
    content: ({ answer: dyad, model, palette }) => {
      const { highlighted, named, key } = relationContent(model, palette, dyad);
      const legend = key === undefined ? {} : { legend: strokes(key) };
      return { style: { highlighted, colors: highlighted }, named, ...legend };
    },
  },
  stage: { Below: MonthSlider },
  detail: { setting: 'event', Body: EventDetail },
  notInModel: relationsNotInModel,
});
