import type { FaultList } from '../fault-list.ts';
import { formatCount } from '../limits.ts';
import { cellOf } from './text-table.ts';
import type { TextRow, TextTable } from './text-table.ts';

/** How a link may be traveled: `directed` is a cell of a model; `isReversed` says that its ends are to be exchanged. */
export interface Direction {
  readonly directed: string;
  readonly isReversed: boolean;
}

const words: ReadonlyMap<string, string> = new Map([
  ...['true', 't', 'yes', 'y', '1', '1.0'].map((word) => [word, 'true'] as const),
  ...['false', 'f', 'no', 'n', '0', '0.0'].map((word) => [word, 'false'] as const),
]);

/** Links that stand for both ways have no opposite ones, while of one-way links only some have none. */
const fewestPaired = 0.2;

const FILE = 'link.csv';

/**
 * Reads one-way from a row. GMNS has `directed`, and `dir_flag` for the sense of the shape points alone. Programs that
 * leave `directed` out (DTALite, Path4GMNS, TAPLite, osm2gmns) mean by dir_flag the way of travel: 1 along the link, -1
 * against it, 0 both. With neither, links that come in pairs of opposite ones are one-way each.
 */
export function readDirections(links: TextTable, faults: FaultList): (link: TextRow) => Direction {
  const count = (isMeant: (link: TextRow) => boolean): number =>
    links.rows.filter((link) => link !== undefined && isMeant(link)).length;
  const filled = (column: string): number => count((link) => cellOf(link, column) !== '');
  const rows = count(() => true);
  const [directed, flags] = [filled('directed'), filled('dir_flag')];
  if (directed > 0) {
    if (directed < rows) {
      const fault = `${formatCount(rows - directed)} of ${formatCount(rows)} links do not say whether they are one-way; they were opened both ways.`;
      faults.add('import-doubtful', { file: FILE, column: 'directed' }, fault, 'Fill in true or false.');
    }
    return (link) => {
      const cell = cellOf(link, 'directed');
      return { directed: words.get(cell.toLowerCase()) ?? cell, isReversed: false };
    };
  }
  if (flags > 0) {
    const bothWays = count((link) => ![1, -1].includes(flagOf(link)));
    const fault = `there is no column directed, so dir_flag was read as the way of travel: ${formatCount(rows - bothWays)} links one-way, ${formatCount(bothWays)} both ways.`;
    faults.add(
      'import-assumed',
      { file: FILE, column: 'dir_flag' },
      fault,
      'Add a column directed if it means another.',
    );
    return (link) => ({
      directed: String([1, -1].includes(flagOf(link))),
      isReversed: flagOf(link) === -1,
    });
  }
  const isPaired = pairedShare(links) > fewestPaired;
  const fault = `no column (directed, dir_flag) says whether links are one-way; all were ${isPaired ? 'read as one-way, since many have an opposite one' : 'opened both ways'}.`;
  if (rows > 0) faults.add('import-doubtful', { file: FILE, column: 'directed' }, fault, 'Add a column directed.');
  return () => ({ directed: String(isPaired), isReversed: false });
}

function flagOf(link: TextRow): number {
  return Number(cellOf(link, 'dir_flag'));
}

function pairedShare({ rows }: TextTable): number {
  const keyOf = (link: TextRow | undefined, from: string, to: string): string =>
    JSON.stringify([cellOf(link, from), cellOf(link, to)]);
  const pairs = new Set(rows.map((link) => keyOf(link, 'from_node_id', 'to_node_id')));
  const paired = rows.filter((link) => link !== undefined && pairs.has(keyOf(link, 'to_node_id', 'from_node_id')));
  return paired.length / Math.max(1, rows.length);
}
