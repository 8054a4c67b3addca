import { palettes } from '@meridian/cartography';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useWorkbench } from '../state/workbench-context.ts';
import type { CorridorMap } from './corridor-map.ts';
import { FlowAnimation } from './flow-animation.ts';

/** The moving dashes over the map; what they say, the lines and the table say too. */
export function FlowOverlay({ map }: { readonly map: CorridorMap }): ReactNode {
  const { theme } = useWorkbench();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current === null) return undefined;
    const animation = new FlowAnimation(canvas.current, map, palettes[theme].land);
    return () => animation.destroy();
  }, [map, theme]);
  return <canvas ref={canvas} className="flow-overlay" aria-hidden="true" data-animated="true" />;
}
