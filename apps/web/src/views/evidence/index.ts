import { lazy } from 'react';
import { closuresDrawer, tableDrawer } from '../../map/drawers.ts';
import { defineView } from '../workbench-view.ts';

const EvidenceView = lazy(() => import('./evidence-view.tsx').then((module) => ({ default: module.EvidenceView })));

/** What the figures of the model rest on. */
export const evidence = defineView({
  id: 'evidence',
  label: 'Evidence',
  icon: 'M7 3h8l4 4v14H7zM15 3v4h4M10 12h6M10 16h6',
  settings: {},
  Panel: EvidenceView,
  drawers: [tableDrawer, closuresDrawer],
});
