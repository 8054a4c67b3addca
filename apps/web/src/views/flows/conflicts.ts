import type { Model } from '@meridian/engine';
import { faultOf } from '../../state/address-faults/address-fault.ts';
import type { AddressFault } from '../../state/address-faults/address-fault.ts';
import { periodWords } from '@meridian/words';
import type { AddressWith } from '../workbench-view.ts';
import type { flowsSettings } from './settings.ts';
import type { FlowsState } from './use-flows.ts';

/** A period without demand, and colors that say something of which there is nothing. */
export function flowsConflicts(
  { period: asked, color, changes, select }: AddressWith<typeof flowsSettings>,
  _: Model,
  { periods, period }: FlowsState,
): readonly AddressFault[] {
  const lacks = asked !== null && periods !== undefined && period !== undefined && asked !== period;
  const idle = (color === 'difference' && changes.length === 0) || (color === 'users' && select === null);
  return [
    ...(lacks ? [faultOf('period', asked, `The model has no demand in it; ${periodWords(period)} is shown.`)] : []),
    ...(idle
      ? [
          faultOf(
            'color',
            color,
            `Nothing is ${color === 'users' ? 'selected' : 'changed'}; the usual colors are shown.`,
          ),
        ]
      : []),
  ];
}
