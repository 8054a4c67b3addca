import type { Model } from '../model/model.ts';
import { rowOf } from '../model/rows-by-id.ts';
import type { TableName } from '../model/tables/index.ts';

/** What of a model rests on a row, as `table.key`: the passages, crossings, services and cities that use it, and what those belong to. */
export function listUsers(model: Model, table: TableName, key: string): readonly string[] {
  const { tables } = model;
  switch (table) {
    case 'link': {
      const link = rowOf(tables, 'link', key);
      return [
        ...(link?.corridorId === undefined ? [] : [`corridor.${link.corridorId}`]),
        ...tables.passage
          .filter((row) => row.linkIds.some((id) => id === key))
          .map((row) => `passage.${row.passageId}`),
        ...tables.crossing.filter((row) => row.linkId === key).map((row) => `crossing.${row.crossingId}`),
        ...servicesAt(model, [link?.fromNodeId, link?.toNodeId]),
      ];
    }
    case 'node':
      return [
        ...tables.link
          .filter((row) => row.fromNodeId === key || row.toNodeId === key)
          .map((row) => `link.${row.linkId}`),
        ...tables.transfer.filter((row) => row.nodeId === key).map((row) => `transfer.${row.transferId}`),
        ...tables.berth.filter((row) => row.nodeId === key).map((row) => `berth.${row.berthId}`),
        ...servicesAt(model, [key]),
      ];
    case 'mode':
      return [
        ...tables.mode_country
          .filter((row) => row.modeId === key)
          .map((row) => `mode_country.${row.modeId}|${row.country}`),
        ...tables.rate.filter((row) => row.modeId === key).map((row) => `rate.${row.rateId}`),
        ...tables.service.filter((row) => row.modeId === key).map((row) => `service.${row.serviceId}`),
        ...tables.link.filter((row) => row.modeId === key).map((row) => `link.${row.linkId}`),
      ];
    case 'project':
      return tables.link.filter((row) => row.projectId === key).map((row) => `link.${row.linkId}`);
    case 'crossing': {
      const crossing = rowOf(tables, 'crossing', key);
      return crossing === undefined ? [] : [`link.${crossing.linkId}`];
    }
    default:
      return [];
  }
}

/** Services that stop at both nodes (of a link), or at the one that is given. */
function servicesAt(model: Model, nodes: readonly (string | undefined)[]): readonly string[] {
  return model.tables.service
    .filter((service) =>
      nodes.every((node) =>
        model.tables.service_stop.some((stop) => stop.serviceId === service.serviceId && stop.nodeId === node),
      ),
    )
    .map((service) => `service.${service.serviceId}`);
}
