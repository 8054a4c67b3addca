import { Button, useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { chartThemes, composeChartSvg } from '@meridian/charts';
import type { ChartOptions } from '@meridian/charts';
import type { ResultTable } from '@meridian/engine';
import { saveTable } from '../export/save-table.ts';
import { savePng, saveText, svgToPng } from '../export/save.ts';

type Size = Omit<ChartOptions, 'theme'>;

export interface ChartFrameProps {
  /** The finding or the question. */
  readonly title: string;
  /** Unit and scope, and how to read it. */
  readonly subtitle: string;
  readonly source: string;
  /** Without ending. */
  readonly fileName: string;
  /** The figures behind the chart. */
  readonly table: () => ResultTable;
  /** Drawn again whenever it changes: keep it in `useCallback`. Returns an SVG element of the size asked for. */
  readonly draw: (size: Size) => Element;
  /** False while data are awaited: what was drawn before stays, dimmed. */
  readonly ready?: boolean | undefined;
  /** Pixels of the chart itself; without it, the chart fills what its parent leaves. */
  readonly height?: number | undefined;
}

const leastHeight = 180;

/** A chart with what it needs to stand alone: title, subtitle, source, and itself to be saved. */
export function ChartFrame(props: ChartFrameProps): ReactNode {
  const { title, subtitle, source, fileName, table, draw, ready = true, height } = props;
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const theme = chartThemes[scheme];
  const [problem, setProblem] = useState<string>();
  const { holder, hasDrawing, size } = useDrawing(draw, ready);
  const savePicture = async (kind: 'png' | 'svg'): Promise<void> => {
    setProblem(undefined);
    try {
      const drawing = draw({
        width: Math.max(size?.width ?? 0, 720),
        height: height ?? Math.max(size?.height ?? 0, 360),
      });
      for (const control of drawing.querySelectorAll('[data-key]')) control.remove();
      const text = new XMLSerializer().serializeToString(drawing);
      const picture = composeChartSvg(text, { title, subtitle, source, theme });
      if (kind === 'svg') saveText(picture.text, `${fileName}.svg`, 'image/svg+xml');
      else savePng(await svgToPng(picture.text, picture.width, picture.height), `${fileName}.png`);
    } catch {
      setProblem(`No ${kind.toUpperCase()} could be made of this chart. Try another format.`);
    }
  };
  const save = {
    png: () => void savePicture('png'),
    svg: () => void savePicture('svg'),
    csv: () => saveTable(table(), fileName),
  };
  return (
    <section
      className="chart"
      aria-label={title}
      aria-busy={!ready}
      style={{
        display: 'flex',
        flexDirection: 'column',
        flex: 1,
        height: height === undefined ? '100%' : 'auto',
        minWidth: 0,
      }}
    >
      <div style={{ display: 'flex', alignItems: 'center', gap: '2px 8px', flexWrap: 'wrap' }}>
        <h2 style={{ flex: '1 1 200px', margin: 0 }}>{title}</h2>
        <div style={{ flex: 'none', whiteSpace: 'nowrap' }}>
          {(['png', 'svg', 'csv'] as const).map((kind) => (
            <Button
              key={kind}
              variant="subtle"
              size="compact-xs"
              disabled={!hasDrawing || !ready}
              aria-label={`Save chart as ${kind.toUpperCase()}`}
              onClick={save[kind]}
            >
              {kind.toUpperCase()}
            </Button>
          ))}
        </div>
      </div>
      <p className="small quiet" style={{ margin: '0 0 4px' }}>
        {subtitle}
      </p>
      <div
        style={{
          position: 'relative',
          flex: height === undefined ? 1 : 'none',
          minHeight: leastHeight,
          ...(height === undefined ? {} : { height, minHeight: height }),
        }}
      >
        {!ready && !hasDrawing && <p className="quiet">Working …</p>}
        <div ref={holder} style={{ position: 'absolute', inset: 0, overflow: 'hidden', opacity: ready ? 1 : 0.5 }} />
      </div>
      <p className="small quiet" style={{ margin: '4px 0 0' }} role={problem === undefined ? undefined : 'alert'}>
        {problem ?? source}
      </p>
    </section>
  );
}

/** Draws into an element at the element's own size, again when that or `draw` changes; focus stays on the same mark. */
function useDrawing(draw: ChartFrameProps['draw'], ready: boolean) {
  const holder = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<Size>();
  const [hasDrawing, setHasDrawing] = useState(false);
  useEffect(() => {
    const element = holder.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => {
      const [width, height] = [Math.floor(element.clientWidth), Math.floor(element.clientHeight)];
      if (width > 0 && height > 0)
        setSize((before) => (before?.width === width && before.height === height ? before : { width, height }));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    const element = holder.current;
    if (element === null || size === undefined || !ready) return;
    const focused = element.contains(document.activeElement)
      ? document.activeElement?.getAttribute('data-key')
      : undefined;
    element.replaceChildren(withoutMarkLabels(draw(size)));
    setHasDrawing(true);
    if (typeof focused === 'string')
      element.querySelector<SVGElement>(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  }, [draw, size, ready]);
  return { holder, size, hasDrawing };
}

/** Plot labels the group of each mark with its kind, which says nothing to a reader and is not allowed on a plain group. */
function withoutMarkLabels(drawing: Element): Element {
  for (const group of drawing.querySelectorAll('g[aria-label]:not([role])')) group.removeAttribute('aria-label');
  return drawing;
}
