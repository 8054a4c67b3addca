import type { Selection } from '../model/selector.ts';
import { arcsOfRows } from './arcs-of-rows.ts';
import { at } from './at.ts';
import type { Network } from './network.ts';

/**
 * Links and services that rules close, each with the first rule that does: 1 + its index in the reasons; 0: none. What lies
 * on them follows: movements and borders of a link, rides of a service or over any of its links.
 */
export class RowClosures {
  readonly link: Int32Array;
  readonly service: Int32Array;
  private readonly network: Network;

  constructor(network: Network) {
    this.network = network;
    this.link = new Int32Array(network.model.tables.link.length);
    this.service = new Int32Array(network.model.tables.service.length);
  }

  /** Closes what is selected and still open, by a rule of this number. */
  close({ links, services }: Selection, reason: number): void {
    const { linkIndex, serviceIndex } = arcsOfRows(this.network);
    const first = (before: number): number => (before === 0 ? reason : before);
    setRows(this.link, links, linkIndex, first);
    setRows(this.service, services, serviceIndex, first);
  }

  /** Opens what is selected, whatever closed it so far. */
  open({ links, services }: Selection): void {
    const { linkIndex, serviceIndex } = arcsOfRows(this.network);
    setRows(this.link, links, linkIndex, () => 0);
    setRows(this.service, services, serviceIndex, () => 0);
  }

  /** Writes the rules into what they close of the arcs that are open. */
  writeTo(closed: Int32Array): void {
    const { ofLink, ofService } = arcsOfRows(this.network);
    const { arcs } = this.network;
    const write = (arc: number): void => {
      if (at(closed, arc) !== 0) return;
      const { link, ride } = at(arcs, arc);
      if (link !== undefined) closed[arc] = at(this.link, link);
      else if (ride !== undefined)
        closed[arc] = ride.links.reduce(
          (first, index) => earlier(first, at(this.link, index)),
          at(this.service, ride.service),
        );
    };
    for (const [link, reason] of this.link.entries()) if (reason !== 0) at(ofLink, link).forEach(write);
    for (const [service, reason] of this.service.entries()) if (reason !== 0) at(ofService, service).forEach(write);
  }
}

function setRows(
  closed: Int32Array,
  ids: ReadonlySet<string>,
  index: ReadonlyMap<string, number>,
  change: (before: number) => number,
): void {
  for (const id of ids) {
    const row = index.get(id);
    if (row !== undefined) closed[row] = change(at(closed, row));
  }
}

/** The earlier of two rules; 0: none. */
function earlier(a: number, b: number): number {
  return a === 0 ? b : b === 0 ? a : Math.min(a, b);
}
