import { rowOf } from '../model/rows-by-id.ts';
import { isRefusal } from '../findings/refusal.ts';
import type { Refusal } from '../findings/refusal.ts';
import { isWithin } from '../calendar/date.ts';
import type { LinkRecord, Model } from '../model/model.ts';
import { refuseTerm } from '../model/offer.ts';
import { parseSelector, select } from '../model/selector.ts';
import { arcsOfRows } from './arcs-of-rows.ts';
import { at } from './at.ts';
import type { Network } from './network.ts';
import type { StateQuery } from './query.ts';
import type { ClosedReason } from './rules.ts';

/** What a water level other than that of the draughts does to ships. */
export interface WaterState {
  /** By index in `model.tables.link`: payload of a ship over that at the level for which draughts hold, where it is not 1. */
  readonly ratioOfLink: ReadonlyMap<number, number>;
  /** By `node|mode`: payload of the ships that still come there, the best of its links. */
  readonly ratioAtPlace: ReadonlyMap<string, number>;
  readonly reason: (link: number) => ClosedReason;
}

/** A ship that can take on less than a tenth of its payload does not sail. */
const leastPayload = 0.1;

/** Whether a ship with this part of its payload sails. */
export function sails(ratio: number): boolean {
  return ratio >= leastPayload;
}

/** The water on a day: rows of the model that hold, and what a question adds. Levels that meet on a link add up. */
export function waterOn(model: Model, day: number, given: StateQuery['water'] = []): WaterState | Refusal {
  const meters = new Map<string, number>();
  const rows = model.tables.water_level
    .filter(({ validFrom, validTo }) => isWithin(day, validFrom, validTo))
    .map(({ selector, changeM }) => ({ selector, meters: changeM }));
  for (const row of [...rows, ...given]) {
    const parsed = parseSelector(row.selector, 'water');
    if (isRefusal(parsed)) return parsed;
    const { links, unknown } = select(model, parsed);
    const [stranger] = unknown;
    if (stranger !== undefined) return refuseTerm(model, stranger, 'water');
    for (const id of links) meters.set(id, (meters.get(id) ?? 0) + row.meters);
  }
  const { ratioOfLink, ratioAtPlace } = ratiosOf(model, meters);
  const reason = (link: number): ClosedReason => {
    const { linkId, name } = at(model.tables.link, link);
    const text = `${name ?? linkId} is too shallow for its ships with ${String(meters.get(linkId) ?? 0)} m of water`;
    return { kind: 'regime', text, sources: [] };
  };
  return { ratioOfLink, ratioAtPlace, reason };
}

function ratiosOf(
  model: Model,
  meters: ReadonlyMap<string, number>,
): { readonly ratioOfLink: ReadonlyMap<number, number>; readonly ratioAtPlace: ReadonlyMap<string, number> } {
  const ratioOfLink = new Map<number, number>();
  const ratioAtPlace = new Map<string, number>();
  if (meters.size === 0) return { ratioOfLink, ratioAtPlace };
  for (const [index, link] of model.tables.link.entries()) {
    const change = meters.get(link.linkId);
    const ratio = change === undefined ? undefined : payloadRatio(model, link, change);
    if (ratio === undefined) continue;
    if (ratio !== 1) ratioOfLink.set(index, ratio);
    // where no ship comes at all its way is closed, which leaves a port to what else it handles
    if (!sails(ratio)) continue;
    // a port goes on with the ships that still come: its best ones say how much less it handles of their mode
    for (const id of [link.fromNodeId, link.toNodeId]) {
      const key = `${id}|${link.modeId}`;
      ratioAtPlace.set(key, Math.max(ratioAtPlace.get(key) ?? 0, ratio));
    }
  }
  return { ratioOfLink, ratioAtPlace };
}

/** Payload at a changed water level over that at the present one; undefined where draughts or payload are not known. */
function payloadRatio(model: Model, link: LinkRecord, meters: number): number | undefined {
  const mode = rowOf(model.tables, 'mode', link.modeId);
  const { draughtM, payloadT, payloadTPerDraughtCm } = mode ?? {};
  if (
    link.draughtM === undefined ||
    draughtM === undefined ||
    payloadT === undefined ||
    payloadTPerDraughtCm === undefined
  )
    return undefined;
  const payloadAt = (depth: number): number =>
    Math.max(0, payloadT - payloadTPerDraughtCm * 100 * Math.max(0, draughtM - depth));
  const before = payloadAt(link.draughtM);
  return before <= 0 ? undefined : payloadAt(link.draughtM + meters) / before;
}

/** By arc: the least ratio of the links that it runs over or whose border it passes, where it is not 1. */
export function ratioOfArcs(network: Network, ratioOfLink: WaterState['ratioOfLink']): ReadonlyMap<number, number> {
  const ratios = new Map<number, number>();
  const { ofLink } = arcsOfRows(network);
  for (const changed of ratioOfLink.keys()) {
    for (const arc of at(ofLink, changed)) {
      const { link, ride } = at(network.arcs, arc);
      const passed = link === undefined ? (ride?.links ?? []) : [link];
      const ratio = Math.min(...passed.map((each) => ratioOfLink.get(each) ?? 1));
      if (ratio !== 1) ratios.set(arc, ratio);
    }
  }
  return ratios;
}
