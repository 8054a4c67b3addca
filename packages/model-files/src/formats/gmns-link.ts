import { commercialSpeedsKmh, formatLineString, isBelowDistance } from '@meridian/engine';
import type { LengthSample, Position } from '@meridian/engine';
import { parseLine } from '../geometry-text.ts';
import { quote } from '../fault-list.ts';
import type { FaultList } from '../fault-list.ts';
import { formatCount } from '../limits.ts';
import { parseNumber } from '../number-text.ts';
import { readCapacity } from './gmns-capacity.ts';
import { readDirections } from './gmns-direction.ts';
import type { Direction } from './gmns-direction.ts';
import { joinLines } from './gmns-geometry.ts';
import { modeByUse, usesWithoutFreight } from './gmns-terms.ts';
import { distanceKm, lineKm, lineLengthKm } from './line-length.ts';
import { CALCULATION_SOURCE, FILE_SOURCE } from './import-defaults.ts';
import { cellOf, createTextTable, reportIgnoredColumns } from './text-table.ts';
import type { TextRow, TextTable } from './text-table.ts';
import type { TrafficDemand } from './traffic-demand.ts';

/** A row of link.csv with its line and the places of its ends, of which an unknown one is an error. */
interface PlacedLink {
  readonly link: TextRow;
  readonly row: number;
  readonly geometry: string;
  /** Points of the line; none where none is drawn or it cannot be read. */
  readonly points: readonly Position[];
  readonly from: Position | undefined;
  readonly to: Position | undefined;
}

export interface GmnsUnits {
  readonly kmPerUnit: number;
  readonly kmhPerUnit: number;
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
  'capacity',
  'lanes',
  'vdf_alpha',
  'vdf_beta',
];

/** The links of link.csv beside their places; undefined keeps the place of a blank row and of one whose node is unknown. */
export function placeLinks(
  links: TextTable,
  nodes: TextTable | undefined,
  geometries: TextTable | undefined,
  faults: FaultList,
): readonly (PlacedLink | undefined)[] {
  const positions = new Map(nodes?.rows.map((node) => [cellOf(node, 'node_id'), positionOf(node)]));
  const lines = new Map(geometries?.rows.map((row) => [cellOf(row, 'geometry_id'), cellOf(row, 'geometry')]));
  return links.rows.map((link, index): PlacedLink | undefined => {
    if (link === undefined) return undefined;
    const row = index + 2;
    const ends = ['from_node_id', 'to_node_id'];
    // without its place nothing more can be said of the link
    if (nodes !== undefined && !ends.every((column) => hasNode(link, row, column, positions, faults))) return undefined;
    const geometry = joinLines(cellOf(link, 'geometry') || (lines.get(cellOf(link, 'geometry_id')) ?? ''));
    const points = parseLine(geometry);
    return {
      link,
      row,
      geometry,
      points: typeof points === 'string' ? [] : points,
      from: positions.get(cellOf(link, 'from_node_id')),
      to: positions.get(cellOf(link, 'to_node_id')),
    };
  });
}

function hasNode(
  link: TextRow,
  row: number,
  column: string,
  positions: ReadonlyMap<string, unknown>,
  faults: FaultList,
): boolean {
  const found = cellOf(link, column);
  // an empty cell is told when the model is read
  if (found === '' || positions.has(found)) return true;
  const fault = `node.csv has no node ${quote(found)}.`;
  faults.add('reference-broken', { file: 'link.csv', row, column, found }, fault, 'Add the node, or correct the end.');
  return false;
}

/** The lengths that links state, beside what the map says of them. */
export function lengthSamples(placed: readonly (PlacedLink | undefined)[]): readonly LengthSample[] {
  return placed.flatMap((each): readonly LengthSample[] => {
    const statedLength = parseNumber(cellOf(each?.link, 'length'));
    if (each?.from === undefined || each.to === undefined || statedLength === undefined) return [];
    const isDrawn = each.points.length > 1;
    return [{ statedLength, lineKm: isDrawn ? lineKm(each.points) : distanceKm(each.from, each.to), isDrawn }];
  });
}

