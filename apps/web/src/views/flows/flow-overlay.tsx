import { useReducedMotion } from '@mantine/hooks';
import { palettes } from '@meridian/cartography';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useWorkbench } from '../../state/workbench-context.ts';
import type { CorridorMap } from '../../map/corridor-map.ts';
import { FlowAnimation } from './flow-animation.ts';
import { flowsSettings } from './settings.ts';

/** The moving dashes over the map, where they are wanted; what they say, the lines and the table say too. */
export function FlowOverlay({ map }: { readonly map: CorridorMap }): ReactNode {
  const { address } = useWorkbench(flowsSettings);
  const isStill = useReducedMotion();
  return address.animate && !isStill ? <Dashes map={map} /> : null;
}

function Dashes({ map }: { readonly map: CorridorMap }): ReactNode {
  const { theme } = useWorkbench();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current === null) return undefined;
    const animation = new FlowAnimation(canvas.current, map, palettes[theme].land);
    return () => animation.destroy();
  }, [map, theme]);
  return <canvas ref={canvas} className="flow-overlay" aria-hidden="true" data-animated="true" />;
}
