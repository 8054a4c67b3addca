// Loading of demand on choice sets by a path-size logit (Ben-Akiva and Bierlaire, 1999), and how the loaded volumes
// answer to small changes of delay: products with the negative Jacobian, which is symmetric and positive semidefinite
// since the covariance of a logit's shares is (Sheffi, 1985), so that conjugate gradients can solve with it.

import { arcCosts } from '../arc-cost.ts';
import type { AssignmentProblem } from '../problem.ts';
import { chargesOf } from './path-charges.ts';
import type { ClassPaths } from './via-paths.ts';

/** Paths of all classes in one list, each with its facilities. */
export class LogitLoading {
  readonly pathCount: number;
  /** By way. */
  readonly flow: Float64Array;
  readonly share: Float64Array;
  readonly pathCost: Float64Array;
  /** By pair of all classes: class, index among its pairs, paths `firstPath[p] .. firstPath[p + 1] - 1`. */
  readonly pairClass: Uint16Array;
  readonly pairIndex: Uint32Array;
  readonly firstPath: Uint32Array;
  readonly outsideShare: Float64Array;
  readonly volume: Float64Array;
  /** By way, its cost without delay. */
  readonly fixedCost: Float64Array;
  private readonly firstFacility: Uint32Array;
  private readonly facilities: Uint32Array;
  /** Logarithm of the path size of each way, times its power. */
  private readonly sizeTerm: Float64Array;
  private readonly demand: Float64Array;
  private readonly scale: Float64Array;
  private readonly costPerDelay: Float64Array;
  private readonly outsideCost: Float64Array;
  private readonly change: Float64Array;

  constructor(
    problem: AssignmentProblem,
    paths: readonly ClassPaths[],
    scales: readonly Float64Array[],
    sizePower: number,
  ) {
    const pairTotal = problem.classes.reduce((sum, { demand }) => sum + demand.length, 0);
    this.pathCount = paths.reduce((sum, { firstArc }) => sum + firstArc.length - 1, 0);
    this.flow = new Float64Array(this.pathCount);
    this.share = new Float64Array(this.pathCount);
    this.pathCost = new Float64Array(this.pathCount);
    this.change = new Float64Array(this.pathCount);
    this.fixedCost = new Float64Array(this.pathCount);
    this.sizeTerm = new Float64Array(this.pathCount);
    this.firstFacility = new Uint32Array(this.pathCount + 1);
    this.pairClass = new Uint16Array(pairTotal);
    this.pairIndex = new Uint32Array(pairTotal);
    this.firstPath = new Uint32Array(pairTotal + 1);
    this.outsideShare = new Float64Array(pairTotal);
    this.demand = new Float64Array(pairTotal);
    this.scale = new Float64Array(pairTotal);
    this.costPerDelay = new Float64Array(pairTotal);
    this.outsideCost = new Float64Array(pairTotal);
    this.volume = new Float64Array(problem.delays.kind.length);
    const facilities: number[] = [];
    const users = new Uint32Array(problem.graph.head.length);
    let row = 0;
    let path = 0;
    for (const [c, demand] of problem.classes.entries()) {
      const own = paths[c]!;
      const { arcCost = demand.fixedCost, groups = [] } = demand.charges ?? {};
      const length = arcCosts(problem, { ...demand, fixedCost: arcCost }, problem.delays.free);
      for (let pair = 0; pair < demand.demand.length; pair += 1, row += 1) {
        this.pairClass[row] = c;
        this.pairIndex[row] = pair;
        this.demand[row] = demand.demand[pair]!;
        this.scale[row] = scales[c]![pair]!;
        this.costPerDelay[row] = demand.costPerDelay;
        this.outsideCost[row] = demand.outsideCost?.[pair] ?? Infinity;
        const from = path;
        for (let k = own.firstPath[pair]!; k < own.firstPath[pair + 1]!; k += 1, path += 1) {
          for (let at = own.firstArc[k]!; at < own.firstArc[k + 1]!; at += 1) {
            const arc = own.arcs[at]!;
            this.fixedCost[path]! += arcCost[arc]!;
            for (let f = problem.firstFacility[arc]!; f < problem.firstFacility[arc + 1]!; f += 1)
              facilities.push(problem.facilities[f]!);
          }
          this.fixedCost[path]! += chargesOf(groups, own.arcs, own.firstArc[k]!, own.firstArc[k + 1]!);
          this.firstFacility[path + 1] = facilities.length;
        }
        this.firstPath[row + 1] = path;
        if (sizePower > 0) this.sizePair(own, pair, from, length, users, sizePower);
      }
    }
    this.facilities = Uint32Array.from(facilities);
  }

