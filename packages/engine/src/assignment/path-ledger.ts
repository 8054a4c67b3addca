import { segmentRows } from './kernels/row-segments.ts';
import type { RowSegments } from './kernels/row-segments.ts';
import type { ClassPaths } from './kernels/via-paths.ts';
import type { AssignmentProblem } from './problem.ts';

/**
 * Paths in the order of their rows, a row being a pair of one class: those of class 0 first, in the order of its pairs.
 * The arcs of path p are `arcs[firstArc[p] .. firstArc[p + 1] - 1]`.
 */
export interface LedgerPaths {
  readonly row: Uint32Array;
  readonly firstArc: Uint32Array;
  readonly arcs: Uint32Array;
  /** Number, in the ledger, of the facilities that a path uses: two paths have the same only if they use the same. */
  readonly facilitySet: Uint32Array;
  /** Paths of a row with the same arcs have the same. */
  readonly hash: Uint32Array;
}

/** Paths of a base: those of row r are `firstOfRow[r] .. firstOfRow[r + 1] - 1`. */
export interface BasePaths extends LedgerPaths {
  readonly firstOfRow: Uint32Array;
  readonly segments: RowSegments;
}

/** Sets of facilities that paths use: those of set s are `facilities[first[s] .. first[s + 1] - 1]`, one twice where a path uses it twice. */
export interface FacilitySets {
  readonly first: readonly number[];
  readonly facilities: readonly number[];
}

/**
 * The paths that cargo may choose between, whatever its costs: those of a base, and by element (a closure, an opening, a
 * regime in a state) those that a search finds with it alone. A state has the paths of the base and of its own elements.
 * Since nothing that is continuous (costs, capacities, demand) adds or takes a path, flows are continuous in it; and an entry
 * follows from the base and its element alone, so that no answer hangs on what was asked before.
 */
export class PathLedger {
  /** By row: class, and index among its pairs. */
  readonly pairClass: Uint16Array;
  readonly pairIndex: Uint32Array;
  /** By class: its first row; and the number of all rows. */
  readonly firstRow: Uint32Array;
  readonly base: BasePaths;
  private readonly first: number[] = [0];
  private readonly facilities: number[] = [];
  private readonly sets = new Map<string, number>();
  private baseIndex: IsKnown | undefined;
  private readonly found: readonly ClassPaths[];
  private listed: BasePaths | undefined;
  private readonly problem: Pick<AssignmentProblem, 'firstFacility' | 'facilities' | 'classes'>;

  /** `paths` are those of the base, by class, for the graph and the facilities of `problem`; `unqueued` some of them. */
  constructor(
    problem: Pick<AssignmentProblem, 'firstFacility' | 'facilities' | 'classes'>,
    paths: readonly ClassPaths[],
    unqueued: readonly ClassPaths[] = paths,
  ) {
    this.problem = problem;
    const counts = problem.classes.map(({ demand }) => demand.length);
    this.firstRow = new Uint32Array(counts.length + 1);
    for (const [c, count] of counts.entries()) this.firstRow[c + 1] = (this.firstRow[c] ?? 0) + count;
    this.pairClass = Uint16Array.from(counts.flatMap((count, c) => new Array<number>(count).fill(c)));
    this.pairIndex = Uint32Array.from(counts.flatMap((count) => Array.from({ length: count }, (_, pair) => pair)));
    this.base = this.listBase(paths);
    this.found = unqueued;
  }

  /** Those of the base that were found without queues: where an element's own queues come from. Listed when one is asked for. */
  get unqueued(): BasePaths {
    return (this.listed ??= this.listBase(this.found));
  }

  get facilitySets(): FacilitySets {
    return { first: this.first, facilities: this.facilities };
  }

  /** Those of some paths by class that are neither in the base nor in `known`. */
  entryOf(paths: readonly ClassPaths[], known: readonly LedgerPaths[] = []): LedgerPaths {
    const others = known.map((each) => indexPaths(each));
    this.baseIndex ??= indexPaths(this.base);
    const base = this.baseIndex;
    return this.list(paths, (row, hash, arcs) => [base, ...others].some((index) => index(row, hash, arcs)));
  }

  private listBase(paths: readonly ClassPaths[]): BasePaths {
    const listed = this.list(paths, () => false);
    const firstOfRow = new Uint32Array(this.pairClass.length + 1);
    for (const row of listed.row) firstOfRow[row + 1] = (firstOfRow[row + 1] ?? 0) + 1;
    for (let row = 0; row < this.pairClass.length; row += 1)
      firstOfRow[row + 1] = (firstOfRow[row + 1] ?? 0) + (firstOfRow[row] ?? 0);
    const inRows = { ...listed, firstOfRow };
    return { ...inRows, segments: segmentRows(inRows) };
  }

  private list(paths: readonly ClassPaths[], isKnown: IsKnown): LedgerPaths {
    const row: number[] = [];
    const firstArc = [0];
    const arcs: number[] = [];
    const facilitySet: number[] = [];
    const hash: number[] = [];
    for (const [c, own] of paths.entries()) {
      for (let pair = 0; pair + 1 < own.firstPath.length; pair += 1) {
        for (let path = own.firstPath[pair] ?? 0; path < (own.firstPath[pair + 1] ?? 0); path += 1) {
          const passed = own.arcs.subarray(own.firstArc[path], own.firstArc[path + 1]);
          const number = (this.firstRow[c] ?? 0) + pair;
          const code = hashOf(passed);
          if (isKnown(number, code, passed)) continue;
          row.push(number);
          for (const arc of passed) arcs.push(arc);
          firstArc.push(arcs.length);
          facilitySet.push(this.setOf(passed));
          hash.push(code);
        }
      }
    }
    return {
      row: Uint32Array.from(row),
      firstArc: Uint32Array.from(firstArc),
      arcs: Uint32Array.from(arcs),
      facilitySet: Uint32Array.from(facilitySet),
      hash: Uint32Array.from(hash),
    };
  }

  private setOf(arcs: Uint32Array): number {
    const { firstFacility, facilities } = this.problem;
    const used: number[] = [];
    for (const arc of arcs)
      for (let at = firstFacility[arc] ?? 0; at < (firstFacility[arc + 1] ?? 0); at += 1)
        used.push(facilities[at] ?? 0);
    used.sort((a, b) => a - b);
    const key = used.join(' ');
    let set = this.sets.get(key);
    if (set === undefined) {
      this.sets.set(key, (set = this.sets.size));
      for (const facility of used) this.facilities.push(facility);
      this.first.push(this.facilities.length);
    }
    return set;
  }
}

/** Whether paths hold one with these arcs, in a row. */
type IsKnown = (row: number, hash: number, arcs: Uint32Array) => boolean;

function indexPaths({ row, firstArc, arcs, hash }: LedgerPaths): IsKnown {
  const rows = new Map<number, number[]>();
  for (const [path, number] of row.entries()) {
    const own = rows.get(number);
    if (own === undefined) rows.set(number, [path]);
    else own.push(path);
  }
  return (number, code, wanted) =>
    rows.get(number)?.some((path) => {
      const first = firstArc[path] ?? 0;
      if (hash[path] !== code || (firstArc[path + 1] ?? 0) - first !== wanted.length) return false;
      return wanted.every((arc, at) => arcs[first + at] === arc);
    }) ?? false;
}

/** FNV-1a (Fowler, Noll and Vo, 1991) over the arcs. */
function hashOf(arcs: Uint32Array): number {
  let hash = 0x811c9dc5;
  for (const arc of arcs) hash = Math.imul(hash ^ arc, 0x01000193);
  return hash >>> 0;
}
