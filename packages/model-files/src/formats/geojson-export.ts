import { fieldOf, rowsById, tables } from '@meridian/engine';
import type { LinkRecord, Model, NodeRecord, Position, TableSchema } from '@meridian/engine';
import { formatCell } from '../cell-text.ts';
import type { CellValue } from '../cell-text.ts';
import { parseLine } from '../geometry-text.ts';

/**
 * The network as a GeoJSON FeatureCollection (RFC 7946): a Point for each node, a LineString for each link,
 * with the cells of the row as properties under the names of the columns, and `mode` on links. A link without
 * geometry is the straight line between its nodes. Links whose nodes are unknown have a null geometry.
 */
export function exportGeoJson(model: Model): string {
  const nodes = rowsById(model.tables, 'node');
  const features = [...model.tables.node.map(createPoint), ...model.tables.link.map((link) => createLine(link, nodes))];
  // a feature a line: the file can be compared by line
  const lines = features.map((feature) => JSON.stringify(feature)).join(',\n');
  return `{"type":"FeatureCollection","name":${JSON.stringify(model.name)},"features":[\n${lines}\n]}\n`;
}

function createPoint(node: NodeRecord): object {
  return {
    type: 'Feature',
    id: node.nodeId,
    geometry: { type: 'Point', coordinates: [node.xCoord, node.yCoord] },
    properties: createProperties(tables.node, node, ['x_coord', 'y_coord']),
  };
}

function createLine(link: LinkRecord, nodes: ReadonlyMap<string, NodeRecord>): object {
  const drawn = link.geometry === undefined ? undefined : parseLine(link.geometry);
  const [from, to] = [nodes.get(link.fromNodeId), nodes.get(link.toNodeId)];
  const straight =
    from === undefined || to === undefined ? undefined : [from, to].map((node): Position => [node.xCoord, node.yCoord]);
  const coordinates = typeof drawn === 'object' ? drawn : straight;
  return {
    type: 'Feature',
    id: link.linkId,
    geometry: coordinates === undefined ? null : { type: 'LineString', coordinates },
    properties: { ...createProperties(tables.link, link, ['geometry', 'mode_id']), mode: link.modeId },
  };
}

/** Cells that hold something; numbers and true or false as such, lists as text joined by `;`. */
function createProperties(schema: TableSchema, record: object, left: readonly string[]): Record<string, unknown> {
  const properties: Record<string, unknown> = {};
  for (const column of schema.columns) {
    const value = (record as Readonly<Record<string, CellValue>>)[fieldOf(column)];
    const isEmpty = value === undefined || (typeof value === 'object' && value.length === 0);
    if (!isEmpty && !left.includes(column.name))
      properties[column.name] = typeof value === 'object' ? formatCell(value) : value;
  }
  return properties;
}
