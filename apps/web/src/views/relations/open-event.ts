import type { SetAddress } from '../../state/address.ts';

/** Opens an event in the panel; on a narrow screen the drawer gives way to it. */
export function openEvent(setAddress: SetAddress, event: string): void {
  void setAddress(window.innerWidth > 800 ? { event, cell: null } : { event, cell: null, drawer: null });
}