  /** Path size: the part of a path's cost at no volume, each arc's divided by the open paths of the pair that share it. */
  private sizePair(
    paths: ClassPaths,
    pair: number,
    from: number,
    cost: Float64Array,
    users: Uint32Array,
    power: number,
  ): void {
    const [first, end] = [paths.firstPath[pair]!, paths.firstPath[pair + 1]!];
    const { firstArc, arcs } = paths;
    for (let k = first; k < end; k += 1) {
      if (this.fixedCost[from + k - first]! === Infinity) continue;
      for (let at = firstArc[k]!; at < firstArc[k + 1]!; at += 1) users[arcs[at]!]! += 1;
    }
    for (let k = first; k < end; k += 1) {
      if (this.fixedCost[from + k - first]! === Infinity) continue;
      let [own, all] = [0, 0];
      for (let at = firstArc[k]!; at < firstArc[k + 1]!; at += 1) {
        const each = cost[arcs[at]!]!;
        own += each / users[arcs[at]!]!;
        all += each;
      }
      this.sizeTerm[from + k - first] = all > 0 ? power * Math.log(own / all) : 0;
    }
    for (let at = firstArc[first]!; at < firstArc[end]!; at += 1) users[arcs[at]!] = 0;
  }

  /** Shares, flows and volumes at a delay by facility. */
  load(delay: Float64Array): void {
    const { firstPath, firstFacility, facilities, pathCost, share, flow, volume } = this;
    volume.fill(0);
    for (let pair = 0; pair < this.demand.length; pair += 1) {
      const [first, end] = [firstPath[pair]!, firstPath[pair + 1]!];
      const [scale, price, outside] = [this.scale[pair]!, this.costPerDelay[pair]!, this.outsideCost[pair]!];
      let most = outside === Infinity ? -Infinity : -scale * outside;
      for (let path = first; path < end; path += 1) {
        let sum = 0;
        for (let at = firstFacility[path]!; at < firstFacility[path + 1]!; at += 1) sum += delay[facilities[at]!]!;
        const cost = this.fixedCost[path]! + price * sum;
        pathCost[path] = cost;
        const utility = cost === Infinity ? -Infinity : this.sizeTerm[path]! - scale * cost;
        share[path] = utility;
        if (utility > most) most = utility;
      }
      if (most === -Infinity) {
        for (let path = first; path < end; path += 1) share[path] = flow[path] = 0;
        this.outsideShare[pair] = 1;
        continue;
      }
      const away = outside === Infinity ? 0 : Math.exp(-scale * outside - most);
      let total = away;
      for (let path = first; path < end; path += 1) total += share[path] = Math.exp(share[path]! - most);
      this.outsideShare[pair] = away / total;
      for (let path = first; path < end; path += 1) {
        share[path] = share[path]! / total;
        flow[path] = this.demand[pair]! * share[path]!;
        for (let at = firstFacility[path]!; at < firstFacility[path + 1]!; at += 1)
          volume[facilities[at]!]! += flow[path]!;
      }
    }
  }

  /** By how much the volumes of the last loading fall when delays rise by `rise`. */
  fall(rise: Float64Array, result: Float64Array): void {
    const { firstPath, firstFacility, facilities, share, change } = this;
    result.fill(0);
    for (let pair = 0; pair < this.demand.length; pair += 1) {
      const [first, end] = [firstPath[pair]!, firstPath[pair + 1]!];
      let mean = 0;
      for (let path = first; path < end; path += 1) {
        let sum = 0;
        for (let at = firstFacility[path]!; at < firstFacility[path + 1]!; at += 1) sum += rise[facilities[at]!]!;
        change[path] = sum;
        mean += share[path]! * sum;
      }
      const factor = this.demand[pair]! * this.scale[pair]! * this.costPerDelay[pair]!;
      if (factor === 0) continue;
      for (let path = first; path < end; path += 1) {
        const less = factor * share[path]! * (change[path]! - mean);
        if (less === 0) continue;
        for (let at = firstFacility[path]!; at < firstFacility[path + 1]!; at += 1) result[facilities[at]!]! += less;
      }
    }
  }
}
