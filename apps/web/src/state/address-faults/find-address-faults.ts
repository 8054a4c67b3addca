import type { Model } from '@meridian/engine';
import type { WorkbenchView } from '../../views/workbench-view.ts';
import type { Settings } from '../settings.ts';
import type { Address } from '../shared-settings.ts';
import type { AddressFault } from './address-fault.ts';
import { notInModel } from './not-in-model.ts';
import { unreadable } from './unreadable.ts';

/** Everything of an address that is not shown as it is written, so that nothing is answered in silence in its place. */
export function findAddressFaults(
  { written, address, settings }: { readonly written: string; readonly address: Address; readonly settings: Settings },
  model: Model,
  {
    views,
    open,
    answers,
  }: { readonly views: readonly WorkbenchView[]; readonly open: WorkbenchView; readonly answers: unknown },
): readonly AddressFault[] {
  return [
    ...unreadable(written, address, settings),
    ...notInModel(address, model),
    ...views.flatMap((view) => view.notInModel?.(address, model) ?? []),
    ...(open.conflicts?.(address, model, answers) ?? []),
  ];
}
