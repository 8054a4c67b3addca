// The master program over the paths found so far: a row for each facility that was ever full, a row for each pair whose
// path touched one, a column for each way and for staying away. Volume and cost go to the solver in units of the mean
// demand and the mean cost of a path, each a power of two so that nothing is rounded: its tolerances are absolute.

import type { LinearAnswer, LinearModel } from '../linear-program-solver.ts';
import { pairState } from './linear-program-trees.ts';
import type { PricedTrees } from './linear-program-trees.ts';

/** A column: a path of a pair, or staying away, which has no arcs. */
interface Column {
  readonly pair: number;
  /** At free flow, in units of cost. */
  readonly cost: number;
  readonly arcs: Uint32Array | undefined;
  /** Facilities that are bounded, each once, and how often the path uses each. */
  readonly facilities: Uint32Array;
  readonly uses: Float64Array;
}

/** Flow that counts as none, in units of volume: a tenth of the solver's tolerance is rounding. */
const negligible = 1e-11;

export class Master {
  /** Row of each facility; -1 without one. */
  readonly rowOfFacility: Int32Array;
  readonly columns: Column[] = [];
  /** Volume of each column. */
  flow = new Float64Array(0);
  /** By pair of the master, the cost at which its demand moves at the prices of the last solve. */
  readonly pairCost: Float64Array;
  private readonly trees: PricedTrees;
  private readonly model: LinearModel;
  private readonly rowOfPair: Int32Array;
  private readonly columnsOfPair = new Map<number, number[]>();
  private rowCount = 0;
  private readonly volumeUnit: number;
  private readonly costUnit: number;
  private readonly uses: Float64Array;

  constructor(trees: PricedTrees, model: LinearModel) {
    this.trees = trees;
    this.model = model;
    this.rowOfFacility = new Int32Array(trees.capacity.length).fill(-1);
    this.rowOfPair = new Int32Array(trees.demand.length).fill(-1);
    this.pairCost = new Float64Array(trees.demand.length);
    this.uses = new Float64Array(trees.capacity.length);
    let [pairs, volume, cost] = [0, 0, 0];
    for (let p = 0; p < trees.demand.length; p += 1) {
      if (trees.state[p]! !== pairState.path) continue;
      pairs += 1;
      volume += trees.demand[p]!;
      cost += trees.pathCost[p]!;
    }
    this.volumeUnit = powerOfTwo(volume / pairs);
    this.costUnit = powerOfTwo(cost / pairs);
  }

  /** Gives facilities that have none a row, and takes in all pairs whose path touches them; says how many rows were new. */
  takeIn(facilities: readonly number[]): number {
    const fresh = facilities.filter((f) => this.rowOfFacility[f]! < 0);
    if (fresh.length === 0) return 0;
    const isFull = new Uint8Array(this.rowOfFacility.length);
    for (const f of fresh) isFull[f] = 1;
    const pairs = this.trees.enlist(isFull);
    this.addRows(fresh, pairs);
    this.addPaths(pairs, true);
    return fresh.length;
  }

  private addRows(facilities: readonly number[], pairs: readonly number[]): void {
    const count = facilities.length + pairs.length;
    const [lower, upper] = [new Float64Array(count).fill(-Infinity), new Float64Array(count)];
    const entries: { readonly index: number; readonly value: number }[][] = Array.from({ length: count }, () => []);
    for (let i = 0; i < facilities.length; i += 1) {
      this.rowOfFacility[facilities[i]!] = this.rowCount + i;
      upper[i] = this.trees.capacity[facilities[i]!]! / this.volumeUnit;
    }
    for (let k = 0; k < this.columns.length; k += 1) {
      const column = this.columns[k]!;
      for (let at = 0; at < column.facilities.length; at += 1) {
        const row = this.rowOfFacility[column.facilities[at]!]!;
        if (row >= this.rowCount) entries[row - this.rowCount]!.push({ index: k, value: column.uses[at]! });
      }
    }
    for (let i = 0; i < pairs.length; i += 1) {
      const [p, at] = [pairs[i]!, facilities.length + i];
      this.rowOfPair[p] = this.rowCount + at;
      lower[at] = this.trees.demand[p]! / this.volumeUnit;
      upper[at] = lower[at]!;
      this.columnsOfPair.set(p, []);
    }
    const first = new Int32Array(count + 1);
    for (let i = 0; i < count; i += 1) first[i + 1] = first[i]! + entries[i]!.length;
    const flat = entries.flat();
    this.model.addRows(lower, upper, {
      first,
      index: Int32Array.from(flat, ({ index }) => index),
      value: Float64Array.from(flat, ({ value }) => value),
    });
    this.rowCount += count;
  }

