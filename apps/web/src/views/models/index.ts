import { lazy } from 'react';
import { closuresDrawer, tableDrawer } from '../../map/drawers.ts';
import { defineView } from '../workbench-view.ts';
import { DropArea } from './drop-area.tsx';

const ModelsView = lazy(() => import('./models-view.tsx').then((module) => ({ default: module.ModelsView })));
const Findings = lazy(() => import('./findings.tsx').then((module) => ({ default: module.Findings })));

/** The models that can be chosen, and the way in for one's own. */
export const models = defineView({
  id: 'models',
  label: 'Models',
  icon: 'M4 7l8-4 8 4-8 4zM4 12l8 4 8-4M4 17l8 4 8-4',
  settings: {},
  Panel: ModelsView,
  drawers: [{ id: 'findings', title: 'Findings', Body: Findings }, tableDrawer, closuresDrawer],
  Everywhere: DropArea,
  tellsModelFault: true,
});
