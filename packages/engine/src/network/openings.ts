import { createMemo } from '../memo/memo.ts';
import { rowOf } from '../model/rows-by-id.ts';
import { at } from './at.ts';
import { departuresOf } from './departures.ts';
import { readHoursOpen, readSeason } from '../calendar/window.ts';
import type { Departures } from './departures.ts';
import type { Window } from '../calendar/window.ts';
import type { ArcFacts, Network, TopologyModel } from './network.ts';

/** When arcs may be entered by seasons, opening hours and timetables, whatever the date and the cargo. */
export interface Openings {
  /** Index in `windows` of when an arc may be entered; -1: always. */
  readonly window: Int32Array;
  readonly windows: readonly Window[];
  /** Index in `departures` of a timetabled boarding; -1: none. */
  readonly departure: Int32Array;
  readonly departures: readonly Departures[];
}

/** By arcs, of which a topology has one list. */
const openings = createMemo<Openings>(1);

/** The openings of a network, made once for its topology. */
export function openingsOf({ model, arcs }: Network): Openings {
  return openings.of(arcs, '', () => makeOpenings(model, arcs));
}

function makeOpenings(model: TopologyModel, arcs: Network['arcs']): Openings {
  const window = new Int32Array(arcs.length).fill(-1);
  const departure = new Int32Array(arcs.length).fill(-1);
  const windows: Window[] = [];
  const departures: Departures[] = [];
  for (const [arc, facts] of arcs.entries()) {
    const opening = windowOf(model, facts);
    if (opening !== undefined) window[arc] = windows.push(opening) - 1;
    const timetable = facts.kind === 'board' ? departuresOf(model, facts) : undefined;
    const stayMinutes =
      facts.held?.table === 'transfer' ? at(model.tables.transfer, facts.held.row).dwellMedianHours * 60 : 0;
    if (timetable !== undefined) departure[arc] = departures.push(afterStay(timetable, Math.round(stayMinutes))) - 1;
  }
  return { window, windows, departure, departures };
}

/** When an arc may be entered: the season of its link (or of all links that a service follows), or the hours of its crossing. */
function windowOf(model: TopologyModel, facts: ArcFacts): Window | undefined {
  const { link: links, crossing: crossings } = model.tables;
  if (facts.kind === 'cross') {
    const { hoursOpen } = at(crossings, facts.row);
    const link = facts.link === undefined ? undefined : at(links, facts.link);
    const zone = rowOf(model.tables, 'node', link?.fromNodeId)?.timeZone;
    return hoursOpen === undefined ? undefined : readHoursOpen(hoursOpen, zone);
  }
  const used = facts.kind === 'move' && facts.link !== undefined ? [facts.link] : (facts.ride?.links ?? []);
  const seasons = used.flatMap((link) => at(links, link).season ?? []);
  return seasons.length === 0 ? undefined : readSeason(seasons);
}

/** Departures after a stay that held the wait: cargo that came to the yard before the stay has waited since then. */
function afterStay(departures: Departures, stayMinutes: number): Departures {
  if (stayMinutes === 0) return departures;
  return { next: (minute) => Math.max(minute, departures.next(minute - stayMinutes)) };
}
