import { ActionIcon } from '@mantine/core';
import { Suspense, useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import type { CorridorMap } from '../map/corridor-map.ts';
import { useWorkbench } from '../state/workbench-context.ts';
import { Icon } from './icons.tsx';

const closedHeight = 37;
const usualHeight = 340;
const keyStep = 40;

/** Charts and tables below the map: dragged up by its edge, opened by a tab, or made to fill the whole. */
export function Drawer({ map }: { readonly map: CorridorMap | undefined }): ReactNode {
  const { view, address, setAddress } = useWorkbench();
  const [dragged, setHeight] = useState<number>();
  const [isFull, setFull] = useState(false);
  const holder = useRef<HTMLElement>(null);
  const tabs = view.drawers.map(({ id }) => id);
  const height = dragged ?? view.drawerHeight ?? usualHeight;
  const open = view.drawers.find(({ id }) => id === address.drawer);
  const [shown, Body] = [open?.id, open?.Body];
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
          {view.drawers.map(({ id: name, title }, index) => (
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
              {title}
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
