// The choice of every row in one state before anything queues: which paths are open, what they cost, their path sizes (Ben-Akiva
// and Bierlaire, 1999) among those that are open, and bundles: paths of a row with the same facilities are one term of its
// logit, since no delay changes how they share what the bundle carries.

import type { PathCharges } from '../problem.ts';
import { chargeOf, chargesOf } from './path-charges.ts';
import type { BasePaths, FacilitySets, LedgerPaths } from '../path-ledger.ts';

/** What a state chooses between. Arrays by row of the ledger, by class, or by class and arc. */
export interface ChoiceQuery {
  readonly base: BasePaths;
  /** Of the elements of the state. A path that two have counts once. */
  readonly entries: readonly LedgerPaths[];
  readonly sets: FacilitySets;
  readonly pairClass: Uint16Array;
  /** Logit scale per unit of cost, > 0. */
  readonly scale: Float64Array;
  readonly sizePower: number;
  /** What an arc costs without delay and charges; Infinity where it is closed. */
  readonly cost: readonly Float64Array[];
  /** By class, what a path bears once. */
  readonly charges: readonly (readonly PathCharges[])[];
  /** What an arc counts for in path sizes. */
  readonly length: readonly Float64Array[];
}

/** Owns its arrays, which hold what `prepare` was asked last; they grow with the states that they have held. */
export class PathChoice {
  /** Bundles of row r: `firstBundle[r] .. firstBundle[r + 1] - 1`; the same of its open paths. */
  readonly firstBundle: Uint32Array;
  readonly firstPath: Uint32Array;
  /** By bundle: the set of facilities, among those of this state, and the logarithm of its paths' summed weights. */
  bundleSet = new Uint32Array(0);
  bundleUtility = new Float64Array(0);
  /** By open path: where it stands (0: base, 1 + index of the entry), its number there, cost without delay, bundle, and share of it. */
  pathSource = new Uint16Array(0);
  pathNumber = new Uint32Array(0);
  pathCost = new Float64Array(0);
  pathBundle = new Uint32Array(0);
  pathWeight = new Float64Array(0);
  /** Facilities of the state's set s: `setFacilities[firstOfSet[s] .. firstOfSet[s + 1] - 1]`. */
  setCount = 0;
  firstOfSet = new Uint32Array(1);
  setFacilities = new Uint32Array(0);

  private readonly users: Uint16Array;
  /** 1 / n by number of paths: a division for each arc of each path would be half the work. */
  private partOfUsers = new Float64Array(0);
  /** By set of the ledger: the number in this state, where `setStamp` is that of the state. */
  private setNumber = new Uint32Array(0);
  private setStamp = new Uint32Array(0);
  /** By set of this state: its bundle, where `rowStamp` is that of the row. */
  private bundleOf = new Uint32Array(0);
  private rowStamp = new Uint32Array(0);
  private stamp = 0;
  private rowStamps = 0;
  private readonly nextOfEntry: number[] = [];
  /** By segment of the row at hand. */
  private segmentCost = new Float64Array(0);
  private segmentLength = new Float64Array(0);
  private segmentPart = new Float64Array(0);
  private segmentMask = new Int32Array(0);
  private utility = new Float64Array(0);
  /** By bundle: the utility of its best path. */
  private bundleMost = new Float64Array(0);

  constructor(rowCount: number, arcCount: number) {
    this.firstBundle = new Uint32Array(rowCount + 1);
    this.firstPath = new Uint32Array(rowCount + 1);
    this.users = new Uint16Array(arcCount);
  }

  prepare(query: ChoiceQuery): void {
    this.reserve(query);
    this.setCount = 0;
    this.stamp += 1;
    this.nextOfEntry.length = 0;
    for (let k = 0; k < query.entries.length; k += 1) this.nextOfEntry.push(0);
    let paths = 0;
    let bundles = 0;
    for (let row = 0; row < query.pairClass.length; row += 1) {
      const first = paths;
      if (this.isBaseAlone(query, row)) paths = this.openSegments(query, row, paths);
      else {
        paths = this.open(query, row, paths);
        this.size(query, row, first, paths);
      }
      bundles = this.bundle(query, first, paths, bundles);
      this.firstPath[row + 1] = paths;
      this.firstBundle[row + 1] = bundles;
    }
  }