/** Translates link.csv of GMNS row by row; a row that is left out keeps its place, so that row numbers hold. */
export function translateLinks(
  links: TextTable,
  placed: readonly (PlacedLink | undefined)[],
  units: GmnsUnits,
  demand: TrafficDemand | undefined,
  faults: FaultList,
): TextTable {
  reportIgnoredColumns('link.csv', links, usedColumns, faults);
  const directionOf = readDirections(links, faults);
  const modeOf = readModes(links, faults);
  const speeds = new SpeedReader(units.kmhPerUnit);
  const lengths = new LengthReader(units.kmPerUnit);
  const opposite: TextRow[] = [];
  const rows = placed.map((each): TextRow | undefined => {
    const modeId = each === undefined ? undefined : modeOf(each.link, each.row);
    if (each === undefined || modeId === undefined) return undefined;
    const direction = directionOf(each.link);
    const capacity = modeId === 'road' && demand !== undefined ? readCapacity(each.link, demand) : {};
    const made = {
      ...translateLink(each, direction, modeId),
      free_speed: speeds.read(cellOf(each.link, 'free_speed'), modeId),
      ...lengths.read(each),
      ...capacity,
    };
    if (!('capacity_t_per_day' in capacity) || direction.directed === 'true') return made;
    opposite.push(oppositeOf(made));
    return { ...made, directed: 'true' };
  });
  speeds.report(faults);
  lengths.report(faults);
  reportOpposite(opposite.length, faults);
  return createTextTable([...rows, ...opposite]);
}

function translateLink({ link, geometry, points }: PlacedLink, direction: Direction, modeId: string): TextRow {
  const ends = [cellOf(link, 'from_node_id'), cellOf(link, 'to_node_id')];
  const [from = '', to = ''] = direction.isReversed ? ends.toReversed() : ends;
  // GMNS lets shape points run against the link (dir_flag -1); a model does not
  const isAgainst = cellOf(link, 'dir_flag') === '-1' && points.length > 1;
  return {
    link_id: cellOf(link, 'link_id'),
    name: cellOf(link, 'name'),
    from_node_id: from,
    to_node_id: to,
    directed: direction.directed,
    mode_id: modeId,
    length: cellOf(link, 'length'),
    geometry: isAgainst ? formatLineString(points.toReversed()) : geometry,
    source_id: FILE_SOURCE,
  };
}

/** Capacity is that of each way of travel, while a link of a model has one for both: so each way is a link of its own. */
function oppositeOf(link: TextRow): TextRow {
  const points = parseLine(cellOf(link, 'geometry'));
  return {
    ...link,
    link_id: `${cellOf(link, 'link_id')}-back`,
    from_node_id: cellOf(link, 'to_node_id'),
    to_node_id: cellOf(link, 'from_node_id'),
    directed: 'true',
    geometry: typeof points === 'string' ? '' : formatLineString(points.toReversed()),
  };
}

function reportOpposite(count: number, faults: FaultList): void {
  if (count === 0) return;
  const fault = `${formatCount(count)} links with a capacity are open both ways; each way became a link of its own (ID and ID-back).`;
  faults.add('import-assumed', { file: 'link.csv', column: 'directed' }, fault, 'Nothing needs to be done.');
}

/** The mode of a row by its allowed uses; undefined where only people walk or cycle on it. */
function readModes(links: TextTable, faults: FaultList): (link: TextRow, row: number) => string | undefined {
  const known = [...modeByUse.keys()].join(', ');
  const column = 'allowed_uses';
  if (!links.columns.includes(column)) {
    const remedy = `Add the column if links carry other than road traffic: ${known}.`;
    faults.add('import-assumed', { file: 'link.csv', column }, 'there is no such column; all links are roads.', remedy);
    return () => 'road';
  }
  return (link, row) => {
    const found = cellOf(link, column);
    const uses = found
      .toLowerCase()
      .split(/[,;\s]+/)
      .filter((use) => use !== '');
    const use = [...modeByUse.keys()].find((each) => uses.includes(each));
    if (use !== undefined) return modeByUse.get(use);
    const place = { file: 'link.csv', row, column, found };
    if (uses.length > 0 && uses.every((name) => usesWithoutFreight.has(name))) {
      const fault = `the link carries no freight (${quote(found)}) and was left out.`;
      faults.add('import-ignored', place, fault, 'Nothing needs to be done.');
      return undefined;
    }
    const fault =
      uses.length === 0
        ? 'no use is stated; road was assumed.'
        : `${quote(found)} stands for no mode; road was assumed.`;
    faults.add('import-assumed', place, fault, `Write one of: ${known}.`);
    return 'road';
  };
}

