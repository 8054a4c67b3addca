// Loading of demand on the bundles of a state by a logit with an outside option, and how volumes answer to delays: products with
// the negative Jacobian H, an upper bound of its diagonal, and H itself on some facilities. H is symmetric and positive
// semidefinite since the covariance of a logit's shares is (Sheffi, 1985).

import type { PathChoice } from './path-choice.ts';

/** By row, what does not change from state to state. */
export interface RowPrices {
  /** Logit scale times the cost of a unit of delay. */
  readonly scalePerDelay: Float64Array;
  /** Logit scale times the cost at which cargo would as soon stay away; Infinity: it always moves. */
  readonly outside: Float64Array;
}

export class BundledLogit {
  readonly volume: Float64Array;
  readonly outsideShare: Float64Array;
  /** By bundle of the choice. */
  share = new Float64Array(0);
  private choice: PathChoice;
  private demand: Float64Array = new Float64Array(0);
  private readonly prices: RowPrices;
  private setDelay = new Float64Array(0);
  private setVolume = new Float64Array(0);
  private readonly mean: Float64Array;
  private readonly touched: Uint32Array;
  private columnsOfSet = new Uint32Array(0);
  private firstColumn = new Uint32Array(1);

  constructor(prices: RowPrices, facilityCount: number, choice: PathChoice) {
    this.prices = prices;
    this.choice = choice;
    this.volume = new Float64Array(facilityCount);
    this.outsideShare = new Float64Array(prices.outside.length);
    this.mean = new Float64Array(facilityCount);
    this.touched = new Uint32Array(facilityCount);
  }

  /** Takes up what the choice holds now, and a demand by row. */
  begin(demand: Float64Array): void {
    this.demand = demand;
    const { choice } = this;
    if (choice.bundleSet.length > this.share.length) this.share = new Float64Array(choice.bundleSet.length);
    if (choice.setCount > this.setDelay.length) {
      const room = Math.ceil(choice.setCount * 1.25);
      this.setDelay = new Float64Array(room);
      this.setVolume = new Float64Array(room);
      this.firstColumn = new Uint32Array(room + 1);
    }
    if (choice.setFacilities.length > this.columnsOfSet.length)
      this.columnsOfSet = new Uint32Array(choice.setFacilities.length);
  }

  /** Shares and volumes at a delay by facility. */
  load(delay: Float64Array): void {
    const { demand, share, setDelay, setVolume, outsideShare } = this;
    const { firstBundle, bundleSet, bundleUtility, setCount } = this.choice;
    const { scalePerDelay, outside } = this.prices;
    this.sumSets(delay);
    setVolume.fill(0, 0, setCount);
    for (let row = 0; row < demand.length; row += 1) {
      const [first, end] = [firstBundle[row]!, firstBundle[row + 1]!];
      const factor = scalePerDelay[row]!;
      const stay = -outside[row]!;
      let most = stay;
      for (let b = first; b < end; b += 1) {
        const utility = bundleUtility[b]! - factor * setDelay[bundleSet[b]!]!;
        share[b] = utility;
        if (utility > most) most = utility;
      }
      if (most === -Infinity) {
        share.fill(0, first, end);
        outsideShare[row] = 1;
        continue;
      }
      let total = Math.exp(stay - most);
      const away = total;
      for (let b = first; b < end; b += 1) total += share[b] = Math.exp(share[b]! - most);
      outsideShare[row] = away / total;
      const perShare = 1 / total;
      const tonnes = demand[row]! * perShare;
      for (let b = first; b < end; b += 1) {
        setVolume[bundleSet[b]!]! += tonnes * share[b]!;
        share[b]! *= perShare;
      }
    }
    this.spread(this.volume);
  }

  /** The flow of each open path of the choice in the last loading. */
  flows(result: Float64Array): void {
    const { demand, share, choice } = this;
    const { firstPath, pathBundle, pathWeight } = choice;
    for (let row = 0; row < demand.length; row += 1) {
      for (let path = firstPath[row]!; path < firstPath[row + 1]!; path += 1)
        result[path] = demand[row]! * share[pathBundle[path]!]! * pathWeight[path]!;
    }
  }

