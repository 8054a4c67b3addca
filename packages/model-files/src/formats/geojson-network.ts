import { formatLineString } from '@meridian/engine';
import type { Position } from '@meridian/engine';
import type { Place, Way } from './geojson-way.ts';
import { ASSUMPTION_SOURCE, CALCULATION_SOURCE, FILE_SOURCE } from './import-defaults.ts';
import { lineLengthKm } from './line-length.ts';
import type { LineTopology } from './line-topology.ts';
import type { LinePiece } from './split-lines.ts';
import type { TextRow } from './text-table.ts';

export interface NetworkRows {
  readonly nodes: readonly TextRow[];
  readonly links: readonly TextRow[];
  /** Number of the feature that each row of `nodes` and `links` comes from. */
  readonly nodeFeatures: readonly number[];
  readonly linkFeatures: readonly number[];
  readonly counts: {
    readonly madeNodes: number;
    readonly splitWays: number;
    readonly rings: number;
    readonly severalGauges: number;
    readonly renamed: number;
  };
}

/** Figures of the whole link, which its pieces share. */
const sharedColumns = ['free_flow_h', 'usd_per_teu', 'usd_per_tonne'] as const;

/** The rows of node and link: a node for each place where links end, a link for each piece of a way and each of its gauges. */
export function makeNetworkRows(
  places: readonly Place[],
  ways: readonly Way[],
  topology: LineTopology,
  lengthsKm: readonly (number | undefined)[],
): NetworkRows {
  const rows = new Rows(topology);
  for (const place of places) rows.addPlace(place);
  let line = 0;
  for (const [index, way] of ways.entries()) {
    const pieces = way.parts.flatMap((part, offset) =>
      (topology.pieces[line + offset] ?? []).map((piece) => ({ ...piece, part })),
    );
    line += way.parts.length;
    rows.addWay(way, pieces, lengthsKm[index]);
  }
  return rows;
}

type Piece = LinePiece & { readonly part: readonly Position[] };

/** Grows the tables row by row; each id is given once. */
class Rows implements NetworkRows {
  readonly nodes: TextRow[] = [];
  readonly links: TextRow[] = [];
  readonly nodeFeatures: number[] = [];
  readonly linkFeatures: number[] = [];
  readonly counts = { madeNodes: 0, splitWays: 0, rings: 0, severalGauges: 0, renamed: 0 };
  readonly #topology: LineTopology;
  /** Ids of nodes, those that lines name and that have no row yet included. */
  readonly #nodeIds = new Set<string>();
  readonly #made = new Set<string>();
  readonly #linkIds = new Set<string>();
  readonly #idOfPlace = new Map<number, string>();

