import { ActionIcon } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { Suspense, useCallback, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { DetailPanel } from './detail/detail-panel.tsx';
import { openDetail } from './detail/open-detail.ts';
import { AddressNotice } from './frame/address-notice.tsx';
import { Drawer } from './frame/drawer.tsx';
import { Icon } from './frame/icons.tsx';
import { KeysHelp } from './frame/keys-help.tsx';
import { Notice } from './frame/notice.tsx';
import { Rail } from './frame/rail.tsx';
import { MapStage } from './map/map-stage.tsx';
import type { CorridorMap } from './map/corridor-map.ts';
import { settingOf } from './state/shared-settings.ts';
import { useOpenAnswers, useWorkbench } from './state/workbench-context.ts';

/** Rail, panel, map and drawer on an open model. */
export function OpenWorkbench(): ReactNode {
  const workbench = useWorkbench();
  const { views, view, address, setAddress, changeAddress, open, models } = workbench;
  const [isPanelOpen, setPanelOpen] = useState(true);
  const [areKeysShown, setKeysShown] = useState(false);
  const [map, setMap] = useState<CorridorMap>();
  const detail = openDetail(workbench);
  const { Panel, escapes } = view;
  const canEscape = escapes !== undefined && settingOf(address, escapes) !== null;
  const escape = useCallback(() => {
    // an open list or dialog is closed first
    if (document.querySelector('[aria-expanded="true"][aria-haspopup], [role="dialog"]') !== null) return;
    if (detail !== undefined) void changeAddress({ [detail.setting]: null });
    else if (address.drawer !== null) void setAddress({ drawer: null });
    else if (canEscape) void changeAddress({ [escapes]: null });
  }, [detail, address.drawer, escapes, canEscape, setAddress, changeAddress]);
  useEffect(() => {
    document.title = `${view.label} · ${open.model.title} · Meridian`;
  }, [view.label, open.model.title]);
  useHotkeys([['Escape', escape]], []);
  useHotkeys([
    ['?', () => setKeysShown(true), { usePhysicalKeys: false }],
    ['shift+?', () => setKeysShown(true)],
    ['/', () => document.querySelector<HTMLInputElement>('#place-search')?.focus()],
    ['[', () => setPanelOpen((before) => !before)],
  ]);
  const show = (id: string): void => {
    const chosen = views.find((each) => each.id === id);
    setPanelOpen((before) => (chosen === view ? !before : true));
    const opens = chosen?.opensDrawer !== undefined && chosen !== view && window.innerWidth > 800;
    const drawer = opens ? { drawer: chosen.opensDrawer } : {};
    const closed = views.flatMap((each) => (each.detail === undefined ? [] : [[each.detail.setting, null] as const]));
    void changeAddress({ view: id, selected: null, cell: null, ...Object.fromEntries(closed), ...drawer });
  };
  return (
    <Busy isPanelOpen={isPanelOpen}>
      <Rail views={views} open={view.id} onKeys={() => setKeysShown(true)} onView={show} />
      <section className="panel" aria-label="Question and answer" id="panel">
        <header>
          <div>
            <h2>{detail === undefined ? view.label : 'What it rests on'}</h2>
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
          {models.fault !== undefined && view.tellsModelFault !== true && (
            <Notice kind="fault" title="This model is not here">
              {models.fault}
            </Notice>
          )}
          <AddressNotice />
          <Suspense fallback={<p className="quiet">One moment …</p>}>
            {detail === undefined ? <Panel /> : <DetailPanel detail={detail} map={map} />}
          </Suspense>
        </div>
      </section>
      <main className="stage">
        <h1 className="hidden">Meridian: {open.model.title}</h1>
        <MapStage map={map} onMap={setMap} />
        {view.stage?.Below !== undefined && (
          <Suspense>
            <view.stage.Below />
          </Suspense>
        )}
        <Drawer map={map} />
      </main>
      {views.map(({ id, Everywhere }) => Everywhere !== undefined && <Everywhere key={id} />)}
      <KeysHelp opened={areKeysShown} onClose={() => setKeysShown(false)} />
      <div className="hidden" role="status" aria-live="polite">
        {models.isWorking ? 'Reading the model' : ''}
      </div>
    </Busy>
  );
}

/** Says whether anything is awaited. It alone is drawn anew when an answer comes; what is in it stays. */
function Busy({ isPanelOpen, children }: { readonly isPanelOpen: boolean; readonly children: ReactNode }): ReactNode {
  const { models, view } = useWorkbench();
  const answers = useOpenAnswers();
  return (
    <div
      className="workbench"
      data-panel={isPanelOpen ? 'open' : 'closed'}
      data-busy={models.isWorking || (view.answers?.isWorking(answers) ?? false)}
    >
      {children}
    </div>
  );
}
