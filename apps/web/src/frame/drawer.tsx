import { ActionIcon } from '@mantine/core';
import { lazy, Suspense, useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import type { CorridorMap } from '../map/corridor-map.ts';
import type { DrawerName, ViewName } from '../state/address-parsers.ts';
import { useWorkbench } from '../state/workbench-context.ts';
import { Icon } from './icons.tsx';

interface DrawerProps {
  readonly map: CorridorMap | undefined;
}

// charts and tables come when they are first opened
const bodies: Readonly<Record<DrawerName, (props: DrawerProps) => ReactNode>> = {
  tradeoff: lazy(() => import('../views/routes/tradeoff.tsx').then(({ Tradeoff }) => ({ default: Tradeoff }))),
  profile: lazy(() => import('../views/routes/profile.tsx').then(({ Profile }) => ({ default: Profile }))),
  legs: lazy(() => import('../views/routes/legs-table.tsx').then(({ LegsTable }) => ({ default: LegsTable }))),
  compare: lazy(() => import('../views/routes/compare.tsx').then(({ Compare }) => ({ default: Compare }))),
  cities: lazy(() => import('../views/reach/reach-cities.tsx').then(({ ReachCities }) => ({ default: ReachCities }))),
  branches: lazy(() =>
    import('../views/flows/branch-counts.tsx').then(({ BranchCounts }) => ({ default: BranchCounts })),
  ),
  quarters: lazy(() => import('../views/flows/quarters.tsx').then(({ Quarters }) => ({ default: Quarters }))),
  bottlenecks: lazy(() =>
    import('../views/flows/bottlenecks.tsx').then(({ Bottlenecks }) => ({ default: Bottlenecks })),
  ),
  volumes: lazy(() => import('../views/flows/volumes.tsx').then(({ Volumes }) => ({ default: Volumes }))),
  users: lazy(() => import('../views/flows/users-table.tsx').then(({ UsersTable }) => ({ default: UsersTable }))),
  timeline: lazy(() => import('../views/relations/timeline.tsx').then(({ Timeline }) => ({ default: Timeline }))),
  pairs: lazy(() =>
    import('../views/relations/compare-pairs.tsx').then(({ ComparePairs }) => ({ default: ComparePairs })),
  ),
  acts: lazy(() => import('../views/relations/acts.tsx').then(({ Acts }) => ({ default: Acts }))),
  matrix: lazy(() =>
    import('../views/relations/matrix-chart.tsx').then(({ MatrixChart }) => ({ default: MatrixChart })),
  ),
  closures: lazy(() => import('../views/routes/closures.tsx').then(({ Closures }) => ({ default: Closures }))),
  table: lazy(() => import('../map/map-table.tsx').then(({ MapTable }) => ({ default: MapTable }))),
  findings: lazy(() => import('../views/models/findings.tsx').then(({ Findings }) => ({ default: Findings }))),
};

const titles: Readonly<Record<DrawerName, string>> = {
  tradeoff: 'Time against cost',
  profile: 'Time and distance',
  legs: 'Legs',
  compare: 'Side by side',
  cities: 'Cities',
  branches: 'Model and observed',
  quarters: 'By quarter',
  bottlenecks: 'Bottlenecks',
  volumes: 'Links',
  users: 'Who uses it',
  timeline: 'Timeline',
  pairs: 'Pairs compared',
  acts: 'What moved it',
  matrix: 'All pairs',
  closures: 'Closed and left out',
  table: 'Map as a table',
  findings: 'Findings',
};

const tabsOf: Readonly<Record<ViewName, readonly DrawerName[]>> = {
  routes: ['tradeoff', 'profile', 'legs', 'compare', 'closures', 'table'],
  reach: ['cities', 'closures', 'table'],
  flows: ['branches', 'quarters', 'bottlenecks', 'volumes', 'users', 'closures'],
  relations: ['timeline', 'pairs', 'acts', 'matrix', 'closures', 'table'],
  evidence: ['table', 'closures'],
  models: ['findings', 'table', 'closures'],
};

const closedHeight = 37;
const keyStep = 40;

/** Charts and tables below the map: dragged up by its edge, opened by a tab, or made to fill the whole. */
export function Drawer({ map }: DrawerProps): ReactNode {
  const { address, setAddress } = useWorkbench();
  const [dragged, setHeight] = useState<number>();
  const [isFull, setFull] = useState(false);
  const holder = useRef<HTMLElement>(null);
  const tabs = tabsOf[address.view];
  // a timeline with its acts below needs more than one chart
  const height = dragged ?? (address.view === 'relations' ? 410 : 340);
  const shown = address.drawer !== null && tabs.includes(address.drawer) ? address.drawer : undefined;
  const Body = shown === undefined ? undefined : bodies[shown];
  const resizeTo = (wanted: number): void => {
    const most = (holder.current?.parentElement?.clientHeight ?? 800) - 160;
    setHeight(Math.max(140, Math.min(most, wanted)));
  };
  const drag = (event: PointerEvent<HTMLDivElement>): void => {
    const [from, start] = [event.clientY, shown === undefined ? closedHeight : height];
    const grip = event.currentTarget;
    grip.setPointerCapture(event.pointerId);
    const first = tabs[0];
    if (shown === undefined && first !== undefined) void setAddress({ drawer: first });
    grip.onpointermove = (move) => resizeTo(start + from - move.clientY);
    grip.onpointerup = () => {
      grip.onpointermove = null;
      grip.onpointerup = null;
    };
  };
  const onGripKey = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    resizeTo(height + (event.key === 'ArrowUp' ? keyStep : -keyStep));
  };
  const onTabKey = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const at = shown === undefined ? -1 : tabs.indexOf(shown);
    const next = tabs[(at + step + tabs.length) % tabs.length];
    if (next === undefined) return;
    void setAddress({ drawer: next });
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <section
      ref={holder}
      className="drawer"
      aria-label="Charts and tables"
      data-full={isFull && shown !== undefined}
      style={{ height: shown === undefined ? closedHeight : height }}
    >
      <div
        className="grip"
        role="separator"
        aria-orientation="horizontal"
        aria-label="Height of charts and tables"
        aria-valuenow={Math.round(height)}
        tabIndex={shown === undefined ? -1 : 0}
        onPointerDown={drag}
        onKeyDown={onGripKey}
      />
      <div className="tabs">
        <div role="tablist" aria-label="Charts and tables" onKeyDown={onTabKey}>
          {tabs.map((name, index) => (
            <button
              key={name}
              id={`tab-${name}`}
              type="button"
              role="tab"
              className="tab"
              aria-selected={name === shown}
              aria-controls={name === shown ? 'drawer-body' : undefined}
              tabIndex={name === shown || (shown === undefined && index === 0) ? 0 : -1}
              onClick={() => void setAddress({ drawer: name === shown ? null : name })}
            >
              {titles[name]}
            </button>
          ))}
        </div>
        {shown !== undefined && (
          <>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={isFull ? 'Smaller' : 'Full size'}
              title={isFull ? 'Smaller' : 'Full size'}
              onClick={() => setFull((before) => !before)}
            >
              <Icon name="full" size={16} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label="Close charts and tables"
              title="Close (Esc)"
              onClick={() => void setAddress({ drawer: null })}
            >
              <Icon name="close" size={16} />
            </ActionIcon>
          </>
        )}
      </div>
      {Body !== undefined && (
        <div className="body" role="tabpanel" id="drawer-body" aria-labelledby={`tab-${shown ?? ''}`} tabIndex={0}>
          <Suspense fallback={<p className="quiet">One moment …</p>}>
            <Body map={map} />
          </Suspense>
        </div>
      )}
    </section>
  );
}
