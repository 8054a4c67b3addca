import { formatLineString, tables } from '@meridian/engine';
import type { Position, TableSchema } from '@meridian/engine';
import type { FaultList } from '../fault-list.ts';

import type { GeoJsonFeature } from './geojson-feature.ts';
import { lineLengthKm } from './line-length.ts';
import { ASSUMPTION_SOURCE, CALCULATION_SOURCE, FILE_SOURCE } from './import-defaults.ts';
import { NodeSnap } from './node-snap.ts';
import { cellOf } from './text-table.ts';
import type { TextRow } from './text-table.ts';

/** References to tables that a GeoJSON file cannot hold: they would lead nowhere. */
export const droppedColumns: ReadonlySet<string> = new Set(['source_id', 'corridor_id', 'project_id']);

/**
 * Grows the rows of node and link feature by feature. It is a class because each line is tied to the nodes
 * that stand so far. Points come before lines.
 */
export class GeoJsonNetwork {
  readonly nodes: TextRow[] = [];
  readonly links: TextRow[] = [];
  /** Number of the feature that each row of `nodes` and `links` comes from. */
  readonly nodeFeatures: number[] = [];
  readonly linkFeatures: number[] = [];
  readonly #positions = new Map<string, Position>();
  readonly #snap = new NodeSnap();
  readonly #file: string;
  readonly #faults: FaultList;

  constructor(file: string, faults: FaultList) {
    this.#file = file;
    this.#faults = faults;
  }

  addPoint({ number, id, positions, properties }: GeoJsonFeature): void {
    const [position] = positions;
    if (position === undefined) return;
    const nodeId = cellOf(properties, 'node_id') || id || `node-${String(number)}`;
    const row = keepColumns(tables.node, properties);
    const name = cellOf(properties, 'name') || nodeId;
    const nodeType = cellOf(properties, 'node_type') || 'junction';
    this.#addNode({ ...row, node_id: nodeId, name, node_type: nodeType, source_id: FILE_SOURCE }, position, number);
  }

  addLine({ number, id, positions, properties }: GeoJsonFeature): void {
    const [first, last] = [positions[0], positions.at(-1)];
    if (first === undefined || last === undefined) return;
    const linkId = cellOf(properties, 'link_id') || id || `link-${String(number)}`;
    const from = this.#findEnd(cellOf(properties, 'from_node_id'), first, `${linkId}-begin`, number);
    const to = this.#findEnd(cellOf(properties, 'to_node_id'), last, `${linkId}-end`, number);
    // the line is drawn from node to node, so that a map shows no gap where an end was snapped
    const line = [from.position, ...positions.slice(1, -1), to.position];
    const stated = cellOf(properties, 'length');
    this.linkFeatures.push(number);
    this.links.push({
      ...keepColumns(tables.link, properties),
      link_id: linkId,
      from_node_id: from.nodeId,
      to_node_id: to.nodeId,
      mode_id: cellOf(properties, 'mode') || cellOf(properties, 'mode_id') || this.#assumeRoad(number),
      length: stated || String(lineLengthKm(from.position, to.position, line)),
      // two points say no more than the nodes do
      geometry: line.length > 2 ? formatLineString(line) : '',
      source_id: stated === '' ? `${FILE_SOURCE};${CALCULATION_SOURCE}` : FILE_SOURCE,
    });
  }

  #findEnd(
    named: string,
    position: Position,
    newId: string,
    number: number,
  ): { readonly nodeId: string; readonly position: Position } {
    const namedPosition = this.#positions.get(named);
    if (namedPosition !== undefined) return { nodeId: named, position: namedPosition };
    const nodeId = this.#snap.find(position) ?? this.#makeNode(named || newId, position, number);
    return { nodeId, position: this.#positions.get(nodeId) ?? position };
  }

  #makeNode(nodeId: string, position: Position, number: number): string {
    const fault = `no node lies within 1 km of an end of feature ${String(number)}; the node ${nodeId} was made there.`;
    this.#faults.add(
      'import-assumed',
      { file: this.#file, found: position.join(' ') },
      fault,
      'Add a point where the line ends if a place of that name stands there.',
    );
    this.#addNode(
      { node_id: nodeId, name: nodeId, node_type: 'junction', source_id: `${FILE_SOURCE};${ASSUMPTION_SOURCE}` },
      position,
      number,
    );
    return nodeId;
  }

  #addNode(row: TextRow, position: Position, number: number): void {
    const [x, y] = position;
    this.nodes.push({ ...row, x_coord: String(x), y_coord: String(y) });
    this.nodeFeatures.push(number);
    const nodeId = cellOf(row, 'node_id');
    if (this.#positions.has(nodeId)) return;
    this.#positions.set(nodeId, position);
    this.#snap.add(nodeId, position);
  }

  #assumeRoad(number: number): string {
    const fault = `the feature ${String(number)} has no property mode; road was assumed.`;
    this.#faults.add(
      'import-assumed',
      { file: this.#file, column: 'mode' },
      fault,
      'Give each line the property mode: rail, road, sea, river, ferry, air or pipeline.',
    );
    return 'road';
  }
}

function keepColumns(schema: TableSchema, properties: TextRow): TextRow {
  const names = new Set(schema.columns.map((column) => column.name).filter((name) => !droppedColumns.has(name)));
  return Object.fromEntries(Object.entries(properties).filter(([name]) => names.has(name)));
}