/** Faster than any road is signed for: such a speed is a fault of the file and none of freight. */
const fastestRoadKmh = 180;

/** Free speeds of cars as those of freight; owns the counts of what was changed. */
class SpeedReader {
  readonly #kmhPerUnit: number;
  #capped = 0;
  #unstated = 0;

  constructor(kmhPerUnit: number) {
    this.#kmhPerUnit = kmhPerUnit;
  }

  /** The cell, or the greatest speed of freight in its place; empty where 0 or less stands for an unknown one. */
  read(cell: string, modeId: string): string {
    const speed = parseNumber(cell);
    if (speed === undefined) return cell;
    if (speed <= 0) {
      this.#unstated += 1;
      return '';
    }
    const [, most] = commercialSpeedsKmh.road;
    const kmh = speed * this.#kmhPerUnit;
    if (modeId !== 'road' || kmh <= most || kmh > fastestRoadKmh) return cell;
    this.#capped += 1;
    return String(most / this.#kmhPerUnit);
  }

  report(faults: FaultList): void {
    const place = { file: 'link.csv', column: 'free_speed' };
    const [, most] = commercialSpeedsKmh.road;
    if (this.#capped > 0) {
      const fault = `the free speed of ${formatCount(this.#capped)} roads is above what freight drives; ${String(most)} km/h was written.`;
      faults.add('import-doubtful', place, fault, 'Write the commercial speed of freight if it is known.');
    }
    if (this.#unstated > 0) {
      const fault = `${formatCount(this.#unstated)} links state a speed of 0 or less; it was left out, and that of the mode holds.`;
      faults.add('import-assumed', place, fault, 'Write their speed if it is known.');
    }
  }
}

/** A length this near below the distance between its nodes is one of rounded coordinates. */
const nearlyLongEnough = 0.9;

/**
 * Lengths that the map has to tell, which then have the calculation as a source: of a link that states none, and of one
 * that is a little shorter than the distance between its nodes. Owns the count of the latter.
 */
class LengthReader {
  readonly #kmPerUnit: number;
  #raised = 0;

  constructor(kmPerUnit: number) {
    this.#kmPerUnit = kmPerUnit;
  }

  read({ link, points, from, to }: PlacedLink): TextRow {
    if (from === undefined || to === undefined) return {};
    const cell = cellOf(link, 'length');
    const [stated, direct] = [(parseNumber(cell) ?? 0) * this.#kmPerUnit, distanceKm(from, to)];
    const isRaised = isBelowDistance(stated, direct) && stated >= nearlyLongEnough * direct;
    if (cell !== '' && !isRaised) return {};
    if (isRaised) this.#raised += 1;
    const lengthKm = lineLengthKm(from, to, isRaised ? [] : points);
    return { length: String(lengthKm / this.#kmPerUnit), source_id: `${FILE_SOURCE};${CALCULATION_SOURCE}` };
  }

  report(faults: FaultList): void {
    if (this.#raised === 0) return;
    const fault = `${formatCount(this.#raised)} lengths are up to a tenth below the distance between their nodes, which was written.`;
    const remedy = 'Correct the lengths or the coordinates if it matters.';
    faults.add('import-doubtful', { file: 'link.csv', column: 'length' }, fault, remedy);
  }
}

function positionOf(node: TextRow | undefined): Position | undefined {
  const x = parseNumber(cellOf(node, 'x_coord'));
  const y = parseNumber(cellOf(node, 'y_coord'));
  return x === undefined || y === undefined ? undefined : [x, y];
}