  constructor(topology: LineTopology) {
    this.#topology = topology;
    for (const [name, place] of topology.placeOfName) {
      if (!this.#idOfPlace.has(place)) this.#idOfPlace.set(place, name);
      this.#nodeIds.add(name);
    }
  }

  addPlace({ number, id, position: [x, y], cells }: Place): void {
    this.#pushNode({ ...cells, node_id: id, x_coord: String(x), y_coord: String(y), source_id: FILE_SOURCE }, number);
  }

  addWay(way: Way, pieces: readonly Piece[], lengthKm: number | undefined): void {
    const wayId = way.id || `link-${String(way.number)}`;
    const drawn = pieces.map((piece) => this.#drawPiece(piece));
    const drawnKm = drawn.reduce((sum, { km }) => sum + km, 0);
    if (pieces.length > way.parts.length) this.counts.splitWays += 1;
    for (const [index, piece] of pieces.entries()) {
      const { positions, km } = drawn[index] ?? { positions: [], km: 0 };
      const id = pieces.length === 1 ? wayId : `${wayId}-${String(index + 1)}`;
      const from = this.#nodeAt(
        piece.from,
        index === 0 ? `${wayId}-begin` : `${wayId}-${String(index)}-end`,
        way.number,
      );
      const isLast = index === pieces.length - 1;
      const to = this.#nodeAt(piece.to, isLast ? `${wayId}-end` : `${id}-end`, way.number);
      const share = drawnKm === 0 ? 0 : km / drawnKm;
      const isStated = lengthKm !== undefined;
      const row = {
        ...way.cells,
        ...(pieces.length === 1 ? {} : shareOut(way.cells, share)),
        from_node_id: from,
        to_node_id: to,
        mode_id: way.mode,
        length: String(!isStated ? km : pieces.length === 1 ? lengthKm : roundShare(lengthKm * share)),
        // two points say no more than the nodes do
        geometry: positions.length > 2 ? formatLineString(positions) : '',
        source_id: isStated && pieces.length === 1 ? FILE_SOURCE : `${FILE_SOURCE};${CALCULATION_SOURCE}`,
      };
      if (piece.from === piece.to) this.counts.rings += 1;
      this.#pushLinks(way, id, row);
    }
  }

  /** The piece drawn from node to node, so that a map shows no gap where an end was joined to something near. */
  #drawPiece({ from, to, start, end, part }: Piece): { readonly positions: readonly Position[]; readonly km: number } {
    const [first, last] = [this.#topology.positionOf(from), this.#topology.positionOf(to)];
    const positions = [first, ...part.slice(start + 1, end), last];
    return { positions, km: lineLengthKm(first, last, positions) };
  }

  #pushLinks({ gaugesMm, isLinkId, number }: Way, id: string, row: TextRow): void {
    const gauges: readonly (number | undefined)[] = gaugesMm.length === 0 ? [undefined] : gaugesMm;
    if (gauges.length > 1) this.counts.severalGauges += 1;
    for (const [index, gauge] of gauges.entries()) {
      const wished = index === 0 ? id : `${id}-${String(gauge)}mm`;
      // a link_id that stands twice is a fault of the file, which the check of the key names
      const linkId = isLinkId ? wished : takeId(wished, this.#linkIds);
      if (linkId !== wished) this.counts.renamed += 1;
      this.#linkIds.add(linkId);
      this.links.push({ ...row, link_id: linkId, ...(gauge === undefined ? {} : { gauge_mm: String(gauge) }) });
      this.linkFeatures.push(number);
    }
  }

  /** The id of the node at a place, which is made when a link first ends there. */
  #nodeAt(place: number, wished: string, number: number): string {
    const known = this.#idOfPlace.get(place);
    if (known !== undefined && this.#made.has(known)) return known;
    const nodeId = known ?? takeId(wished, this.#nodeIds);
    this.#idOfPlace.set(place, nodeId);
    const [x, y] = this.#topology.positionOf(place);
    this.counts.madeNodes += 1;
    const source = `${FILE_SOURCE};${ASSUMPTION_SOURCE}`;
    this.#pushNode(
      {
        node_id: nodeId,
        name: nodeId,
        node_type: 'junction',
        x_coord: String(x),
        y_coord: String(y),
        source_id: source,
      },
      number,
    );
    return nodeId;
  }

  #pushNode(row: TextRow, number: number): void {
    this.nodes.push(row);
    this.nodeFeatures.push(number);
    const id = row.node_id ?? '';
    this.#made.add(id);
    this.#nodeIds.add(id);
  }
}

/** The wished id, with a number behind it if it is taken. */
function takeId(wished: string, taken: Set<string>): string {
  let id = wished;
  for (let count = 2; taken.has(id); count += 1) id = `${wished}-${String(count)}`;
  taken.add(id);
  return id;
}

function shareOut(cells: TextRow, share: number): TextRow {
  return Object.fromEntries(
    sharedColumns.flatMap((column) => {
      const cell = cells[column] ?? '';
      return cell === '' ? [] : [[column, String(roundShare(Number(cell) * share))]];
    }),
  );
}

/** Twelve digits: a division leaves more, which say nothing. */
function roundShare(value: number): number {
  return Number(value.toPrecision(12));
}
