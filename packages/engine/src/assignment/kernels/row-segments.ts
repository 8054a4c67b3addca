// Arcs of a row that the same of its paths use, joined: prices and path sizes of a row of base paths are sums over some dozen
// segments, where its arcs are some hundred.

/** Segments of row r: `firstOfRow[r] .. firstOfRow[r + 1] - 1`; none where a row has too many paths for a mask, or one that uses an arc twice. */
export interface RowSegments {
  readonly firstOfRow: Uint32Array;
  /** By segment: bit k where path k of the row uses it. */
  readonly users: Int32Array;
  /** Arcs of segment s: `arcs[firstArc[s] .. firstArc[s + 1] - 1]`. */
  readonly firstArc: Uint32Array;
  readonly arcs: Uint32Array;
  /** Segments of path p of the base: `segments[firstOfPath[p] .. firstOfPath[p + 1] - 1]`. */
  readonly firstOfPath: Uint32Array;
  readonly segments: Uint32Array;
}

/** Paths of row r: `firstOfRow[r] ..`; arcs of path p: `arcs[firstArc[p] ..]`. */
interface PathsOfRows {
  readonly firstOfRow: Uint32Array;
  readonly firstArc: Uint32Array;
  readonly arcs: Uint32Array;
}

/** Bits of a mask. */
const mostPaths = 32;

export function segmentRows({ firstOfRow, firstArc, arcs }: PathsOfRows): RowSegments {
  const rows = firstOfRow.length - 1;
  const firstSegment = new Uint32Array(rows + 1);
  const users: number[] = [];
  const firstOfSegment = [0];
  const members: number[] = [];
  const firstOfPath = new Uint32Array(firstOfRow[rows]! + 1);
  const segments: number[] = [];
  for (let row = 0; row < rows; row += 1) {
    const [first, end] = [firstOfRow[row]!, firstOfRow[row + 1]!];
    const start = users.length;
    const masks = end - first <= mostPaths ? masksOfArcs(first, end, firstArc, arcs) : undefined;
    const numbers = new Map<number, number>();
    const arcsOf: number[][] = [];
    for (const [arc, mask] of masks ?? []) {
      let number = numbers.get(mask);
      if (number === undefined) {
        numbers.set(mask, (number = users.push(mask) - 1));
        arcsOf.push([]);
      }
      arcsOf[number - start]!.push(arc);
    }
    for (const list of arcsOf) {
      for (const arc of list) members.push(arc);
      firstOfSegment.push(members.length);
    }
    for (let path = first; path < end; path += 1) {
      for (let segment = start; segment < users.length; segment += 1)
        if (((users[segment]! >>> (path - first)) & 1) === 1) segments.push(segment);
      firstOfPath[path + 1] = segments.length;
    }
    firstSegment[row + 1] = users.length;
  }
  return {
    firstOfRow: firstSegment,
    users: Int32Array.from(users),
    firstArc: Uint32Array.from(firstOfSegment),
    arcs: Uint32Array.from(members),
    firstOfPath,
    segments: Uint32Array.from(segments),
  };
}

/** By arc, the paths `first .. end - 1` that use it; undefined where one uses an arc twice. */
function masksOfArcs(
  first: number,
  end: number,
  firstArc: Uint32Array,
  arcs: Uint32Array,
): ReadonlyMap<number, number> | undefined {
  const masks = new Map<number, number>();
  for (let path = first; path < end; path += 1) {
    const bit = 1 << (path - first);
    for (let at = firstArc[path]!; at < firstArc[path + 1]!; at += 1) {
      const before = masks.get(arcs[at]!) ?? 0;
      if ((before & bit) !== 0) return undefined;
      masks.set(arcs[at]!, before | bit);
    }
  }
  return masks;
}
