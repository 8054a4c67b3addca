import { ActionIcon, Menu } from '@mantine/core';
import { Suspense } from 'react';
import type { ReactNode } from 'react';
import { DateControl } from '../frame/date-control.tsx';
import { Icon } from '../frame/icons.tsx';
import { Legend } from '../frame/legend.tsx';
import { PlaceSearch } from '../frame/place-search.tsx';
import { useNetwork, useOpenAnswers, useWorkbench } from '../state/workbench-context.ts';
import { formatDate } from '@meridian/words';
import type { CorridorMap } from './corridor-map.ts';
import { tableDrawer } from './drawers.ts';
import { MapView } from './map-view.tsx';
import { PickedFacts } from './picked-facts.tsx';
import { saveMap } from './save-map.ts';
import { useMapContent } from './use-map-content.ts';

/** The map with what lies over it: date, search, key, zoom. */
export function MapStage({
  map,
  onMap,
}: {
  readonly map: CorridorMap | undefined;
  readonly onMap: (map: CorridorMap | undefined) => void;
}): ReactNode {
  const { view, model, address, setAddress, changeAddress, theme } = useWorkbench();
  const { date } = useNetwork();
  const answers = useOpenAnswers();
  const content = useMapContent();
  const { Control, Overlay, pick, table = tableDrawer.id, title: titleOf } = view.stage ?? {};
  const title = `${model.title}, ${titleOf?.(answers) ?? `network of ${formatDate(date)}`}`;
  return (
    <div className="map">
      <MapView
        model={model}
        theme={theme}
        content={content}
        position={address.map}
        onPosition={(position) => void setAddress({ map: position }, { history: 'replace' })}
        onSelect={(selected) => void changeAddress(pick?.(selected, address) ?? { selected, cell: null })}
        describe={(picked) => <PickedFacts picked={picked} />}
        onReady={onMap}
        label={`Map of ${title}. Arrow keys move it, plus and minus zoom, 0 shows all. The drawer has the same as a table.`}
      />
      {Overlay !== undefined && map !== undefined && (
        <Suspense>
          <Overlay map={map} />
        </Suspense>
      )}
      <div className="topbar">
        <Suspense>{Control === undefined ? <DateControl /> : <Control />}</Suspense>
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
            <Menu.Item onClick={() => void setAddress({ drawer: table })}>Map as a table</Menu.Item>
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
      <Legend entries={content.legend ?? []} hasStrokes={content.moving === undefined} />
    </div>
  );
}