  /** What each open path of the choice costs at a delay by facility; `costPerDelay` is by row. */
  costs(delay: Float64Array, costPerDelay: Float64Array, result: Float64Array): void {
    const { setDelay, choice } = this;
    const { firstPath, pathBundle, pathCost, bundleSet } = choice;
    this.sumSets(delay);
    for (let row = 0; row < costPerDelay.length; row += 1) {
      for (let path = firstPath[row]!; path < firstPath[row + 1]!; path += 1)
        result[path] = pathCost[path]! + costPerDelay[row]! * setDelay[bundleSet[pathBundle[path]!]!]!;
    }
  }

  /** Cost above the cheapest open path of each row, summed over all that move in the last loading. */
  excessCost(costPerDelay: Float64Array): number {
    const { demand, share, setDelay, choice } = this;
    const { firstPath, pathBundle, pathCost, pathWeight, bundleSet } = choice;
    let sum = 0;
    for (let row = 0; row < demand.length; row += 1) {
      let [least, moved, spent] = [Infinity, 0, 0];
      for (let path = firstPath[row]!; path < firstPath[row + 1]!; path += 1) {
        const bundle = pathBundle[path]!;
        const cost = pathCost[path]! + costPerDelay[row]! * setDelay[bundleSet[bundle]!]!;
        const part = share[bundle]! * pathWeight[path]!;
        least = Math.min(least, cost);
        moved += part;
        spent += part * cost;
      }
      if (moved > 0) sum += demand[row]! * (spent - moved * least);
    }
    return sum;
  }

  /** By facility, the largest scale per delay among the rows with demand that may use it. */
  scales(result: Float64Array): void {
    const { demand, setDelay } = this;
    const { firstBundle, bundleSet, setCount, firstOfSet, setFacilities } = this.choice;
    const { scalePerDelay } = this.prices;
    setDelay.fill(0, 0, setCount);
    for (let row = 0; row < demand.length; row += 1) {
      if (demand[row]! === 0) continue;
      for (let b = firstBundle[row]!; b < firstBundle[row + 1]!; b += 1)
        setDelay[bundleSet[b]!] = Math.max(setDelay[bundleSet[b]!]!, scalePerDelay[row]!);
    }
    result.fill(0);
    for (let set = 0; set < setCount; set += 1) {
      for (let at = firstOfSet[set]!; at < firstOfSet[set + 1]!; at += 1)
        result[setFacilities[at]!] = Math.max(result[setFacilities[at]!]!, setDelay[set]!);
    }
  }

  /** By how much the volumes of the last loading fall when delays rise by `rise`. */
  fall(rise: Float64Array, result: Float64Array): void {
    const { demand, share, setDelay, setVolume } = this;
    const { firstBundle, bundleSet, setCount } = this.choice;
    const { scalePerDelay } = this.prices;
    this.sumSets(rise);
    setVolume.fill(0, 0, setCount);
    for (let row = 0; row < demand.length; row += 1) {
      const [first, end] = [firstBundle[row]!, firstBundle[row + 1]!];
      const factor = demand[row]! * scalePerDelay[row]!;
      if (factor === 0) continue;
      let mean = 0;
      for (let b = first; b < end; b += 1) mean += share[b]! * setDelay[bundleSet[b]!]!;
      for (let b = first; b < end; b += 1) {
        const set = bundleSet[b]!;
        setVolume[set]! += factor * share[b]! * (setDelay[set]! - mean);
      }
    }
    this.spread(result);
  }

  /** An upper bound of the diagonal of H, by facility: what would leave it were every other choice without it. */
  response(result: Float64Array): void {
    this.weighSets();
    this.spread(result);
  }

