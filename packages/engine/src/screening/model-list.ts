import { actsOn, isException } from './acts.ts';
import type { ListEntity, ListSanction } from './list-entity.ts';
import { foldName } from '../model/place-index.ts';
import { isWithin } from '../model/date.ts';
import type { Model, NodeRecord, SanctionRecord } from '../model/model.ts';

/**
 * What the acts of a model name on a day (from 1970-01-01), as a list that can be screened: the places and carriers that
 * their selectors still forbid for a commodity, and the targets in the words of each act.
 */
export function listOfModel(model: Model, day: number, commodity: string): readonly ListEntity[] {
  const places = new Map<string, { readonly node: NodeRecord; readonly acts: SanctionRecord[] }>();
  const carriers = new Map<string, { readonly name: string; readonly acts: SanctionRecord[] }>();
  for (const { act, selection } of actsOn(model, day, commodity)) {
    for (const node of model.tables.node) {
      if (!selection.nodes.has(node.nodeId) || node.nodeType === 'waypoint') continue;
      addTo(places, node.nodeId, { node, acts: [] }, act);
    }
    for (const { serviceId, operator } of model.tables.service) {
      if (operator === undefined || !selection.services.has(serviceId)) continue;
      addTo(carriers, foldName(operator), { name: operator, acts: [] }, act);
    }
  }
  const inForce = model.tables.sanction.filter((row) => !isException(row) && isWithin(day, row.validFrom, row.validTo));
  return [
    ...[...places.values()].map(({ node, acts }) => placeEntity(node, acts)),
    ...[...carriers.values()].map(({ name, acts }) => namedEntity(`carrier:${name}`, 'Company', name, acts)),
    ...inForce.map((act) => namedEntity(`sanction:${act.sanctionId}`, 'Act', act.target, [act])),
  ];
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
