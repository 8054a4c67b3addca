import { tables } from '@meridian/engine';
import type { Position, TableSchema } from '@meridian/engine';
import { makeCellParser } from '../cell-parser.ts';
import { FaultList, quote } from '../fault-list.ts';
import type { GeoJsonFeature } from './geojson-feature.ts';
import { defaultModeIds } from './import-defaults.ts';
import { addOne, countOf } from './import-tally.ts';
import type { ImportTally, Remark } from './import-tally.ts';
import { cellTags, readOsmCells } from './osm-cells.ts';
import { nodeKeys, readOsmPoint, readOsmWay, wayKeys } from './osm-way.ts';
import { cellOf } from './text-table.ts';
import type { TextRow } from './text-table.ts';

/** A line that becomes links. */
export interface Way {
  readonly number: number;
  /** The name that the file gives; '' where it gives none. */
  readonly id: string;
  /** Whether `id` is the property link_id, which must name one link alone. */
  readonly isLinkId: boolean;
  /** In the direction of travel. */
  readonly parts: readonly (readonly Position[])[];
  readonly fromId: string;
  readonly toId: string;
  readonly mode: string;
  readonly level: string;
  /** Cells of link but for its key, ends, mode, length and geometry. */
  readonly cells: TextRow;
  /** Gauges by the tag; a link for each. */
  readonly gaugesMm: readonly number[];
  /** Whether it has the tag, be it one that cannot be read, or is narrow without one: then none is assumed. */
  readonly hasOwnGauge: boolean;
  /** The property `length` as it is written; '' where there is none. */
  readonly length: string;
}

/** A point that becomes a node. */
export interface Place {
  readonly number: number;
  readonly id: string;
  readonly position: Position;
  readonly cells: TextRow;
}

/** References to tables that a GeoJSON file cannot hold: they would lead nowhere. */
const droppedColumns: ReadonlySet<string> = new Set(['source_id', 'corridor_id', 'project_id']);
/** Columns of link that come of something else than the cell alone. */
const madeColumns: ReadonlySet<string> = new Set([
  ...['link_id', 'from_node_id', 'to_node_id', 'mode_id', 'length', 'geometry', 'electrified', 'directed'],
]);

const idProperties = ['@id', 'full_id', 'osm_id', 'osm_way_id', 'id'] as const;
const nameProperties = ['name', 'int_name', 'name:en', 'ref'] as const;

/** Properties that are read, whatever becomes of them; all others are named as left out. */
const readProperties: Readonly<Record<'link' | 'node', ReadonlySet<string>>> = {
  link: new Set([
    ...columnsOf(tables.link),
    ...wayKeys,
    ...cellTags,
    ...idProperties,
    ...nameProperties,
    ...['mode', 'type', 'osm_type', '@type', 'man_made'],
  ]),
  node: new Set([
    ...columnsOf(tables.node),
    ...nodeKeys,
    ...idProperties,
    ...nameProperties,
    ...['type', 'osm_type', '@type'],
  ]),
};

function columnsOf(schema: TableSchema): readonly string[] {
  return schema.columns.map(({ name }) => name).filter((name) => !droppedColumns.has(name));
}

/** Reads features as ways and places. It is a class because it remembers which values can be cells, and what it left out. */
export class WayReader {
  /** Properties that have no place in a model, in the order in which they come up. */
  readonly unreadProperties = new Set<string>();
  /** How many lines, or points, were left out by the tag that shows them to be no ways of freight or no places. */
  readonly leftOutLines = new Map<string, number>();
  readonly leftOutPoints = new Map<string, number>();
  readonly #tally: ImportTally;
  readonly #nodeIds = new Set<string>();
  readonly #isCell = { link: makeCellTest(tables.link), node: makeCellTest(tables.node) };

  constructor(tally: ImportTally) {
    this.#tally = tally;
  }

  /** The place of a point; undefined for points of a map that are no places of a network. */
  readPlace({ number, id, parts, properties }: GeoJsonFeature): Place | undefined {
    const position = parts[0]?.[0];
    if (position === undefined) return undefined;
    const point = cellOf(properties, 'node_type') === '' ? readOsmPoint(properties) : undefined;
    if (point !== undefined && 'reason' in point) {
      addOne(this.leftOutPoints, point.reason);
      return undefined;
    }
    this.#noteUnread('node', properties);
    const cells = this.#readCells('node', properties, number, new Set(['node_id', 'x_coord', 'y_coord']));
    const stated = cellOf(properties, 'node_id');
    const nodeId = stated || this.#makeNodeId(id || firstOf(properties, idProperties) || `node-${String(number)}`);
    this.#nodeIds.add(nodeId);
    const name = firstOf(properties, nameProperties) || nodeId;
    const nodeType = cellOf(cells, 'node_type') || (point?.nodeType ?? 'junction');
    return { number, id: nodeId, position, cells: { ...cells, name, node_type: nodeType } };
  }

