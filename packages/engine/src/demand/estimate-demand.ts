import { isRefusal } from '../findings/refusal.ts';
import type { CommodityId, Id } from '../units/id.ts';
import { massesOf } from '../model/masses.ts';
import type { Model } from '../model/model.ts';
import { midDate } from '../calendar/period.ts';
import type { NamedQuarter } from '../calendar/period.ts';
import type { RecordOf } from '../model/tables/schema.ts';
import type { Tables } from '../model/tables/index.ts';
import { at } from '../network/at.ts';
import type { Network } from '../network/network.ts';
import { parameterOf } from '../model/parameter.ts';
import { indexById } from '../model/rows-by-id.ts';
import { skim } from '../routing/skim.ts';
import { distribute } from './gravity.ts';
import { tradeByQuarter } from './trade-by-quarter.ts';
import type { QuarterTrade } from './trade-by-quarter.ts';

export type DemandRecord = RecordOf<Tables['demand']>;
type ZoneId = Id<'zone'>;

/**
 * The OD matrix of a model by quarter, made from its tables trade, generation and seasonality: each country pair's trade in a cargo is
 * shared out to pairs of zones by a doubly constrained gravity model (`gravity.ts`), with generalized costs on the middle day of the
 * quarter. Pairs below `demand_threshold_tonnes` in a quarter are dropped and their tonnes given to the other pairs of the same
 * trade; weights are whole tonnes. Both keep the total of each trade to half a tonne. Trade of countries where no zone takes part is left out
 * (`checkModel` says so). Captive trade falls to zones by the costs of all paths, and is kept apart from free trade of the same
 * pair. In order of the zones, the cargo and time. Expects a model without errors.
 */
export function estimateDemand(network: Network): readonly DemandRecord[] {
  const { model } = network;
  const costs = costsOf(network);
  const threshold = parameterOf(model, 'demand_threshold_tonnes');
  const cells = tradeByQuarter(model).flatMap((trade) => {
    const shared = shareOut(model, trade, costs(trade.quarter, trade.commodityId));
    return inWholeTonnes(dropSmall(shared, threshold));
  });
  return inOrder(model, cells).map((cell, index) => ({
    row: index + 2,
    fromZoneId: cell.from,
    toZoneId: cell.to,
    commodityId: cell.commodityId,
    period: cell.quarter.name,
    tonnes: cell.tonnes,
    captiveTo: cell.captiveTo,
    sourceId: [],
    note: undefined,
  }));
}

/** Tonnes of one trade between two zones. */
interface Cell {
  readonly from: ZoneId;
  readonly to: ZoneId;
  readonly commodityId: CommodityId;
  readonly quarter: NamedQuarter;
  readonly tonnes: number;
  readonly captiveTo: string | undefined;
}

/** Generalized cost between zones by their index. */
type Costs = readonly ArrayLike<number>[];

/** Costs between all zones in a quarter; each state of the network is searched once. */
function costsOf(network: Network): (quarter: NamedQuarter, commodity: CommodityId) => Costs {
  const nodes = network.model.tables.zone.map(({ nodeId }) => nodeId);
  const kept = new Map<string, Costs>();
  return (quarter, commodity) => {
    const key = `${quarter.name} ${commodity}`;
    const found = kept.get(key);
    if (found !== undefined) return found;
    const answer = skim(network, nodes, nodes, { depart: midDate(quarter), commodity });
    if (isRefusal(answer)) throw new Error(answer.message);
    kept.set(key, answer.generalizedCostUsd);
    return answer.generalizedCostUsd;
  };
}

function shareOut(model: Model, trade: QuarterTrade, costs: Costs): readonly Cell[] {
  const { fromCountry, toCountry, commodityId, quarter, tonnes, captiveTo } = trade;
  const senders = massesOf(model, 'production', fromCountry, toCountry, commodityId);
  const receivers = massesOf(model, 'attraction', toCountry, fromCountry, commodityId);
  if (senders.length === 0 || receivers.length === 0) return [];
  const matrix = distribute({
    total: tonnes,
    production: senders.map(({ mass }) => mass),
    attraction: receivers.map(({ mass }) => mass),
    cost: senders.map(({ index }) =>
      receivers.map((receiver) => (receiver.index === index ? Infinity : at(at(costs, index), receiver.index))),
    ),
    steepness: parameterOf(model, 'gravity_steepness'),
  });
  return senders.flatMap((sender, i) =>
    receivers.map((receiver, j) => ({
      from: sender.zone,
      to: receiver.zone,
      commodityId,
      quarter,
      tonnes: at(at(matrix, i), j),
      captiveTo,
    })),
  );
}

/** Leaves out what is below the threshold, but for the largest, and gives its tonnes to the rest in proportion. */
function dropSmall(cells: readonly Cell[], threshold: number): readonly Cell[] {
  const largest = cells.reduce((most, { tonnes }) => Math.max(most, tonnes), 0);
  const kept = cells.filter(({ tonnes }) => tonnes > 0 && (tonnes >= threshold || tonnes === largest));
  const factor = sumOf(cells) / sumOf(kept);
  return kept.map((cell) => ({ ...cell, tonnes: cell.tonnes * factor }));
}

/** Whole tonnes whose sum is the rounded sum (method of the largest remainder). */
function inWholeTonnes(cells: readonly Cell[]): readonly Cell[] {
  const floors = cells.map(({ tonnes }) => Math.floor(tonnes));
  const missing = Math.round(sumOf(cells)) - floors.reduce((a, b) => a + b, 0);
  const byRemainder = [...cells.keys()].sort((a, b) => remainder(at(cells, b)) - remainder(at(cells, a)) || a - b);
  const raised = new Set(byRemainder.slice(0, missing));
  return cells
    .map((cell, index) => ({ ...cell, tonnes: at(floors, index) + (raised.has(index) ? 1 : 0) }))
    .filter(({ tonnes }) => tonnes > 0);
}

function remainder({ tonnes }: Cell): number {
  return tonnes - Math.floor(tonnes);
}

function sumOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, { tonnes }) => sum + tonnes, 0);
}

function inOrder(model: Model, cells: readonly Cell[]): readonly Cell[] {
  const zones = indexById(model.tables, 'zone');
  const cargoes = indexById(model.tables, 'commodity');
  const place = ({ from, to, commodityId, quarter }: Cell): readonly number[] => [
    zones.get(from) ?? 0,
    zones.get(to) ?? 0,
    cargoes.get(commodityId) ?? 0,
    quarter.first,
  ];
  return cells
    .map((cell) => ({ cell, key: place(cell) }))
    .sort((a, b) => a.key.map((value, i) => value - at(b.key, i)).find((difference) => difference !== 0) ?? 0)
    .map(({ cell }) => cell);
}
