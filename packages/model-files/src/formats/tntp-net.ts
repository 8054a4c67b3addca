import { quote } from '../fault-list.ts';
import type { FaultList } from '../fault-list.ts';
import { formatCount } from '../limits.ts';
import { suggestNumber } from '../number-text.ts';
import { readTntpFactors, readTntpMetadata, reportUnknownTags, requiredTagNumber, tagNumber } from './tntp-metadata.ts';
import type { TntpFactors, TntpMetadata } from './tntp-metadata.ts';
import { TntpScanner } from './tntp-scanner.ts';

/** Columns of a net file, in order; its own units, which it does not state. */
export const tntpLinkColumns = [
  'init_node',
  'term_node',
  'capacity',
  'length',
  'free_flow_time',
  'b',
  'power',
  'speed',
  'toll',
  'link_type',
] as const;
export type TntpLinkColumn = (typeof tntpLinkColumns)[number];

/** A net file: numbers of nodes are 1 to `nodes`, zones being the first of them. */
export interface TntpNetwork extends TntpFactors {
  readonly file: string;
  readonly zones: number;
  readonly nodes: number;
  /** Nodes below this one are only passed at the start and the end of a way. */
  readonly firstThruNode: number;
  readonly linkCount: number;
  /** By column, a value per link in the order of the file. */
  readonly links: Readonly<Record<TntpLinkColumn, Float64Array>>;
  /** Line of each link, from 1. */
  readonly lines: Uint32Array;
}

const columnCount = tntpLinkColumns.length;
const count = { least: 1, most: 10_000_000, whole: true } as const;

const knownTags = [
  'NUMBER OF ZONES',
  'NUMBER OF NODES',
  'FIRST THRU NODE',
  'NUMBER OF LINKS',
  'TOLL FACTOR',
  'DISTANCE FACTOR',
  // names of the columns, which are always the same
  'ORIGINAL HEADER',
];

/** Reads a net file, with findings for all that is wrong with it; undefined where its size is not known. */
export function readTntpNet(file: string, text: string, faults: FaultList): TntpNetwork | undefined {
  const metadata = readTntpMetadata(file, text, faults);
  const zones = requiredTagNumber(metadata, 'NUMBER OF ZONES', { ...count, least: 0 }, faults);
  const nodes = requiredTagNumber(metadata, 'NUMBER OF NODES', count, faults);
  const announced = requiredTagNumber(metadata, 'NUMBER OF LINKS', { ...count, least: 0 }, faults);
  const firstThruNode = readFirstThruNode(metadata, nodes, faults);
  const factors = readTntpFactors(metadata, faults);
  reportUnknownTags(metadata, knownTags, faults);
  if (zones === undefined || nodes === undefined) return undefined;
  if (zones > nodes) {
    const place = { file, column: 'NUMBER OF ZONES', found: String(zones) };
    const fault = `there are ${formatCount(zones)} zones and only ${formatCount(nodes)} nodes.`;
    faults.add('cell-range', place, fault, 'Zones are the first nodes: write at most as many zones as nodes.');
  }
  const rows = readRows(file, new TntpScanner(text, metadata.bodyAt, metadata.bodyLine), faults);
  if (announced !== undefined && announced !== rows.found) {
    const place = { file, column: 'NUMBER OF LINKS', found: String(rows.found) };
    const fault = `<NUMBER OF LINKS> says ${formatCount(announced)}, and there are ${formatCount(rows.found)} rows.`;
    const cause = rows.found < announced ? 'The file may be cut short: get it again' : 'Look for rows too many';
    faults.add('count-mismatch', place, fault, `${cause}, or write the number of rows behind <NUMBER OF LINKS>.`);
  }
  const links = toColumns(rows.cells);
  const network = { file, zones, nodes, firstThruNode, links, ...factors };
  const lines = Uint32Array.from(rows.lines);
  checkRows({ ...network, linkCount: lines.length, lines }, faults);
  return { ...network, linkCount: lines.length, lines };
}

function readFirstThruNode(metadata: TntpMetadata, nodes: number | undefined, faults: FaultList): number {
  const range = { least: 0, most: nodes === undefined ? count.most : nodes + 1, whole: true };
  const value = tagNumber(metadata, 'FIRST THRU NODE', range, faults);
  if (!metadata.tags.has('FIRST THRU NODE')) {
    faults.add(
      'import-assumed',
      { file: metadata.file, column: 'FIRST THRU NODE' },
      'the line <FIRST THRU NODE> is missing; 1 was assumed, so that ways may pass through all nodes.',
      'Write <FIRST THRU NODE> and the number of zones plus 1 if no way may pass through a zone.',
    );
  }
  return Math.max(1, value ?? 1);
}

