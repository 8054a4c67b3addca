import { createFinding } from '../findings/finding.ts';
import type { Finding } from '../findings/finding.ts';
import type { CommodityRecord, Model, NodeRecord, ServiceRecord } from '../model/model.ts';
import { rowOf, rowsById } from '../model/rows-by-id.ts';
import { isShip } from '../model/ships.ts';

/** What berths take their ports take too, ships come to them, and services find cargo that they carry at their stops. */
export function checkCargo(model: Model): readonly Finding[] {
  return [...checkBerths(model), ...checkServiceCargo(model)];
}

function* checkBerths(model: Model): Generator<Finding> {
  const { link } = model.tables;
  const nodes = rowsById(model.tables, 'node');
  const ports = new Set(
    link.filter((row) => isByShip(model, row.modeId)).flatMap(({ fromNodeId, toNodeId }) => [fromNodeId, toNodeId]),
  );
  for (const { berthId, nodeId, commodityIds, row } of model.tables.berth) {
    const own = nodes.get(nodeId);
    if (own === undefined) continue;
    if (!ports.has(nodeId)) {
      yield createFinding(
        'berth-without-ships',
        { file: 'berth.csv', row, column: 'node_id', found: nodeId },
        `No ship comes to ${nodeId}: ${berthId} takes nothing.`,
        'Add a link of a mode of ships, or correct the node.',
      );
    }
    const strange = own.commodityIds.length === 0 ? [] : commodityIds.filter((id) => !own.commodityIds.includes(id));
    if (strange.length > 0) {
      yield createFinding(
        'berth-cargo',
        { file: 'berth.csv', row, column: 'commodity_ids', found: strange.join(';') },
        `${berthId} takes ${strange.join(', ')}, which ${nodeId} does not take (node.commodity_ids): none is handled there.`,
        'Add the cargo to commodity_ids of the node, or take it from the berth.',
      );
    }
  }
}

/** A service that stops where none of the cargo that it carries is loaded or unloaded. */
function* checkServiceCargo(model: Model): Generator<Finding> {
  const services = rowsById(model.tables, 'service');
  const nodes = rowsById(model.tables, 'node');
  for (const { serviceId, nodeId, row } of model.tables.service_stop) {
    const [service, node] = [services.get(serviceId), nodes.get(nodeId)];
    if (service === undefined || node === undefined || !isByShip(model, service.modeId)) continue;
    const carried = carriedBy(model, service);
    if (carried.length === 0 || carried.some((commodity) => takes(model, node, commodity))) continue;
    yield createFinding(
      'stop-without-cargo',
      { file: 'service_stop.csv', row, column: 'node_id', found: nodeId },
      `${serviceId} stops at ${nodeId}, which takes none of what it carries (${carried.map(({ commodityId }) => commodityId).join(', ')}).`,
      'Correct the stop, or the cargo in node.csv and berth.csv.',
    );
  }
}

/** The cargo of a service, as far as its room and prices tell: in containers where both are per TEU, else any. */
function carriedBy(
  { tables }: Model,
  { capacityTeu, capacityT, usdPerTeu, usdPerTonne }: ServiceRecord,
): readonly CommodityRecord[] {
  const boxes = (capacityTeu ?? usdPerTeu) !== undefined;
  const loose = (capacityT ?? usdPerTonne) !== undefined;
  if (boxes === loose) return tables.commodity;
  return tables.commodity.filter(({ unit }) => (unit === 'teu') === boxes);
}

/** Whether ships load or unload a cargo at a place on any day. */
function takes({ tables }: Model, { nodeId, commodityIds }: NodeRecord, { commodityId }: CommodityRecord): boolean {
  const isIn = (ids: readonly string[]): boolean => ids.length === 0 || ids.includes(commodityId);
  const berths = tables.berth.filter((berth) => berth.nodeId === nodeId);
  return isIn(commodityIds) && (berths.length === 0 || berths.some((berth) => isIn(berth.commodityIds)));
}

function isByShip({ tables }: Model, modeId: string): boolean {
  return isShip(rowOf(tables, 'mode', modeId));
}
