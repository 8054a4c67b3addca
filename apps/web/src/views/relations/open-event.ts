import type { SetAddress } from '../../state/settings.ts';
import type { AddressWith } from '../workbench-view.ts';
import type { relationsSettings } from './settings.ts';

/** Changes the address with the part of this view. */
export type SetRelations = SetAddress<AddressWith<typeof relationsSettings>>;

/** Opens an event in the panel; on a narrow screen the drawer gives way to it. */
export function openEvent(setAddress: SetRelations, event: string): void {
  void setAddress(window.innerWidth > 800 ? { event, cell: null } : { event, cell: null, drawer: null });
}
