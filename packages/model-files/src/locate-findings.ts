import { tables } from '@meridian/engine';
import type { Finding, Position } from '@meridian/engine';
import { FaultList } from './fault-list.ts';
import { cellOf, readTextTable } from './formats/text-table.ts';
import type { TextRow, TextTable } from './formats/text-table.ts';
import { limitsOf } from './limits.ts';
import type { ModelFiles } from './model-files.ts';

/**
 * Where on the map the row of each finding lies, in the order of the findings: the node itself, the middle of a link,
 * the place of a row that names a node or a link. It reads the files as text, so that it works for a model that does
 * not open. Undefined where a finding is of no place.
 */
export function locateFindings(files: ModelFiles, findings: readonly Finding[]): readonly (Position | undefined)[] {
  const read = (name: 'node' | 'link'): TextTable | undefined => readQuietly(files, `${name}.csv`);
  const nodes = indexRows(read('node'), 'node_id', (row) => positionOf(row));
  const links = indexRows(read('link'), 'link_id', (row) => middleOf(row, nodes));
  const texts = new Map<string, TextTable | undefined>();
  return findings.map(({ file, row }) => {
    if (row === undefined || row < 2) return undefined;
    if (!texts.has(file)) texts.set(file, readQuietly(files, file));
    const cells = texts.get(file)?.rows[row - 2];
    if (cells === undefined) return undefined;
    const own = file.endsWith('node.csv') ? positionOf(cells) : undefined;
    const link = file.endsWith('link.csv') ? middleOf(cells, nodes) : links.get(cellOf(cells, 'link_id'));
    return own ?? link ?? nodes.get(cellOf(cells, 'node_id')) ?? positionOf(cells);
  });
}

function readQuietly(files: ModelFiles, file: string): TextTable | undefined {
  const content = files.get(file);
  if (content === undefined || !file.endsWith('.csv')) return undefined;
  const name = file.slice(file.lastIndexOf('/') + 1, -4);
  const schema = Object.values(tables).find((table) => table.name === name);
  const known = new Set<string>(schema?.columns.map((column) => column.name) ?? []);
  // what is wrong with the file has been said
  return readTextTable(file, content, known, limitsOf(undefined), new FaultList());
}

function indexRows(
  table: TextTable | undefined,
  key: string,
  placeOf: (row: TextRow) => Position | undefined,
): ReadonlyMap<string, Position> {
  const result = new Map<string, Position>();
  for (const row of table?.rows ?? []) {
    const place = row === undefined ? undefined : placeOf(row);
    const id = cellOf(row, key);
    if (place !== undefined && id !== '' && !result.has(id)) result.set(id, place);
  }
  return result;
}

function positionOf(row: TextRow): Position | undefined {
  const [x, y] = [cellOf(row, 'x_coord'), cellOf(row, 'y_coord')];
  const [longitude, latitude] = [Number(x), Number(y)];
  const isSound = x !== '' && y !== '' && Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
  return isSound ? [longitude, latitude] : undefined;
}

/** The middle between the ends that are known; one end alone where the other is not. */
function middleOf(row: TextRow, nodes: ReadonlyMap<string, Position>): Position | undefined {
  const ends = ['from_node_id', 'to_node_id'].flatMap((column) => {
    const place = nodes.get(cellOf(row, column));
    return place === undefined ? [] : [place];
  });
  const [first, second] = ends;
  if (first === undefined || second === undefined) return first;
  return [(first[0] + second[0]) / 2, (first[1] + second[1]) / 2];
}
