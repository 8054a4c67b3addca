import { useCallback, useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { Box, Theme } from '@meridian/cartography';
import type { Model } from '@meridian/engine';
import type { MapPosition, Selection } from '../state/address-parsers.ts';
import { CorridorMap } from './corridor-map.ts';
import type { MapContent } from './map-content.ts';
import { forgetWidths } from './draw-scene.ts';
import type { Picked } from './pick.ts';

interface MapViewProps {
  readonly model: Model | undefined;
  readonly theme: Theme;
  readonly content: MapContent;
  readonly position: MapPosition | null;
  readonly onPosition: (position: MapPosition | null) => void;
  readonly onSelect: (selection: Selection | null) => void;
  readonly describe: (picked: Picked) => ReactNode;
  /** Called with the map once it is there, for keys and pictures. */
  readonly onReady: (map: CorridorMap | undefined) => void;
  readonly label: string;
}

interface Hovered {
  readonly picked: Picked;
  readonly left: number;
  readonly top: number;
}

/** The address follows when the map has stood still for so long: a movement by keys is many short ones. */
const restMilliseconds = 200;
const panStep = 80;
const tooltipWidth = 300;

/** The map with its tooltip; moves by pointer and, while it has the focus, by the arrow keys, plus, minus and 0. */
export function MapView(props: MapViewProps): ReactNode {
  const { model, theme, content, position, onPosition, onSelect, describe, onReady, label } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const holder = useRef<HTMLDivElement>(null);
  const map = useRef<CorridorMap>(undefined);
  const shownPosition = useRef<MapPosition | null>(position);
  const callbacks = useRef({ onPosition, onSelect });
  const [hovered, setHovered] = useState<Hovered>();
  useEffect(() => {
    callbacks.current = { onPosition, onSelect };
  });

  useEffect(() => {
    if (canvas.current === null || holder.current === null) return undefined;
    let resting: number | undefined;
    const made = new CorridorMap(canvas.current, {
      onHover: (picked, x, y) =>
        setHovered(picked === undefined ? undefined : { picked, ...tooltipPlace(x, y, holder.current) }),
      onSelect: (picked) => callbacks.current.onSelect(picked === undefined ? null : selectionOf(picked)),
      onRest(rested) {
        clearTimeout(resting);
        resting = window.setTimeout(() => {
          shownPosition.current = rested ?? null;
          callbacks.current.onPosition(rested ?? null);
        }, restMilliseconds);
      },
    });
    map.current = made;
    onReady(made);
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) made.resize(entry.contentRect.width, entry.contentRect.height);
      made.setCovered(coveredBoxes(holder.current));
    });
    observer.observe(holder.current);
    for (const part of holder.current.querySelectorAll('[data-covers]')) observer.observe(part);
    // names are measured again once the page's own font has come
    void document.fonts.load("12px 'Inter Variable'").then(() => {
      forgetWidths();
      made.setCovered(coveredBoxes(holder.current));
    });
    return () => {
      clearTimeout(resting);
      observer.disconnect();
      made.destroy();
      map.current = undefined;
      onReady(undefined);
    };
  }, [onReady]);

  useEffect(() => {
    if (model !== undefined) map.current?.setModel(model, shownPosition.current ?? undefined);
  }, [model]);
  useEffect(() => map.current?.setTheme(theme), [theme]);
  useEffect(() => map.current?.setContent(content), [content]);
  useEffect(() => {
    // only when the address was changed by something else than the map itself
    if (position === shownPosition.current || samePosition(position, shownPosition.current)) return;
    shownPosition.current = position;
    if (position === null) map.current?.home();
    else map.current?.goTo(position);
  }, [position]);

  const onKeyDown = useCallback((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = keys[event.key];
    if (act === undefined || map.current === undefined) return;
    act(map.current);
    event.preventDefault();
  }, []);

  return (
    <div ref={holder} className="surface">
      <div role="application" aria-label={label} tabIndex={0} className="surface" onKeyDown={onKeyDown} data-map="true">
        <canvas ref={canvas} />
      </div>
      {hovered !== undefined && (
        <div className="over tooltip" style={{ left: hovered.left, top: hovered.top }}>
          {describe(hovered.picked)}
        </div>
      )}
    </div>
  );
}

const keys: Readonly<Record<string, (map: CorridorMap) => void>> = {
  ArrowLeft: (map) => map.panBy(panStep, 0),
  ArrowRight: (map) => map.panBy(-panStep, 0),
  ArrowUp: (map) => map.panBy(0, panStep),
  ArrowDown: (map) => map.panBy(0, -panStep),
  '+': (map) => map.zoomBy(1.6),
  '=': (map) => map.zoomBy(1.6),
  '-': (map) => map.zoomBy(1 / 1.6),
  '0': (map) => map.home(),
};

function selectionOf(picked: Picked): Selection {
  return picked.kind === 'node'
    ? { kind: 'node', id: picked.place.node.nodeId }
    : { kind: 'link', id: picked.shape.link.linkId };
}

function samePosition(a: MapPosition | null, b: MapPosition | null): boolean {
  if (a === null || b === null) return a === b;
  return (
    Math.abs(a.longitude - b.longitude) < 1e-3 &&
    Math.abs(a.latitude - b.latitude) < 1e-3 &&
    Math.abs(a.zoom / b.zoom - 1) < 0.01
  );
}

/** What lies over the map and takes room from names: the key and the controls. */
function coveredBoxes(holder: HTMLElement | null): readonly Box[] {
  const stage = holder?.parentElement;
  if (holder === null || stage === null || stage === undefined) return [];
  const frame = holder.getBoundingClientRect();
  return [...stage.querySelectorAll('[data-covers]')].map((part) => {
    const box = part.getBoundingClientRect();
    return {
      left: box.left - frame.left,
      top: box.top - frame.top,
      right: box.right - frame.left,
      bottom: box.bottom - frame.top,
    };
  });
}

function tooltipPlace(x: number, y: number, holder: HTMLElement | null): Omit<Hovered, 'picked'> {
  const [width, height] = [holder?.clientWidth ?? 0, holder?.clientHeight ?? 0];
  return {
    left: x + 16 + tooltipWidth > width ? Math.max(4, x - tooltipWidth + 10) : x + 16,
    top: y + 150 > height ? Math.max(4, y - 130) : y + 16,
  };
}