  /** Numbers of a pair's columns; none where the master has it not. */
  columnsOf(pair: number): readonly number[] {
    return this.columnsOfPair.get(pair) ?? [];
  }

  /** The column of a path, or undefined where the pair has it already. */
  private columnOf(pair: number, arcs: Uint32Array): Column | undefined {
    for (const k of this.columnsOfPair.get(pair)!) {
      const other = this.columns[k]!.arcs;
      if (other !== undefined && other.length === arcs.length && other.every((arc, at) => arc === arcs[at]!))
        return undefined;
    }
    const { trees, uses } = this;
    const { firstFacility, facilities } = trees.problem;
    const freeCost = trees.freeCost[trees.classOf(pair)]!;
    const used: number[] = [];
    let cost = 0;
    for (const arc of arcs) {
      cost += freeCost[arc]!;
      for (let at = firstFacility[arc]!; at < firstFacility[arc + 1]!; at += 1) {
        const f = facilities[at]!;
        if (trees.capacity[f]! === Infinity) continue;
        if (uses[f]! === 0) used.push(f);
        uses[f]! += 1;
      }
    }
    const counts = Float64Array.from(used, (f) => uses[f]!);
    for (const f of used) uses[f] = 0;
    return { pair, cost, arcs, facilities: Uint32Array.from(used), uses: counts };
  }

  /** Adds the paths that the trees have for these pairs now, `withOutside` also staying away; gives how many were new. */
  addPaths(pairs: readonly number[], withOutside: boolean): number {
    const added: Column[] = [];
    for (const pair of pairs) {
      const made: Column[] = [];
      const column = this.columnOf(pair, this.trees.pathOf(pair));
      if (column !== undefined) made.push(column);
      if (withOutside)
        made.push({
          pair,
          cost: this.trees.limit[pair]!,
          arcs: undefined,
          facilities: new Uint32Array(0),
          uses: new Float64Array(0),
        });
      for (const each of made) {
        this.columnsOfPair.get(pair)!.push(this.columns.length);
        this.columns.push(each);
        added.push(each);
      }
    }
    if (added.length > 0) this.pass(added);
    // until the next solve a pair that is new keeps its path
    const flow = new Float64Array(this.columns.length);
    flow.set(this.flow);
    if (withOutside)
      for (let k = this.flow.length; k < flow.length; k += 1)
        if (this.columns[k]!.arcs !== undefined) flow[k] = this.trees.demand[this.columns[k]!.pair]!;
    this.flow = flow;
    return added.length;
  }

  private pass(added: readonly Column[]): void {
    const first = new Int32Array(added.length + 1);
    const [index, value]: [number[], number[]] = [[], []];
    for (let i = 0; i < added.length; i += 1) {
      const column = added[i]!;
      index.push(this.rowOfPair[column.pair]!);
      value.push(1);
      for (let at = 0; at < column.facilities.length; at += 1) {
        const row = this.rowOfFacility[column.facilities[at]!]!;
        if (row < 0) continue;
        index.push(row);
        value.push(column.uses[at]!);
      }
      first[i + 1] = index.length;
    }
    const cost = Float64Array.from(added, (column) => column.cost / this.costUnit);
    this.model.addColumns(cost, { first, index: Int32Array.from(index), value: Float64Array.from(value) });
  }

