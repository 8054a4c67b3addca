import type { CommodityId } from '../units/id.ts';
import { actsInForce } from '../sanctions/acts.ts';
import type { ActInForce } from '../sanctions/acts.ts';
import type { Deed } from '../sanctions/deed.ts';
import type { ListEntity, ListSanction } from './list-entity.ts';
import { foldName } from '../model/place-index.ts';
import type { Model, NodeRecord, SanctionRecord, ServiceRecord } from '../model/model.ts';

/**
 * What the acts of a model name on a day (from 1970-01-01), as a list that can be screened: the places and carriers that
 * their selectors still forbid for a commodity, and the targets in the words of each act.
 */
export function listOfModel(model: Model, day: number, commodity: string): readonly ListEntity[] {
  const places = new Map<string, { readonly node: NodeRecord; readonly acts: SanctionRecord[] }>();
  const carriers = new Map<string, { readonly name: string; readonly acts: SanctionRecord[] }>();
  const inForce = actsInForce(model, day);
  const naming = inForce.filter(({ act }) => act.selector !== undefined);
  const atPlaces = deedsAtPlaces(model, commodity);
  const byServices = deedsOfServices(model, commodity);
  for (const each of naming) {
    for (const [node, deeds] of atPlaces)
      if (touchesSome(each, deeds)) addTo(places, node.nodeId, { node, acts: [] }, each.act);
    for (const [{ operator }, deeds] of byServices) {
      if (operator === undefined || !touchesSome(each, deeds)) continue;
      addTo(carriers, foldName(operator), { name: operator, acts: [] }, each.act);
    }
  }
  return [
    ...[...places.values()].map(({ node, acts }) => placeEntity(node, acts)),
    ...[...carriers.values()].map(({ name, acts }) => namedEntity(`carrier:${name}`, 'Company', name, acts)),
    ...inForce.map(({ act }) => namedEntity(`sanction:${act.sanctionId}`, 'Act', act.target, [act])),
  ];
}

function touchesSome({ outcome }: ActInForce, deeds: readonly Deed[]): boolean {
  return deeds.some((deed) => outcome(deed)?.kind === 'touched');
}

/** Handling at each place, by every mode that comes there. */
function deedsAtPlaces({ tables }: Model, commodity: string): ReadonlyMap<NodeRecord, readonly Deed[]> {
  const result = new Map<NodeRecord, readonly Deed[]>();
  for (const node of tables.node) {
    if (node.nodeType === 'waypoint') continue;
    const meeting = tables.link.filter(
      ({ fromNodeId, toNodeId }) => fromNodeId === node.nodeId || toNodeId === node.nodeId,
    );
    const modes = meeting.length === 0 ? [undefined] : new Set(meeting.map(({ modeId }) => modeId));
    result.set(
      node,
      [...modes].map((mode) => deedOf(commodity, { nodes: [node.nodeId], mode })),
    );
  }
  return result;
}

/** What each service does whatever its places: an act on a port that it calls at does not list its carrier. */
function deedsOfServices({ tables }: Model, commodity: string): ReadonlyMap<ServiceRecord, readonly Deed[]> {
  return new Map(
    tables.service.map((service) => [
      service,
      [deedOf(commodity, { nodes: [], mode: service.modeId, service, carrier: service.operator })],
    ]),
  );
}

function deedOf(commodity: string, deed: Partial<Deed> & Pick<Deed, 'nodes' | 'mode'>): Deed {
  return { carrier: undefined, ...deed, commodity: commodity as CommodityId };
}

function addTo<T extends { readonly acts: SanctionRecord[] }>(
  map: Map<string, T>,
  key: string,
  fresh: T,
  act: SanctionRecord,
): void {
  const known = map.get(key) ?? fresh;
  map.set(key, known);
  if (!known.acts.includes(act)) known.acts.push(act);
}

function namedEntity(id: string, schema: string, name: string, acts: readonly SanctionRecord[]): ListEntity {
  return {
    id,
    schema,
    caption: name,
    names: [{ text: name, kind: 'name' }],
    identifiers: [],
    countries: [],
    topics: ['sanction'],
    sanctions: acts.map(toSanction),
  };
}

function placeEntity(node: NodeRecord, acts: readonly SanctionRecord[]): ListEntity {
  return {
    ...namedEntity(`node:${node.nodeId}`, 'Place', node.name, acts),
    names: [{ text: node.name, kind: 'name' }, ...node.aliases.map((text) => ({ text, kind: 'alias' as const }))],
    identifiers: node.unlocode === undefined ? [] : [{ kind: 'unlocode', value: node.unlocode }],
    countries: node.country === undefined ? [] : [node.country],
  };
}

function toSanction({ imposingParty, legalAct, validFrom, validTo }: SanctionRecord): ListSanction {
  return {
    authority: imposingParty,
    program: legalAct,
    from: validFrom,
    to: validTo ?? null,
    listed: null,
    status: 'in force',
  };
}
