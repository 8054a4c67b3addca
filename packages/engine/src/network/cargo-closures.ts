import { firstDay, lastDay } from '../calendar/date.ts';
import { cellBasis, indexEvidence, rowKey } from '../evidence/evidence-index.ts';
import type { AnyRecord } from '../evidence/evidence-index.ts';
import { createMemo } from '../memo/memo.ts';
import type { BerthRecord, CommodityRecord } from '../model/model.ts';
import { tables } from '../model/tables/index.ts';
import { rowOf } from '../model/rows-by-id.ts';
import { isPort } from '../model/ships.ts';
import { at } from './at.ts';
import { handlesShip } from './berths.ts';
import { holdsFor } from './direction.ts';
import type { ArcFacts, Network } from './network.ts';
import type { ClosedReason } from './rules.ts';

/** Operations that do not take a cargo on a day, and why. */
export interface CargoClosure {
  readonly arc: number;
  readonly reason: ClosedReason;
}

type CargoTable = 'node' | 'transfer' | 'crossing' | 'berth';

/** Cargoes of a model by turns. */
const mostCargoes = 24;
const closures = createMemo<readonly CargoClosure[]>(mostCargoes);

/**
 * What places do not take of a cargo, in the order of the arcs: handling at a node, by a row of transfer or at a berth, and
 * borders, each with its rides. Berths count only on the days on which they work.
 */
export function cargoClosures(network: Network, commodity: CommodityRecord, day: number): readonly CargoClosure[] {
  const { berth } = network.model.tables;
  const working = berth.map((row) => (worksOn(row, day) ? '1' : '0')).join('');
  return closures.of(network, `${commodity.commodityId} ${working}`, () => [...close(network, commodity, day)]);
}

function worksOn({ validFrom, validTo }: BerthRecord, day: number): boolean {
  const first = (validFrom === undefined ? undefined : firstDay(validFrom)) ?? -Infinity;
  const last = (validTo === undefined ? undefined : lastDay(validTo)) ?? Infinity;
  return first <= day && day <= last;
}

function* close(network: Network, commodity: CommodityRecord, day: number): Generator<CargoClosure> {
  const reasonAt = readReasons(network, commodity, day);
  for (const [arc, facts] of network.arcs.entries()) {
    const reason = reasonAt(facts, at(network.vertexNode, at(network.tail, arc)));
    if (reason !== undefined) yield { arc, reason };
  }
}

/** Why an operation at a node does not take a cargo; undefined: it does. */
function readReasons(
  network: Network,
  commodity: CommodityRecord,
  day: number,
): (facts: ArcFacts, node: number) => ClosedReason | undefined {
  const { model } = network;
  const { node: nodes, transfer, crossing, berth, link } = model.tables;
  const made = new Map<string, ClosedReason>();
  const refuses = ({ commodityIds }: { readonly commodityIds: readonly string[] }): boolean =>
    commodityIds.length > 0 && !commodityIds.includes(commodity.commodityId);
  const reasonOf = (table: CargoTable, row: number, text: () => string, more: Partial<ClosedReason> = {}) => {
    const key = `${table} ${String(row)}`;
    let reason = made.get(key);
    if (reason === undefined) {
      reason = { kind: 'cargo', text: text(), sources: sourcesOf(network, table, row), ...more };
      made.set(key, reason);
    }
    return reason;
  };
  const crossingsOf = new Map<string, number[]>();
  for (const [row, record] of crossing.entries())
    if (refuses(record)) crossingsOf.set(record.linkId, [...(crossingsOf.get(record.linkId) ?? []), row]);
  const atBorder = (row: number): ClosedReason =>
    reasonOf('crossing', row, () => `${at(crossing, row).name} takes no ${nameInText(commodity)}`);
  const takers = new Set(berth.flatMap((row) => (!refuses(row) && worksOn(row, day) ? [row.nodeId as string] : [])));

  const atBerth = (row: number, node: number): ClosedReason | undefined => {
    const own = at(berth, row);
    if (!refuses(own) && worksOn(own, day)) return undefined;
    const { name, nodeId } = at(nodes, node);
    // of cargo that another berth of the port takes there is nothing to tell
    if (takers.has(nodeId))
      return reasonOf('berth', row, () => `${own.name} takes no ${nameInText(commodity)}`, { isAside: true });
    return reasonOf('node', node, () => `${name} takes no ${nameInText(commodity)}: none of its berths does`, {
      sources: berth.flatMap((each, index) => (each.nodeId === nodeId ? sourcesOf(network, 'berth', index) : [])),
    });
  };
  const byRow = (row: number, node: number): ClosedReason | undefined => {
    const record = at(transfer, row);
    if (!refuses(record)) return undefined;
    const [from, to] = [record.fromModeId, record.toModeId].map((id) => rowOf(model.tables, 'mode', id)?.name);
    const way = from === undefined ? `to ${to ?? ''}` : to === undefined ? `from ${from}` : `between ${from} and ${to}`;
    return reasonOf('transfer', row, () => `${placeOf(node, row)} takes no ${nameInText(commodity)} ${way}`);
  };
  const placeOf = (node: number, row: number): string => {
    const { nodeId, nodeType } = at(transfer, row);
    return nodeId === undefined ? `A ${(nodeType ?? '').replaceAll('_', ' ')}` : at(nodes, node).name;
  };

  return (facts, node) => {
    switch (facts.kind) {
      case 'load':
      case 'unload':
      case 'transfer':
      case 'gauge': {
        const place = at(nodes, node);
        const ships = !isPort(place) || handlesShip(model, facts);
        if (refuses(place) && ships)
          return reasonOf(
            'node',
            node,
            () => `${place.name} takes no ${nameInText(commodity)}${isPort(place) ? ' to or from ships' : ''}`,
          );
        return (facts.berth === undefined ? undefined : atBerth(facts.berth, node)) ?? byRow(facts.row, node);
      }
      case 'cross':
        return refuses(at(crossing, facts.row)) ? atBorder(facts.row) : undefined;
      case 'ride': {
        if (crossingsOf.size === 0 || facts.ride === undefined) return undefined;
        const { links, forward } = facts.ride;
        for (const [k, index] of links.entries())
          for (const row of crossingsOf.get(at(link, index).linkId) ?? [])
            if (holdsFor(at(crossing, row), forward[k] ?? true)) return atBorder(row);
        return undefined;
      }
      default:
        return undefined;
    }
  };
}

/** What says that a row takes only some cargo. */
function sourcesOf({ model }: Network, table: CargoTable, row: number): readonly string[] {
  const schema = tables[table];
  const column = schema.columns.find(({ name }) => name === 'commodity_ids');
  const record = at(model.tables[table] as readonly AnyRecord[], row);
  return column === undefined
    ? []
    : cellBasis(indexEvidence(model), table, record, column, rowKey(schema, record)).sources;
}

/** A cargo within a sentence: its name without what stands in brackets. */
function nameInText({ name }: CommodityRecord): string {
  const plain = name.replace(/ *\(.*\)$/, '');
  return plain.charAt(0).toLowerCase() + plain.slice(1);
}