  /**
   * H among the facilities whose `columnOf` is not -1, row by row into the lower triangle of a matrix with `count` columns. Comes
   * after `response`, whose weights of sets it takes up.
   */
  assemble(columnOf: Int32Array, count: number, matrix: Float64Array): void {
    const { demand, share, setVolume, mean, touched, columnsOfSet, firstColumn } = this;
    const { firstBundle, bundleSet, setCount } = this.choice;
    const { scalePerDelay } = this.prices;
    matrix.fill(0, 0, count * count);
    this.listColumns(columnOf);
    for (let set = 0; set < setCount; set += 1) {
      const weight = setVolume[set]!;
      if (weight === 0) continue;
      for (let i = firstColumn[set]!; i < firstColumn[set + 1]!; i += 1) {
        const a = columnsOfSet[i]!;
        for (let j = firstColumn[set]!; j < i; j += 1) {
          const b = columnsOfSet[j]!;
          // a facility twice in a set counts for both orders of its two places
          matrix[a > b ? a * count + b : b * count + a]! += a === b ? 2 * weight : weight;
        }
        matrix[a * count + a]! += weight;
      }
    }
    for (let row = 0; row < demand.length; row += 1) {
      const factor = demand[row]! * scalePerDelay[row]!;
      if (factor === 0) continue;
      let listed = 0;
      for (let b = firstBundle[row]!; b < firstBundle[row + 1]!; b += 1) {
        const own = share[b]!;
        if (own === 0) continue;
        const set = bundleSet[b]!;
        for (let i = firstColumn[set]!; i < firstColumn[set + 1]!; i += 1) {
          const column = columnsOfSet[i]!;
          if (mean[column]! === 0) touched[listed++] = column;
          mean[column]! += own;
        }
      }
      for (let i = 0; i < listed; i += 1) {
        const a = touched[i]!;
        const part = factor * mean[a]!;
        for (let j = 0; j <= i; j += 1) {
          const b = touched[j]!;
          matrix[a > b ? a * count + b : b * count + a]! -= part * mean[b]!;
        }
      }
      for (let i = 0; i < listed; i += 1) mean[touched[i]!] = 0;
    }
  }

  /** By set, the sum of a figure over its facilities. */
  private sumSets(byFacility: Float64Array): void {
    const { setDelay } = this;
    const { setCount, firstOfSet, setFacilities } = this.choice;
    for (let set = 0; set < setCount; set += 1) {
      let sum = 0;
      for (let at = firstOfSet[set]!; at < firstOfSet[set + 1]!; at += 1) sum += byFacility[setFacilities[at]!]!;
      setDelay[set] = sum;
    }
  }

  /** By facility, the sum of `setVolume` over the sets that hold it. */
  private spread(result: Float64Array): void {
    const { setVolume } = this;
    const { setCount, firstOfSet, setFacilities } = this.choice;
    result.fill(0);
    for (let set = 0; set < setCount; set += 1) {
      const each = setVolume[set]!;
      if (each === 0) continue;
      for (let at = firstOfSet[set]!; at < firstOfSet[set + 1]!; at += 1) result[setFacilities[at]!]! += each;
    }
  }

  /** By set, demand x scale per delay x share over the bundles that use it. */
  private weighSets(): void {
    const { demand, share, setVolume } = this;
    const { firstBundle, bundleSet, setCount } = this.choice;
    const { scalePerDelay } = this.prices;
    setVolume.fill(0, 0, setCount);
    for (let row = 0; row < demand.length; row += 1) {
      const factor = demand[row]! * scalePerDelay[row]!;
      if (factor === 0) continue;
      for (let b = firstBundle[row]!; b < firstBundle[row + 1]!; b += 1)
        setVolume[bundleSet[b]!]! += factor * share[b]!;
    }
  }

  private listColumns(columnOf: Int32Array): void {
    const { columnsOfSet, firstColumn } = this;
    const { setCount, firstOfSet, setFacilities } = this.choice;
    let to = 0;
    for (let set = 0; set < setCount; set += 1) {
      for (let at = firstOfSet[set]!; at < firstOfSet[set + 1]!; at += 1) {
        const column = columnOf[setFacilities[at]!]!;
        if (column >= 0) columnsOfSet[to++] = column;
      }
      firstColumn[set + 1] = to;
    }
  }
}
