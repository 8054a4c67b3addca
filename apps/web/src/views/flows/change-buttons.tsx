import { Button } from '@mantine/core';
import type { NetworkChange } from '@meridian/engine';
import type { ReactNode } from 'react';
import { useNetwork, useWorkbench } from '../../state/workbench-context.ts';
import { traitsOf } from './targets.ts';

/** Meters by which the water falls at first; a slider changes it. */
const firstFallM = -1;

/** What can be done to a link, place, branch or passage. */
export function ChangeButtons({
  selector,
  onChange,
}: {
  readonly selector: string;
  readonly onChange: (change: NetworkChange) => void;
}): ReactNode {
  const { model } = useWorkbench();
  const { states } = useNetwork();
  const { hasClosed, hasWater } = traitsOf(model, states, selector);
  const actions: readonly (readonly [string, NetworkChange])[] = [
    ...(hasClosed ? [['Open what is closed', { kind: 'open', selector }] as const] : []),
    ['Close', { kind: 'close', selector }],
    ['Halve the capacity', { kind: 'capacity', selector, value: 0.5 }],
    ...(hasWater ? [['Lower the water by 1 m', { kind: 'water_level', selector, value: firstFallM }] as const] : []),
  ];
  return (
    <div className="controls" style={{ gap: 6 }} role="group" aria-label="Change it">
      {actions.map(([words, change]) => (
        <Button key={words} size="compact-sm" variant="default" onClick={() => onChange(change)}>
          {words}
        </Button>
      ))}
    </div>
  );
}
