import { formatLineString } from '@meridian/engine';
import type { Position } from '@meridian/engine';
import { parseLine } from '../geometry-text.ts';
import { quote } from '../fault-list.ts';
import type { FaultList } from '../fault-list.ts';
import { parseNumber } from '../number-text.ts';
import { modeByUse, usesWithoutFreight } from './gmns-terms.ts';
import { lineLengthKm } from './line-length.ts';
import { CALCULATION_SOURCE, FILE_SOURCE } from './import-defaults.ts';
import { cellOf, createTextTable, reportIgnoredColumns } from './text-table.ts';
import type { TextRow, TextTable } from './text-table.ts';

export interface GmnsLinkTables {
  readonly links: TextTable;
  readonly nodes: TextTable | undefined;
  readonly geometries: TextTable | undefined;
  /** Kilometres in one unit of link.length. */
  readonly kmPerUnit: number;
}

const usedColumns = [
  'link_id',
  'name',
  'from_node_id',
  'to_node_id',
  'directed',
  'geometry_id',
  'geometry',
  'dir_flag',
  'length',
  'free_speed',
  'allowed_uses',
];

/** Translates link.csv of GMNS row by row; a row that is left out keeps its place, so that row numbers hold. */
export function readGmnsLinks(source: GmnsLinkTables, faults: FaultList): TextTable {
  reportIgnoredColumns('link.csv', source.links, usedColumns, faults);
  const positions = new Map(source.nodes?.rows.map((node) => [cellOf(node, 'node_id'), positionOf(node)]));
  const geometries = new Map(
    source.geometries?.rows.map((row) => [cellOf(row, 'geometry_id'), cellOf(row, 'geometry')]),
  );
  const translate = (link: TextRow, row: number): TextRow | undefined => {
    const modeId = readMode(cellOf(link, 'allowed_uses'), row, faults);
    if (modeId === undefined) return undefined;
    const geometry = orient(
      cellOf(link, 'geometry') || (geometries.get(cellOf(link, 'geometry_id')) ?? ''),
      cellOf(link, 'dir_flag'),
    );
    return { ...translateLink(link, modeId, geometry), ...measure(link, geometry, positions, source.kmPerUnit) };
  };
  return createTextTable(
    source.links.rows.map((link, index) => (link === undefined ? undefined : translate(link, index + 2))),
  );
}

function translateLink(link: TextRow, modeId: string, geometry: string): TextRow {
  return {
    link_id: cellOf(link, 'link_id'),
    name: cellOf(link, 'name'),
    from_node_id: cellOf(link, 'from_node_id'),
    to_node_id: cellOf(link, 'to_node_id'),
    directed: cellOf(link, 'directed'),
    mode_id: modeId,
    length: cellOf(link, 'length'),
    free_speed: cellOf(link, 'free_speed'),
    geometry,
    source_id: FILE_SOURCE,
  };
}

function readMode(allowedUses: string, row: number, faults: FaultList): string | undefined {
  const uses = allowedUses
    .toLowerCase()
    .split(/[,;\s]+/)
    .filter((use) => use !== '');
  const place = { file: 'link.csv', row, column: 'allowed_uses', found: allowedUses };
  const use = [...modeByUse.keys()].find((known) => uses.includes(known));
  if (use !== undefined) return modeByUse.get(use);
  if (uses.length > 0 && uses.every((name) => usesWithoutFreight.has(name))) {
    faults.add(
      'import-ignored',
      place,
      `the link carries no freight (${quote(allowedUses)}) and was left out.`,
      'Nothing needs to be done.',
    );
    return undefined;
  }
  const fault =
    uses.length === 0
      ? 'no use is stated; road was assumed.'
      : `${quote(allowedUses)} stands for no mode; road was assumed.`;
  faults.add('import-assumed', place, fault, `Write one of: ${[...modeByUse.keys()].join(', ')}.`);
  return 'road';
}

/** GMNS lets shape points run against the link (dir_flag -1); a model does not. */
function orient(geometry: string, dirFlag: string): string {
  const points = dirFlag === '-1' ? parseLine(geometry) : undefined;
  return points === undefined || typeof points === 'string' ? geometry : formatLineString(points.toReversed());
}

/** The length of a link that states none, where its nodes are known; then its source is the calculation. */
function measure(
  link: TextRow,
  geometry: string,
  positions: ReadonlyMap<string, Position | undefined>,
  kmPerUnit: number,
): TextRow {
  if (cellOf(link, 'length') !== '') return {};
  const from = positions.get(cellOf(link, 'from_node_id'));
  const to = positions.get(cellOf(link, 'to_node_id'));
  if (from === undefined || to === undefined) return {};
  const points = parseLine(geometry);
  const lengthKm = lineLengthKm(from, to, typeof points === 'string' ? [] : points);
  return { length: String(lengthKm / kmPerUnit), source_id: `${FILE_SOURCE};${CALCULATION_SOURCE}` };
}

function positionOf(node: TextRow | undefined): Position | undefined {
  const x = parseNumber(cellOf(node, 'x_coord'));
  const y = parseNumber(cellOf(node, 'y_coord'));
  return x === undefined || y === undefined ? undefined : [x, y];
}