  /** Rows and arcs of the open paths, in order. */
  list(query: ChoiceQuery): { readonly row: Uint32Array; readonly firstArc: Uint32Array; readonly arcs: Uint32Array } {
    const rowCount = query.pairClass.length;
    const count = this.firstPath[rowCount]!;
    const row = new Uint32Array(count);
    const firstArc = new Uint32Array(count + 1);
    for (let k = 0; k < count; k += 1) {
      const paths = pathsAt(query, this.pathSource[k]!);
      const number = this.pathNumber[k]!;
      row[k] = paths.row[number]!;
      firstArc[k + 1] = firstArc[k]! + paths.firstArc[number + 1]! - paths.firstArc[number]!;
    }
    const arcs = new Uint32Array(firstArc[count]!);
    for (let k = 0; k < count; k += 1) {
      const { firstArc: from, arcs: own } = pathsAt(query, this.pathSource[k]!);
      const shift = firstArc[k]! - from[this.pathNumber[k]!]!;
      for (let at = from[this.pathNumber[k]!]!; at < from[this.pathNumber[k]! + 1]!; at += 1)
        arcs[at + shift] = own[at]!;
    }
    return { row, firstArc, arcs };
  }

  /** Whether a row has no path but those of the base, and these in segments. */
  private isBaseAlone({ base, entries }: ChoiceQuery, row: number): boolean {
    const { firstOfRow } = base.segments;
    if (firstOfRow[row]! === firstOfRow[row + 1]!) return false;
    for (let k = 0; k < entries.length; k += 1) if (entries[k]!.row[this.nextOfEntry[k]!] === row) return false;
    return true;
  }

  /** What `open` and `size` do together, by segments. */
  private openSegments(query: ChoiceQuery, row: number, to: number): number {
    const { base, sizePower, scale } = query;
    const { firstOfRow, firstOfPath, segments, users } = base.segments;
    const { pathCost, pathSource, pathNumber, utility, segmentCost, segmentLength, segmentPart, partOfUsers } = this;
    this.priceSegments(query, row);
    const from = firstOfRow[row]!;
    const first = to;
    const firstPath = base.firstOfRow[row]!;
    let isOpen = 0;
    for (let path = firstPath; path < base.firstOfRow[row + 1]!; path += 1) {
      let sum = 0;
      for (let at = firstOfPath[path]!; at < firstOfPath[path + 1]!; at += 1) sum += segmentCost[segments[at]! - from]!;
      if (sum === Infinity) continue;
      isOpen |= 1 << (path - firstPath);
      pathSource[to] = 0;
      pathNumber[to] = path;
      pathCost[to] = sum;
      to += 1;
    }
    const isSized = sizePower > 0 && to - first > 1;
    for (let s = from; isSized && s < firstOfRow[row + 1]!; s += 1)
      segmentPart[s - from] = segmentLength[s - from]! * partOfUsers[bitCount(users[s]! & isOpen)]!;
    for (let k = first; k < to; k += 1) {
      const path = pathNumber[k]!;
      let [own, all] = [0, 0];
      for (let at = firstOfPath[path]!; isSized && at < firstOfPath[path + 1]!; at += 1) {
        own += segmentPart[segments[at]! - from]!;
        all += segmentLength[segments[at]! - from]!;
      }
      utility[k] = all > 0 ? sizePower * Math.log(own / all) : 0;
    }
    this.chargeSegments(query, row, first, to);
    for (let k = first; k < to; k += 1) utility[k]! -= scale[row]! * pathCost[k]!;
    return to;
  }

  /** What the segments of a row cost, and count for in path sizes. */
  private priceSegments(query: ChoiceQuery, row: number): void {
    const { firstOfRow, firstArc, arcs } = query.base.segments;
    const cost = query.cost[query.pairClass[row]!]!;
    const length = query.length[query.pairClass[row]!]!;
    const from = firstOfRow[row]!;
    for (let s = from; s < firstOfRow[row + 1]!; s += 1) {
      let sum = 0;
      for (let at = firstArc[s]!; at < firstArc[s + 1]!; at += 1) sum += cost[arcs[at]!]!;
      this.segmentCost[s - from] = sum;
      if (length !== cost) {
        sum = 0;
        for (let at = firstArc[s]!; at < firstArc[s + 1]!; at += 1) sum += length[arcs[at]!]!;
      }
      this.segmentLength[s - from] = sum;
    }
  }

