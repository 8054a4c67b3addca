import { at } from './at.ts';
import type { NamedEvent } from '../regimes/regime-state.ts';
import type { Overlay } from './overlay.ts';

/** How a link stands on a date: open, closed by a rule, or not there (yet). */
export interface LinkState {
  readonly state: 'open' | 'closed' | 'planned';
  readonly reason: string | undefined;
  /** What brought about the state of the regime that closes it. */
  readonly events?: readonly NamedEvent[];
}

/** State of every link by its id, with the rule that closes it. A link is closed when every direction of it is. */
export function linkStates({ network, closed, reasons }: Overlay): ReadonlyMap<string, LinkState> {
  const result = new Map<string, LinkState>();
  for (const [arc, { kind, link }] of network.arcs.entries()) {
    if (kind !== 'move' || link === undefined) continue;
    const { linkId, status } = at(network.model.tables.link, link);
    const index = at(closed, arc);
    // a link is open though containers need a service on it
    if (index === 0 || at(reasons, index - 1).kind === 'no-service') {
      result.set(linkId, { state: 'open', reason: undefined });
      continue;
    }
    if (result.get(linkId)?.state === 'open') continue;
    const reason = at(reasons, index - 1);
    const isPlanned = (reason.kind === 'status' && status !== 'suspended') || reason.kind === 'validity';
    result.set(linkId, {
      state: isPlanned ? 'planned' : 'closed',
      reason: reason.text,
      ...(reason.events === undefined ? {} : { events: reason.events }),
    });
  }
  return result;
}