  /** The way of a line; undefined where its tags say that it carries no freight. */
  readWay(feature: GeoJsonFeature): Way | undefined {
    const { number, properties } = feature;
    const osm = readOsmWay(properties);
    const stated = readMode(properties);
    if (stated === '' && osm.kind === 'left-out') {
      addOne(this.leftOutLines, osm.reason);
      return undefined;
    }
    this.#noteUnread('link', properties);
    const mode = stated || (osm.kind === 'way' ? osm.mode : this.#assumeRoad(number));
    const { cells, gaugesMm, isReversed, level } = readOsmCells(properties, mode, number, this.#tally);
    const kept = this.#readCells('link', properties, number, madeColumns);
    const name = firstOf(properties, nameProperties);
    const status = osm.kind === 'way' ? osm.status : '';
    const linkId = cellOf(properties, 'link_id');
    const ends = [cellOf(properties, 'from_node_id'), cellOf(properties, 'to_node_id')] as const;
    const [fromId, toId] = isReversed ? [ends[1], ends[0]] : ends;
    return {
      number,
      id: linkId || feature.id || firstOf(properties, idProperties),
      isLinkId: linkId !== '',
      parts: isReversed ? feature.parts.toReversed().map((part) => part.toReversed()) : feature.parts,
      fromId,
      toId,
      mode,
      level,
      cells: {
        ...(name === '' ? {} : { name }),
        ...(status === '' ? {} : { status }),
        ...cells,
        ...kept,
      },
      hasOwnGauge: cellOf(properties, 'gauge') !== '' || cellOf(properties, 'railway') === 'narrow_gauge',
      gaugesMm: cellOf(kept, 'gauge_mm') === '' ? gaugesMm : [],
      length: cellOf(properties, 'length'),
    };
  }

  /** Properties named as columns whose values can be cells of them; others are counted. */
  #readCells(table: 'link' | 'node', properties: TextRow, number: number, left: ReadonlySet<string>): TextRow {
    const isCell = this.#isCell[table];
    const cells: Record<string, string> = {};
    for (const [name, text] of Object.entries(properties)) {
      const fits = left.has(name) ? undefined : isCell(name, text);
      if (fits === true) cells[name] = text;
      else if (fits === false)
        this.#tally.count(noCell(name, table), `${quote(text)} in feature ${String(number)}`, table);
    }
    return cells;
  }

  /** Ids of features need not be those of one table: a number is put behind one that is taken. */
  #makeNodeId(wished: string): string {
    let id = wished;
    for (let count = 2; this.#nodeIds.has(id); count += 1) id = `${wished}-${String(count)}`;
    return id;
  }

  #noteUnread(table: 'link' | 'node', properties: TextRow): void {
    for (const name of Object.keys(properties)) {
      if (!readProperties[table].has(name)) this.unreadProperties.add(name);
    }
  }

  #assumeRoad(number: number): string {
    this.#tally.count(withoutMode, String(number));
    return 'road';
  }
}

/** Whether a text can be the cell of a column; undefined for what is no column of a table that a map can fill. */
function makeCellTest(schema: TableSchema): (column: string, text: string) => boolean | undefined {
  const columns = new Map(
    schema.columns.filter(({ name }) => !droppedColumns.has(name)).map((column) => [column.name, column]),
  );
  const known = new Map<string, boolean>();
  return (name, text) => {
    const column = columns.get(name);
    if (column === undefined) return undefined;
    const key = `${name}\n${text}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const faults = new FaultList();
    makeCellParser(column, '', faults)(text, 1);
    const fits = !faults.hasErrors;
    known.set(key, fits);
    return fits;
  };
}

/** The mode that a line states; the modes that are known are known in capitals too. */
function readMode(properties: TextRow): string {
  const stated = cellOf(properties, 'mode') || cellOf(properties, 'mode_id');
  return defaultModeIds.find((mode) => mode === stated.toLowerCase()) ?? stated;
}

function firstOf(properties: TextRow, names: readonly string[]): string {
  return names.map((name) => cellOf(properties, name)).find((text) => text !== '') ?? '';
}

const withoutMode: Remark = {
  code: 'import-assumed',
  column: 'mode',
  say: (count, example) =>
    `${countOf(count, 'line')} (the first is feature ${example}) ${count === 1 ? 'has' : 'have'} neither a property mode nor a tag that says what ${count === 1 ? 'it is' : 'they are'}; road was assumed.`,
  remedy: 'Give each line the property mode: rail, road, sea, river, ferry, air or pipeline.',
};

function noCell(column: string, table: string): Remark {
  return {
    code: 'import-ignored',
    column,
    say: (count, example) =>
      `${countOf(count, 'value')} of the property cannot be a cell of ${table}.${column} and ${count === 1 ? 'was' : 'were'} left out (the first is ${example}).`,
    remedy:
      'Nothing needs to be done if the property means something else; the reference of the tables says what the column holds.',
  };
}
