import { ActionIcon } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import type { ComponentType, ReactNode } from 'react';
import { DetailPanel } from './detail/detail-panel.tsx';
import { AddressNotice } from './frame/address-notice.tsx';
import { Drawer } from './frame/drawer.tsx';
import { Icon } from './frame/icons.tsx';
import { KeysHelp } from './frame/keys-help.tsx';
import { Notice } from './frame/notice.tsx';
import { Rail, viewTitles } from './frame/rail.tsx';
import { MapStage } from './map/map-stage.tsx';
import type { CorridorMap } from './map/corridor-map.ts';
import { DropArea } from './views/models/drop-area.tsx';
import { EvidenceView } from './views/evidence/evidence-view.tsx';
import { ModelsView } from './views/models/models-view.tsx';
import { ReachView } from './views/reach/reach-view.tsx';
import { RoutesView } from './views/routes/routes-view.tsx';
import { useAnswers, useWorkbench } from './state/workbench-context.ts';
import type { ViewName } from './state/address-parsers.ts';

const FlowsView = lazy(() => import('./views/flows/flows-view.tsx').then((module) => ({ default: module.FlowsView })));

const MonthSlider = lazy(() =>
  import('./views/relations/month-slider.tsx').then((module) => ({ default: module.MonthSlider })),
);
const RelationsView = lazy(() =>
  import('./views/relations/relations-view.tsx').then((module) => ({ default: module.RelationsView })),
);

const views: Readonly<Record<ViewName, ComponentType>> = {
  routes: RoutesView,
  reach: ReachView,
  flows: FlowsView,
  relations: RelationsView,
  evidence: EvidenceView,
  models: ModelsView,
};

/** Rail, panel, map and drawer on an open model. */
export function OpenWorkbench(): ReactNode {
  const { address, setAddress, open, models } = useWorkbench();
  const { routes, reach, flows, relations } = useAnswers();
  const [isPanelOpen, setPanelOpen] = useState(true);
  const [areKeysShown, setKeysShown] = useState(false);
  const [map, setMap] = useState<CorridorMap>();
  const View = views[address.view];
  const hasDetail =
    address.selected !== null || address.cell !== null || (address.view === 'relations' && address.event !== null);
  const escape = useCallback(() => {
    // an open list or dialog is closed first
    if (document.querySelector('[aria-expanded="true"][aria-haspopup], [role="dialog"]') !== null) return;
    if (address.cell !== null) void setAddress({ cell: null });
    else if (address.event !== null) void setAddress({ event: null });
    else if (address.selected !== null) void setAddress({ selected: null });
    else if (address.drawer !== null) void setAddress({ drawer: null });
    else if (address.view === 'flows' && address.select !== null) void setAddress({ select: null });
  }, [address.cell, address.event, address.selected, address.drawer, address.view, address.select, setAddress]);
  useEffect(() => {
    document.title = `${viewTitles[address.view]} · ${open.model.title} · Meridian`;
  }, [address.view, open.model.title]);
  useHotkeys([['Escape', escape]], []);
  useHotkeys([
    ['?', () => setKeysShown(true), { usePhysicalKeys: false }],
    ['shift+?', () => setKeysShown(true)],
    ['/', () => document.querySelector<HTMLInputElement>('#place-search')?.focus()],
    ['[', () => setPanelOpen((before) => !before)],
  ]);
  return (
    <div
      className="workbench"
      data-panel={isPanelOpen ? 'open' : 'closed'}
      data-busy={models.isWorking || routes.isWorking || reach.isWorking || flows.isWorking || relations.isWorking}
    >
      <Rail
        view={address.view}
        onKeys={() => setKeysShown(true)}
        onView={(view) => {
          setPanelOpen((before) => (view === address.view ? !before : true));
          // relations are read from their charts, where there is room for both
          const opens = view === 'relations' && address.view !== 'relations';
          const drawer = opens && window.innerWidth > 800 ? { drawer: 'timeline' as const } : {};
          void setAddress({ view, selected: null, cell: null, event: null, ...drawer });
        }}
      />
      <section className="panel" aria-label="Question and answer" id="panel">
        <header>
          <div>
            <h2>{hasDetail ? 'What it rests on' : viewTitles[address.view]}</h2>
            <p className="quiet small">{open.model.title}</p>
          </div>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label="Close the panel"
            title="Close the panel ([)"
            onClick={() => setPanelOpen(false)}
          >
            <Icon name="panel" size={18} />
          </ActionIcon>
        </header>
        <div className="content">
          {models.fault !== undefined && address.view !== 'models' && (
            <Notice kind="fault" title="This model is not here">
              {models.fault}
            </Notice>
          )}
          <AddressNotice />
          <Suspense fallback={<p className="quiet">One moment …</p>}>
            {hasDetail ? <DetailPanel map={map} /> : <View />}
          </Suspense>
        </div>
      </section>
      <main className="stage">
        <h1 className="hidden">Meridian: {open.model.title}</h1>
        <MapStage map={map} onMap={setMap} />
        {address.view === 'relations' && (
          <Suspense>
            <MonthSlider />
          </Suspense>
        )}
        <Drawer map={map} />
      </main>
      <DropArea />
      <KeysHelp opened={areKeysShown} onClose={() => setKeysShown(false)} />
      <div className="hidden" role="status" aria-live="polite">
        {models.isWorking ? 'Reading the model' : ''}
      </div>
    </div>
  );
}
