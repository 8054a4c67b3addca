import type { SanctionRecord } from '../model/model.ts';
import { turnsOfActs } from '../sanctions/acts.ts';
import { actsOnArcs } from './acts-on-arcs.ts';
import { at } from './at.ts';
import { minutesPerDay } from '../calendar/clock.ts';
import { zoneOffset } from '../calendar/time-zone.ts';
import type { Network } from './network.ts';
import type { Consignment, StateQuery } from './query.ts';

/** What the acts that a question obeys leave out. */
export interface ActClosures {
  /** By arc: the act that forbids it on every day that is looked at. */
  readonly always: ReadonlyMap<number, SanctionRecord>;
  /** By arc: the first act that forbids it on some of the days only, and when the arc is free. */
  readonly sometimes: ReadonlyMap<number, { readonly act: SanctionRecord; readonly isFree: FreeTime }>;
}

/** Whether no act that is obeyed touches an operation on any day from one minute to another (of UTC). */
export type FreeTime = (enterMinute: number, endMinute: number) => boolean;

/** Days after departure that matter: none where no act that is obeyed comes or goes meanwhile. */
export function daysAheadOf(network: Network, departDay: number, { comply = [], daysAhead = 0 }: StateQuery): number {
  if (comply.length === 0) return 0;
  // a place to the west may still have the day before, one to the east the day after
  const last = departDay + daysAhead + 1;
  return daysAhead > 0 && turnsOfActs(network.model).some((turn) => turn >= departDay && turn <= last) ? daysAhead : 0;
}

/** What acts of the parties obeyed forbid on the day of departure and, where it is asked, on days ahead. */
export function actClosures(network: Network, consignment: Consignment, query: StateQuery): ActClosures {
  const always = new Map<number, SanctionRecord>();
  const sometimes = new Map<number, { readonly act: SanctionRecord; readonly isFree: FreeTime }>();
  const { comply = [] } = query;
  if (comply.length === 0) return { always, sometimes };
  const { departDay, commodity } = consignment;
  const touching = actsOnArcs(network, commodity.commodityId);
  const obeyed = (arc: number, day: number): SanctionRecord | undefined =>
    touching(arc, day).find(({ act }) => comply.includes(act.imposingParty))?.act;
  const ahead = daysAheadOf(network, departDay, query);
  const turns = turnsOfActs(network.model);
  const days =
    ahead === 0
      ? [departDay]
      : [departDay - 1, ...turns.filter((turn) => turn >= departDay && turn <= departDay + ahead + 1)];
  for (let arc = 0; arc < network.arcs.length; arc += 1) {
    const acts = days.map((day) => obeyed(arc, day));
    const first = acts.find((act) => act !== undefined);
    if (first === undefined) continue;
    if (!acts.includes(undefined)) always.set(arc, obeyed(arc, departDay) ?? first);
    else sometimes.set(arc, { act: first, isFree: freeTime(network, arc, days, acts) });
  }
  return { always, sometimes };
}

/** The act on each of some days, ascending, holds until the next of them, the last one for all days after. */
function freeTime(
  network: Network,
  arc: number,
  days: readonly number[],
  acts: readonly (SanctionRecord | undefined)[],
): FreeTime {
  return (enterMinute, endMinute) => {
    const [first, last] = daysOnArc(network, arc, enterMinute, endMinute);
    return !acts.some((act, index) => {
      const [start = Infinity, next = Infinity] = [days[index], days[index + 1]];
      return act !== undefined && start <= last && next > first;
    });
  };
}

/** First and last day of an operation by the clocks of the places where it begins and ends. */
export function daysOnArc(
  { model, vertexNode, tail, graph }: Network,
  arc: number,
  enterMinute: number,
  endMinute: number,
): readonly [number, number] {
  const localDay = (minute: number, vertex: number): number => {
    const { timeZone } = at(model.tables.node, at(vertexNode, vertex));
    return Math.floor((minute + zoneOffset(timeZone)(minute)) / minutesPerDay);
  };
  const first = localDay(enterMinute, at(tail, arc));
  return [first, Math.max(first, localDay(endMinute, at(graph.head, arc)))];
}

/** A day for each list of acts in force that a time from one day to another has. */
export function daysToLookAt(turns: readonly number[], first: number, last: number): readonly number[] {
  return [first, ...turns.filter((turn) => turn > first && turn <= last)];
}
