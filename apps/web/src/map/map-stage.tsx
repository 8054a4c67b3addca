import { ActionIcon, Menu } from '@mantine/core';
import { useReducedMotion } from '@mantine/hooks';
import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import { DateControl } from '../frame/date-control.tsx';
import { Icon } from '../frame/icons.tsx';
import { Legend } from '../frame/legend.tsx';
import { PlaceSearch } from '../frame/place-search.tsx';
import { useAnswers, useWorkbench } from '../state/workbench-context.ts';
import { formatDate } from '@meridian/words';
import type { CorridorMap } from './corridor-map.ts';
import { MapView } from './map-view.tsx';
import { PickedFacts } from './picked-facts.tsx';
import { saveMap } from './save-map.ts';
import { useMapContent } from './use-map-content.ts';

// what belongs to flows comes with them
const FlowOverlay = lazy(() => import('./flow-overlay.tsx').then((module) => ({ default: module.FlowOverlay })));
const PeriodControl = lazy(() =>
  import('../views/flows/period-control.tsx').then((module) => ({ default: module.PeriodControl })),
);

/** The map with what lies over it: date, search, key, zoom. */
export function MapStage({
  map,
  onMap,
}: {
  readonly map: CorridorMap | undefined;
  readonly onMap: (map: CorridorMap | undefined) => void;
}): ReactNode {
  const { model, address, setAddress, theme } = useWorkbench();
  const { date, flows } = useAnswers();
  const content = useMapContent();
  const isStill = useReducedMotion();
  const isFlows = address.view === 'flows';
  const period = flows.shown.value?.period;
  const title =
    isFlows && period !== undefined
      ? `${model.title}, flows of ${period.replace('-', ' ')}, model`
      : `${model.title}, network of ${formatDate(date)}`;
  return (
    <div className="map">
      <MapView
        model={model}
        theme={theme}
        content={content}
        position={address.map}
        onPosition={(position) => void setAddress({ map: position }, { history: 'replace' })}
        onSelect={(selected) =>
          void setAddress(
            isFlows
              ? {
                  select: selected === null ? null : `${selected.kind}:${selected.id}`,
                  color: selected === null ? address.color : null,
                  selected: null,
                  cell: null,
                }
              : { selected, cell: null },
          )
        }
        describe={(picked) => <PickedFacts picked={picked} />}
        onReady={onMap}
        label={`Map of ${title}. Arrow keys move it, plus and minus zoom, 0 shows all. The drawer has the same as a table.`}
      />
      {isFlows && address.animate && !isStill && map !== undefined && (
        <Suspense>
          <FlowOverlay map={map} />
        </Suspense>
      )}
      <div className="topbar">
        {isFlows ? (
          <Suspense>
            <PeriodControl />
          </Suspense>
        ) : (
          <DateControl />
        )}
        <div className="space" />
        <PlaceSearch onPlace={(selection) => map?.show(selection)} />
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="default" size={34} aria-label="Save the map" title="Save the map">
              <Icon name="download" size={18} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => void saveMap(map, title, 'png')}>Map as PNG</Menu.Item>
            <Menu.Item onClick={() => void saveMap(map, title, 'svg')}>Map as SVG</Menu.Item>
            <Menu.Item onClick={() => void setAddress({ drawer: isFlows ? 'volumes' : 'table' })}>
              Map as a table
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      <div className="over zoom" data-covers="true">
        <button type="button" aria-label="Zoom in" onClick={() => map?.zoomBy(1.6)}>
          +
        </button>
        <button type="button" aria-label="Zoom out" onClick={() => map?.zoomBy(1 / 1.6)}>
          −
        </button>
        <button type="button" aria-label="Show the whole corridor" onClick={() => map?.home()}>
          <Icon name="home" size={17} />
        </button>
      </div>
      <Legend flowKey={content.flows?.legend} extraKey={content.key} />
    </div>
  );
}
