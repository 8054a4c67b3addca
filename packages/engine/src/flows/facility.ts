import type { ArcIndex, ByIndex, FacilityIndex, OfIndices } from '../units/index.ts';
import type { Model } from '../model/model.ts';
import { indexById } from '../model/rows-by-id.ts';
import { isShip } from '../model/ships.ts';
import { createMemo } from '../memo/memo.ts';
import { at } from '../network/at.ts';
import type { ArcFacts, Network } from '../network/network.ts';

/** What congests: a row of the model, at one node where the row holds for many. */
export interface Facility {
  readonly table: 'link' | 'crossing' | 'service' | 'transfer' | 'node' | 'berth';
  /** Index of the row in its table. */
  readonly row: number;
  /** Index in `model.tables.node`: where, for transfer, node and berth; where a leg of a service begins; -1 elsewhere. */
  readonly node: number;
  /** For service: whether it runs as its stops are listed. */
  readonly forward: boolean;
  /** Links through which rules act on it, as indices in `model.tables.link`. */
  readonly links: readonly number[];
  /** Mode whose vehicles are served one by one, as an index in `model.tables.mode`; -1: several. */
  readonly mode: number;
}

/** Whether handling of a facility is among `node|mode` keys; a row that names no mode handles all of them, a berth all ships. */
export function isHandled({ tables }: Model, { table, row, node }: Facility, handled: ReadonlySet<string>): boolean {
  const { fromModeId, toModeId } = (table === 'transfer' ? tables.transfer[row] : undefined) ?? {};
  const own = [fromModeId, toModeId].filter((each) => each !== undefined);
  const id = tables.node[node]?.nodeId ?? '';
  return own.length > 0
    ? own.some((mode) => handled.has(`${id}|${mode}`))
    : tables.mode.some((mode) => (table !== 'berth' || isShip(mode)) && handled.has(`${id}|${mode.modeId}`));
}

/** The facilities of a network, and which of them each arc uses, in compressed sparse rows by arc. */
export interface Facilities {
  readonly list: ByIndex<FacilityIndex, readonly Facility[]>;
  readonly firstFacility: ByIndex<ArcIndex, Uint32Array>;
  readonly facilities: OfIndices<FacilityIndex, Uint32Array>;
}

/** By arcs, of which a topology has one list. */
const facilities = createMemo<Facilities>(1);

/** Every row that cargo may queue at, whether or not its capacity is known; made once for the topology. */
export function facilitiesOf(network: Network): Facilities {
  return facilities.of(network.arcs, '', () => gather(network));
}

function gather(network: Network): Facilities {
  const { model, arcs } = network;
  const list: Facility[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (facility: Facility): number => {
    const key = `${facility.table} ${String(facility.row)} ${String(facility.node)} ${String(facility.forward)}`;
    const before = numbers.get(key);
    if (before !== undefined) return before;
    numbers.set(key, list.length);
    return list.push(facility) - 1;
  };
  const modeIndex = indexById(model.tables, 'mode');

  const linkFacility = (link: number): Facility => ({
    table: 'link',
    row: link,
    node: -1,
    forward: true,
    links: [link],
    mode: modeIndex.get(at(model.tables.link, link).modeId) ?? -1,
  });
  const crossingFacility = (row: number, link: number): Facility => ({ ...linkFacility(link), table: 'crossing', row });

  const usedBy = (facts: ArcFacts, node: number): readonly Facility[] => {
    switch (facts.kind) {
      case 'move':
        return [linkFacility(facts.row)];
      case 'cross':
        return [crossingFacility(facts.row, facts.link ?? -1)];
      case 'ride': {
        const { ride } = facts;
        if (ride === undefined) return [];
        const passed = ride.links.flatMap((link, k) => [
          linkFacility(link),
          ...(ride.crossings[k] ?? []).map((row) => crossingFacility(row, link)),
        ]);
        // who is aboard where nobody boards has waited for his place already
        if (ride.continues) return passed;
        const { forward } = facts;
        const leg = { row: ride.service, node, forward, links: ride.links, mode: facts.toMode ?? -1 };
        return [...passed, { table: 'service', ...leg }];
      }
      case 'load':
      case 'unload':
      case 'transfer':
      case 'gauge': {
        const mode = facts.fromMode ?? facts.toMode ?? -1;
        return [
          { table: 'transfer', row: facts.row, node, forward: true, links: [], mode },
          { table: 'node', row: node, node, forward: true, links: [], mode: -1 },
          ...(facts.berth === undefined
            ? []
            : [{ table: 'berth' as const, row: facts.berth, node, forward: true, links: [], mode: -1 }]),
        ];
      }
      default:
        return [];
    }
  };

  const firstFacility = new Uint32Array(arcs.length + 1);
  const used: number[] = [];
  for (const [arc, facts] of arcs.entries()) {
    const node = at(network.vertexNode, at(network.tail, arc));
    for (const facility of usedBy(facts, node)) used.push(numberOf(facility));
    firstFacility[arc + 1] = used.length;
  }
  return { list, firstFacility, facilities: Uint32Array.from(used) };
}