  /** Adds what paths bear once to the costs of the open paths `first .. end - 1` of a row. */
  private chargeSegments(query: ChoiceQuery, row: number, first: number, end: number): void {
    const { firstOfRow, firstArc, arcs, firstOfPath, segments } = query.base.segments;
    const charges = query.charges[query.pairClass[row]!]!;
    const { segmentMask } = this;
    const from = firstOfRow[row]!;
    for (let group = 0; group < charges.length; group += 1) {
      const { maskOfArc, cost } = charges[group]!;
      for (let s = from; s < firstOfRow[row + 1]!; s += 1) {
        let mask = 0;
        for (let at = firstArc[s]!; at < firstArc[s + 1]!; at += 1) mask |= maskOfArc[arcs[at]!]!;
        segmentMask[s - from] = mask;
      }
      for (let k = first; k < end; k += 1) {
        const path = this.pathNumber[k]!;
        let mask = 0;
        for (let at = firstOfPath[path]!; at < firstOfPath[path + 1]!; at += 1)
          mask |= segmentMask[segments[at]! - from]!;
        this.pathCost[k]! += chargeOf(mask, cost);
      }
    }
  }

  /** Lists the open paths of a row from place `to` on; answers where they end. */
  private open(query: ChoiceQuery, row: number, to: number): number {
    const { base, entries, pairClass } = query;
    const { firstOfRow } = base;
    const cost = query.cost[pairClass[row]!]!;
    const charges = query.charges[pairClass[row]!]!;
    const first = to;
    for (let path = firstOfRow[row]!; path < firstOfRow[row + 1]!; path += 1)
      to = this.price(base, 0, path, cost, charges, to);
    for (let k = 0; k < entries.length; k += 1) {
      const entry = entries[k]!;
      let path = this.nextOfEntry[k]!;
      for (; path < entry.row.length && entry.row[path]! === row; path += 1)
        if (k === 0 || !this.isListed(query, entry, path, first, to))
          to = this.price(entry, k + 1, path, cost, charges, to);
      this.nextOfEntry[k] = path;
    }
    return to;
  }

  private price(
    { firstArc, arcs }: LedgerPaths,
    source: number,
    path: number,
    cost: Float64Array,
    charges: readonly PathCharges[],
    to: number,
  ): number {
    let sum = 0;
    for (let at = firstArc[path]!; at < firstArc[path + 1]!; at += 1) sum += cost[arcs[at]!]!;
    if (sum === Infinity) return to;
    this.pathSource[to] = source;
    this.pathNumber[to] = path;
    this.pathCost[to] =
      charges.length === 0 ? sum : sum + chargesOf(charges, arcs, firstArc[path]!, firstArc[path + 1]!);
    return to + 1;
  }

  /** Whether a path of an entry is one that an entry before has. */
  private isListed(query: ChoiceQuery, entry: LedgerPaths, path: number, first: number, end: number): boolean {
    const [from, length] = [entry.firstArc[path]!, entry.firstArc[path + 1]! - entry.firstArc[path]!];
    for (let k = first; k < end; k += 1) {
      const source = this.pathSource[k]!;
      if (source === 0) continue;
      const other = query.entries[source - 1]!;
      const number = this.pathNumber[k]!;
      const start = other.firstArc[number]!;
      if (other.hash[number]! !== entry.hash[path]! || other.firstArc[number + 1]! - start !== length) continue;
      let at = 0;
      while (at < length && other.arcs[start + at]! === entry.arcs[from + at]!) at += 1;
      if (at === length) return true;
    }
    return false;
  }

  /** Utilities of the open paths of a row: the logarithm of their sizes, less what they cost. */
  private size(query: ChoiceQuery, row: number, first: number, end: number): void {
    const { sizePower, scale } = query;
    const length = query.length[query.pairClass[row]!]!;
    const { users, utility, partOfUsers } = this;
    const isSized = sizePower > 0 && end - first > 1;
    if (isSized) this.count(query, first, end, 1);
    for (let k = first; k < end; k += 1) {
      utility[k] = -scale[row]! * this.pathCost[k]!;
      if (!isSized) continue;
      const { firstArc, arcs } = pathsAt(query, this.pathSource[k]!);
      const number = this.pathNumber[k]!;
      let [own, all] = [0, 0];
      for (let at = firstArc[number]!; at < firstArc[number + 1]!; at += 1) {
        const arc = arcs[at]!;
        const each = length[arc]!;
        own += each * partOfUsers[users[arc]!]!;
        all += each;
      }
      if (all > 0) utility[k]! += sizePower * Math.log(own / all);
    }
    if (isSized) this.count(query, first, end, 0);
  }

  /** Counts the paths that use each arc, or forgets them. */
  private count(query: ChoiceQuery, first: number, end: number, step: 0 | 1): void {
    const { users } = this;
    for (let k = first; k < end; k += 1) {
      const { firstArc, arcs } = pathsAt(query, this.pathSource[k]!);
      const number = this.pathNumber[k]!;
      if (step === 1) for (let at = firstArc[number]!; at < firstArc[number + 1]!; at += 1) users[arcs[at]!]! += 1;
      else for (let at = firstArc[number]!; at < firstArc[number + 1]!; at += 1) users[arcs[at]!] = 0;
    }
  }