  /**
   * Solves, and takes over flows and prices; false where time ran out, and they stay as they were. Every program has an
   * answer, since each pair may stay away.
   */
  solve(maxSeconds: number | undefined): boolean {
    const answer: LinearAnswer = this.model.solve(maxSeconds);
    if (answer.status === 'time') return false;
    if (answer.status !== 'optimal')
      throw new Error(`The linear solver ends as “${answer.status}” on a program that has an optimum.`);
    this.flow = answer.value.map((each) => (each > negligible ? each * this.volumeUnit : 0));
    this.balance();
    const { price } = this.trees;
    for (let f = 0; f < price.length; f += 1) {
      const row = this.rowOfFacility[f]!;
      price[f] = row < 0 ? 0 : Math.max(0, -answer.rowDual[row]!) * this.costUnit;
    }
    for (const pair of this.columnsOfPair.keys())
      this.pairCost[pair] = answer.rowDual[this.rowOfPair[pair]!]! * this.costUnit;
    return true;
  }

  /** Pairs whose path in the trees costs less than what the last solve pays, by more than rounding. */
  improvable(): readonly number[] {
    const { pathCost, limit } = this.trees;
    const found: number[] = [];
    for (const pair of this.columnsOfPair.keys()) {
      const paid = this.pairCost[pair]!;
      if (pathCost[pair]! < paid - 1e-12 * Math.abs(paid) && pathCost[pair]! < limit[pair]!) found.push(pair);
    }
    return found;
  }

  /** Pairs that would rather move than stay away, at the prices of the trees. */
  moving(): readonly number[] {
    const { pathCost, limit } = this.trees;
    return [...this.columnsOfPair.keys()].filter((pair) => pathCost[pair]! < limit[pair]!);
  }

  /** Adds the volume of the master's paths, by arc, class by class. */
  loadPaths(arcVolume: readonly Float64Array[]): void {
    for (let k = 0; k < this.flow.length; k += 1) {
      const { pair, arcs } = this.columns[k]!;
      const flow = this.flow[k]!;
      if (arcs === undefined || flow === 0) continue;
      const volume = arcVolume[this.trees.classOf(pair)]!;
      for (const arc of arcs) volume[arc]! += flow;
    }
  }

  /** Brings the flows of each pair to exactly its demand, which the solver meets within a tolerance. */
  private balance(): void {
    for (const [pair, columns] of this.columnsOfPair) {
      let sum = 0;
      for (const k of columns) sum += this.flow[k]!;
      const demand = this.trees.demand[pair]!;
      if (sum > 0) for (const k of columns) this.flow[k]! *= demand / sum;
      else this.flow[columns[0]!] = demand;
    }
  }

  /** Whether a facility carries more than it can, beyond what the solver leaves. */
  isOver(f: number, volume: number): boolean {
    const capacity = this.trees.capacity[f]!;
    return volume > capacity + 1e-9 * (capacity + this.volumeUnit);
  }

  /** Takes flow from paths through facilities that are over their capacity, in proportion, and lets it stay away. */
  relieve(volume: Float64Array): void {
    const { capacity } = this.trees;
    for (const columns of this.columnsOfPair.values()) {
      let relieved = 0;
      let away = columns[0]!;
      for (const k of columns) {
        const { arcs, facilities } = this.columns[k]!;
        if (arcs === undefined) away = k;
        let share = 1;
        for (const f of facilities) if (this.isOver(f, volume[f]!)) share = Math.min(share, capacity[f]! / volume[f]!);
        if (share === 1) continue;
        relieved += this.flow[k]! * (1 - share);
        this.flow[k]! *= share;
      }
      this.flow[away]! += relieved;
    }
  }
}

function powerOfTwo(near: number): number {
  return near > 0 && near < Infinity ? 2 ** Math.round(Math.log2(near)) : 1;
}
