import type { LinkId, NodeId, ServiceId } from '../units/id.ts';
import { selectionFor, selectionOf } from '../model/cargo-selection.ts';
import { isWithin } from '../model/date.ts';
import type { LinkRecord, Model, SanctionRecord } from '../model/model.ts';
import { isFault, parseSelector } from '../model/selector.ts';
import type { Selection } from '../model/selector.ts';

/** An act in force on a day, and what of the model it leaves forbidden. */
export interface ActOnDate {
  readonly act: SanctionRecord;
  /** What the act selects, less what exceptions in force on that day free. */
  readonly selection: Selection;
}

/** Whether a row of the table sanction frees (an exception, licence or waiver) and forbids nothing itself. */
export function isException(row: SanctionRecord): boolean {
  return row.exempts.length > 0;
}

/** The exceptions in force on a day (from 1970-01-01) that free from an act, in the order of the table. */
export function exceptionsOf(model: Model, act: SanctionRecord, day: number): readonly SanctionRecord[] {
  return model.tables.sanction.filter(
    (row) => row.exempts.includes(act.sanctionId) && isWithin(day, row.validFrom, row.validTo),
  );
}

/** Every act in force on a day (from 1970-01-01) that names a part of the network for a commodity, less its exceptions. */
export function actsOn(model: Model, day: number, commodity: string): readonly ActOnDate[] {
  return model.tables.sanction.flatMap((act) => {
    if (isException(act) || !isWithin(day, act.validFrom, act.validTo)) return [];
    const whole = selectionOf(model, act.selector, commodity);
    if (whole === undefined) return [];
    const frees = exceptionsOf(model, act, day).flatMap((row) => groupsOf(model, row.selector, commodity));
    const selection = frees.length === 0 ? whole : withoutFreed(model, groupsOf(model, act.selector, commodity), frees);
    return [{ act, selection }];
  });
}

/** What each alternative of a selector selects for a commodity. */
function groupsOf(model: Model, text: string | undefined, commodity: string): readonly Selection[] {
  const parsed = text === undefined ? undefined : parseSelector(text);
  if (parsed === undefined || isFault(parsed)) return [];
  return parsed.flatMap((group) => selectionFor(model, [group], commodity) ?? []);
}

/**
 * What alternatives select less what exceptions free. A link that an act names by its places is free only when each of
 * those places is freed: an exception for one port does not open the other end of a lane between two forbidden ports.
 */
function withoutFreed(model: Model, groups: readonly Selection[], frees: readonly Selection[]): Selection {
  const links = new Set<LinkId>();
  const nodes = new Set<NodeId>();
  const services = new Set<ServiceId>();
  const byId = new Map(model.tables.link.map((link) => [link.linkId, link]));
  for (const group of groups) {
    for (const id of group.links) {
      const link = byId.get(id);
      const bound = link === undefined ? [] : boundPlaces(link, group, frees);
      if (bound === undefined) continue;
      links.add(id);
      for (const node of bound) nodes.add(node);
    }
    for (const node of group.nodes) if (!frees.some((free) => free.nodes.has(node))) nodes.add(node);
    for (const service of group.services) if (!frees.some((free) => free.services.has(service))) services.add(service);
  }
  return { links, nodes, services, commodities: new Set(), unknown: [] };
}

/** The places by which an alternative still forbids a link; undefined when the link is free of it. */
function boundPlaces(link: LinkRecord, group: Selection, frees: readonly Selection[]): readonly NodeId[] | undefined {
  const freeing = frees.filter((free) => free.links.has(link.linkId));
  // an exception that names links and no places frees the link as such
  if (freeing.some((free) => free.nodes.size === 0)) return undefined;
  const ends = [link.fromNodeId, link.toNodeId];
  const bound = ends.filter((node) => group.nodes.has(node));
  if (bound.length === 0) return freeing.length > 0 ? undefined : [];
  const left = bound.filter((node) => !freeing.some((free) => free.nodes.has(node)));
  return left.length > 0 ? left : undefined;
}