  /** Joins the open paths of a row that use the same facilities; answers where its bundles end. */
  private bundle(query: ChoiceQuery, first: number, end: number, bundles: number): number {
    const { utility, pathWeight, pathBundle, bundleUtility, bundleMost } = this;
    this.rowStamps += 1;
    const from = bundles;
    for (let k = first; k < end; k += 1) {
      const set = this.setOf(query.sets, pathsAt(query, this.pathSource[k]!).facilitySet[this.pathNumber[k]!]!);
      if (this.rowStamp[set]! !== this.rowStamps) {
        this.rowStamp[set] = this.rowStamps;
        this.bundleOf[set] = bundles;
        this.bundleSet[bundles] = set;
        bundleUtility[bundles] = 0;
        bundleMost[bundles] = -Infinity;
        bundles += 1;
      }
      const bundle = this.bundleOf[set]!;
      pathBundle[k] = bundle;
      if (utility[k]! > bundleMost[bundle]!) bundleMost[bundle] = utility[k]!;
    }
    // beside its own bundle's best path: beside that of the row, one whose others queue long enough might count as nothing
    for (let k = first; k < end; k += 1) {
      const bundle = pathBundle[k]!;
      bundleUtility[bundle]! += pathWeight[k] = Math.exp(utility[k]! - bundleMost[bundle]!);
    }
    for (let k = first; k < end; k += 1) pathWeight[k]! /= bundleUtility[pathBundle[k]!]!;
    for (let bundle = from; bundle < bundles; bundle += 1)
      bundleUtility[bundle] = bundleMost[bundle]! + Math.log(bundleUtility[bundle]!);
    return bundles;
  }

  /** The number, in this state, of a set of facilities of the ledger. */
  private setOf(sets: FacilitySets, number: number): number {
    if (this.setStamp[number]! === this.stamp) return this.setNumber[number]!;
    const set = this.setCount;
    this.setCount += 1;
    this.setStamp[number] = this.stamp;
    this.setNumber[number] = set;
    let to = this.firstOfSet[set]!;
    for (let at = sets.first[number]!; at < sets.first[number + 1]!; at += 1) {
      this.setFacilities[to] = sets.facilities[at]!;
      to += 1;
    }
    this.firstOfSet[set + 1] = to;
    return set;
  }

  private reserve({ base, entries, sets }: ChoiceQuery): void {
    const paths = entries.reduce((sum, { row }) => sum + row.length, base.row.length);
    if (paths >= this.partOfUsers.length)
      this.partOfUsers = Float64Array.from({ length: Math.ceil(paths * 1.25) + 1 }, (_, count) => 1 / count);
    if (paths > this.pathSource.length) {
      const room = Math.ceil(paths * 1.25);
      this.bundleSet = new Uint32Array(room);
      this.bundleUtility = new Float64Array(room);
      this.bundleMost = new Float64Array(room);
      this.pathSource = new Uint16Array(room);
      this.pathNumber = new Uint32Array(room);
      this.pathCost = new Float64Array(room);
      this.pathBundle = new Uint32Array(room);
      this.pathWeight = new Float64Array(room);
      this.utility = new Float64Array(room);
    }
    const { firstOfRow } = base.segments;
    let segments = 0;
    for (let row = 0; row + 1 < firstOfRow.length; row += 1)
      segments = Math.max(segments, firstOfRow[row + 1]! - firstOfRow[row]!);
    if (segments > this.segmentCost.length) {
      this.segmentCost = new Float64Array(segments);
      this.segmentLength = new Float64Array(segments);
      this.segmentPart = new Float64Array(segments);
      this.segmentMask = new Int32Array(segments);
    }
    const known = sets.first.length - 1;
    if (known > this.setNumber.length) {
      const room = Math.ceil(known * 1.25);
      this.setNumber = new Uint32Array(room);
      this.setStamp = new Uint32Array(room);
      this.bundleOf = new Uint32Array(room);
      this.rowStamp = new Uint32Array(room);
      this.firstOfSet = new Uint32Array(room + 1);
    }
    if (sets.facilities.length > this.setFacilities.length)
      this.setFacilities = new Uint32Array(Math.ceil(sets.facilities.length * 1.25));
  }
}

/** Bits that are set (Warren, 2012). */
function bitCount(mask: number): number {
  let bits = mask - ((mask >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function pathsAt({ base, entries }: ChoiceQuery, source: number): LedgerPaths {
  return source === 0 ? base : entries[source - 1]!;
}