interface Rows {
  /** `columnCount` numbers a row. */
  readonly cells: readonly number[];
  readonly lines: readonly number[];
  /** Rows met, those at fault included. */
  readonly found: number;
}

function readRows(file: string, scanner: TntpScanner, faults: FaultList): Rows {
  const cells: number[] = [];
  const lines: number[] = [];
  let found = 0;
  // of the row that is being read: its cells, whether all are numbers, its line
  let inRow = 0;
  let sound = true;
  let line = 0;
  for (;;) {
    const mark = scanner.advance();
    if (mark === 'text') {
      line = scanner.line;
      const value = scanner.number();
      if (Number.isNaN(value) && sound) reportCell(file, scanner, inRow, faults);
      sound = sound && !Number.isNaN(value);
      cells.push(value);
      inRow += 1;
      continue;
    }
    if (inRow > 0) {
      found += 1;
      if (sound && inRow === columnCount) lines.push(line);
      else cells.length = lines.length * columnCount;
      if (sound && inRow !== columnCount) reportRowLength(file, line, inRow, faults);
      inRow = 0;
      sound = true;
    }
    if (mark === 'end') return { cells, lines, found };
    if (mark === 'tag') reportLateTag(file, scanner, faults);
  }
}

function reportRowLength(file: string, row: number, found: number, faults: FaultList): void {
  const fault = `the row has ${String(found)} columns.`;
  const remedy = `Write ${String(columnCount)}: ${tntpLinkColumns.join(', ')}.`;
  faults.add('row-length', { file, row, found: String(found) }, fault, remedy);
}

function reportCell(file: string, scanner: TntpScanner, at: number, faults: FaultList): void {
  const column = tntpLinkColumns[at];
  const found = scanner.token;
  const fault = `${quote(found)} is not a number.`;
  faults.add('cell-type', { file, row: scanner.line, column, found }, fault, suggestNumber(found, undefined));
}

function reportLateTag(file: string, scanner: TntpScanner, faults: FaultList): void {
  const [row, found] = [scanner.line, scanner.restOfLine()];
  const remedy = 'Move the line above <END OF METADATA>.';
  faults.add('file-unreadable', { file, row, found }, `${quote(found)} stands among the rows.`, remedy);
}

function toColumns(cells: readonly number[]): Record<TntpLinkColumn, Float64Array> {
  const rows = cells.length / columnCount;
  const column = (at: number): Float64Array => {
    const values = new Float64Array(rows);
    for (let row = 0, cell = at; row < rows; row += 1, cell += columnCount) values[row] = cells[cell] ?? Number.NaN;
    return values;
  };
  return Object.fromEntries(tntpLinkColumns.map((name, at) => [name, column(at)])) as Record<
    TntpLinkColumn,
    Float64Array
  >;
}

const notNegative = ['capacity', 'length', 'free_flow_time', 'b', 'power'] as const;

function checkRows({ file, nodes, links, lines }: TntpNetwork, faults: FaultList): void {
  const report = (link: number, column: TntpLinkColumn, fault: string, remedy: string): void => {
    const found = String(links[column][link]);
    faults.add('cell-range', { file, row: lines[link], column, found }, `${found} ${fault}`, remedy);
  };
  for (const column of ['init_node', 'term_node'] as const) {
    links[column].forEach((node, link) => {
      if (Number.isInteger(node) && node >= 1 && node <= nodes) return;
      report(link, column, 'is no node.', `Write a whole number from 1 to ${String(nodes)}, the <NUMBER OF NODES>.`);
    });
  }
  for (const column of notNegative) {
    links[column].forEach((value, link) => {
      if (value < 0) report(link, column, 'is below 0.', 'Write 0 or a number above it.');
    });
  }
  const { capacity, free_flow_time: free, b, power } = links;
  capacity.forEach((value, link) => {
    if (value === 0 && (free[link] ?? 0) > 0 && (b[link] ?? 0) > 0 && (power[link] ?? 0) > 0)
      report(
        link,
        'capacity',
        'lets nothing pass, and time would be infinite.',
        'Write a capacity above 0, or b as 0.',
      );
  });
}
