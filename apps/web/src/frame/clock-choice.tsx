import type { ReactNode } from 'react';
import type { Clock } from '@meridian/engine/questions';
import { clockWords } from '@meridian/words';
import { useWorkbench } from '../state/workbench-context.ts';
import { Choice } from './choice.tsx';

const options = (['gate', 'departure'] as const satisfies readonly Clock[]).map(
  (clock) => [clock, clockWords[clock]] as const,
);

/** By which clock times count, wherever the page sorts or plots by time. */
export function ClockChoice(): ReactNode {
  const { address, setAddress } = useWorkbench();
  return (
    <Choice
      label="Time counts from"
      value={address.clock}
      options={options}
      onChange={(clock) => void setAddress({ clock })}
    />
  );
}
