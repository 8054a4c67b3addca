// Label setting for routes that nothing beats (Martins, 1984; bounds after Tung and Chew, 1992) on a time-dependent
// network with four criteria: minutes, cents, grams, and risk in 1e-6 of -ln(1-p).
//
// A label A at a vertex prunes a label B only if whatever B does next, A can do at least as well. A came no later, so it
// can wait for B: that costs storage and, under a regime, exposure, which the comparison charges. A must also lie under
// all regimes that B lies under, or it would pay for entering one that B has entered already. Waiting is possible at any
// vertex, and no operation gets longer or dearer by starting earlier except by such waits, so nothing is lost.
//
// With an epsilon, a label is also dropped where a path that has arrived is within that share of all that may become of it,
// unless the label may yet become the best path in one criterion: so the best in each are always found, and whatever is
// left out is within epsilon, in every criterion, of something found.
//
// Not supported: costs that fall with time, and a limit on single waits (there is one on the whole time).
import { KeyHeap } from '../../network/kernels/key-heap.ts';
import { rateIntegral } from '../../network/kernels/rate-integral.ts';
import type { StepRates } from '../../network/kernels/rate-integral.ts';
import type { Graph } from '../../network/kernels/shortest-path.ts';
import { Leaders } from './leaders.ts';
import type { Counts } from './leaders.ts';

export interface ParetoProblem {
  readonly graph: Graph;
  /** Arcs that may be used are those with closed = 0. */
  readonly closed: Int32Array;
  readonly minutes: Float64Array;
  readonly cents: Float64Array;
  readonly grams: Float64Array;
  /** By arc: when it may be entered; undefined: at once. */
  readonly entry: readonly ({ next(minute: number): number } | undefined)[];
  readonly regimeSet: Int32Array;
  readonly setCount: number;
  /** Square matrices by (set before, set of the arc), see RegimeSets.transitions. */
  readonly newRates: StepRates;
  readonly keptRates: StepRates;
  readonly addedMinutes: Float64Array;
  readonly addedCents: Float64Array;
  readonly contains: Uint8Array;
  /** By set: risk per minute. */
  readonly ratesOfSets: StepRates;
  readonly storageCentsPerMinute: number;
  /** Least minutes, cents and grams from each vertex to a target; Infinity where none is reached. */
  readonly leastMinutes: Float64Array;
  readonly leastCents: Float64Array;
  readonly leastGrams: Float64Array;
  /** Least risk still to come, see leastRisk in bounds.ts. */
  readonly leastRisk: Float64Array;
  /** By vertex: row in `aheadRate` of the regimes that no way to a target leaves out. */
  readonly ahead: Int32Array;
  /** By (row, set of the label): least rate of those regimes that the label is not under; they are entered later than now. */
  readonly aheadRate: Float64Array;
  /** By arc: a bit for each point to go through that the arc satisfies. */
  readonly viaOfArc: Int32Array;
  readonly viaCount: number;
  readonly origins: readonly number[];
  readonly isTarget: Uint8Array;
  readonly startMinute: number;
  readonly lastMinute: number;
  readonly counts: Counts;
  /** 0: exact. */
  readonly epsilon: number;
  readonly maxLabels: number;
}

/** Labels as parallel arrays; `found` are those that reached a target, none beaten by another. */
export interface ParetoResult {
  readonly found: readonly number[];
  readonly labelCount: number;
  readonly isComplete: boolean;
  readonly arrival: Float64Array;
  readonly cents: Float64Array;
  readonly grams: Float64Array;
  readonly risk: Float64Array;
  /** Arc by which each label came; -1 at the origin. */
  readonly arc: Int32Array;
  readonly parent: Int32Array;
}

/** Numbers of fields of a label that are kept together: arrival, cents, grams, risk. */
class Labels {
  size = 0;
  arrival = new Float64Array(4096);
  cents = new Float64Array(4096);
  grams = new Float64Array(4096);
  risk = new Float64Array(4096);
  arc = new Int32Array(4096);
  parent = new Int32Array(4096);
  /** Vertex + viaDone * vertexCount. */
  state = new Int32Array(4096);
  set = new Int32Array(4096);
  /** Next label at the same state; -1: none. */
  next = new Int32Array(4096);
  dead = new Uint8Array(4096);

  grow(): void {
    const bigger = <T extends Float64Array | Int32Array | Uint8Array>(old: T, made: T): T => {
      made.set(old);
      return made;
    };
    const n = 2 * this.arrival.length;
    this.arrival = bigger(this.arrival, new Float64Array(n));
    this.cents = bigger(this.cents, new Float64Array(n));
    this.grams = bigger(this.grams, new Float64Array(n));
    this.risk = bigger(this.risk, new Float64Array(n));
    this.arc = bigger(this.arc, new Int32Array(n));
    this.parent = bigger(this.parent, new Int32Array(n));
    this.state = bigger(this.state, new Int32Array(n));
    this.set = bigger(this.set, new Int32Array(n));
    this.next = bigger(this.next, new Int32Array(n));
    this.dead = bigger(this.dead, new Uint8Array(n));
  }
}

/** Storage and exposure are real numbers while the search runs; sums of them differ by less than this for one path. */
const rounding = 1e-6;

/** Searches the front. `isComplete` is false when `maxLabels` were made before it was. */
export function searchPareto(problem: ParetoProblem): ParetoResult {
  const {
    graph,
    closed,
    minutes,
    cents,
    grams,
    entry,
    regimeSet,
    setCount,
    newRates,
    keptRates,
    addedMinutes,
    addedCents,
    contains,
  } = problem;
  const {
    ratesOfSets,
    storageCentsPerMinute,
    leastMinutes,
    leastCents,
    leastGrams,
    leastRisk,
    ahead,
    aheadRate,
    viaOfArc,
    viaCount,
    isTarget,
    startMinute,
    lastMinute,
  } = problem;
  const { firstArc, head, vertexCount } = graph;
  const [useTime, useCost, useCo2, useRisk] = problem.counts;
  const slack = 1 + problem.epsilon;
  const labels = new Labels();
  const first = new Int32Array(vertexCount * (viaCount + 1)).fill(-1);
  // labels by a key that never falls along a path
  const queue = new KeyHeap(2);
  const front: number[] = [];
  // a key in cents: what a label costs at least, with time at about what containers' time is worth
  const centsPerMinute = Math.max(1, storageCentsPerMinute);
  const leaders = new Leaders(problem.counts, centsPerMinute);

  /**
   * Whether label a prunes values that came to the same state: never where a came later, for it may miss a departure.
   * Nothing is forgiven here, since it would add up from vertex to vertex.
   */
  const prunes = (a: number, arrival: number, cost: number, co2: number, risk: number, set: number): boolean => {
    const wait = arrival - labels.arrival[a]!;
    if (wait < 0 || contains[labels.set[a]! * setCount + set] === 0) return false;
    if (useCost && labels.cents[a]! + wait * storageCentsPerMinute > cost + rounding) return false;
    if (useCo2 && labels.grams[a]! > co2) return false;
    return (
      !useRisk ||
      labels.risk[a]! + rateIntegral(ratesOfSets, labels.set[a]!, labels.arrival[a]!, arrival) <= risk + rounding
    );
  };

  const isBeatenByFound = (
    vertex: number,
    arrival: number,
    cost: number,
    co2: number,
    risk: number,
    set: number,
  ): boolean => {
    const time = arrival - startMinute + leastMinutes[vertex]!;
    const money = cost + leastCents[vertex]!;
    const gas = co2 + leastGrams[vertex]!;
    const chance =
      risk + Math.max(leastRisk[vertex]!, aheadRate[ahead[vertex]! * setCount + set]! * (arrival - startMinute));
    const factor = slack > 1 && leaders.mayLead(time, money, gas, chance) ? 1 : slack;
    for (const found of front) {
      if (useTime && labels.arrival[found]! - startMinute > factor * time) continue;
      if (useCost && labels.cents[found]! > factor * money) continue;
      if (useCo2 && labels.grams[found]! > factor * gas) continue;
      if (useRisk && labels.risk[found]! > factor * (chance + rounding)) continue;
      return true;
    }
    return false;
  };

  const add = (
    state: number,
    vertex: number,
    arrival: number,
    cost: number,
    co2: number,
    risk: number,
    set: number,
    arc: number,
    parent: number,
  ): void => {
    if (isBeatenByFound(vertex, arrival, cost, co2, risk, set)) return;
    let before = -1;
    for (let a = first[state]!; a >= 0; a = labels.next[a]!) {
      if (labels.dead[a]! === 1) {
        // drop it from the list; its children live on
        if (before < 0) first[state] = labels.next[a]!;
        else labels.next[before] = labels.next[a]!;
        continue;
      }
      if (prunes(a, arrival, cost, co2, risk, set)) return;
      before = a;
    }
    if (labels.size === labels.arrival.length) labels.grow();
    const label = labels.size++;
    labels.arrival[label] = arrival;
    labels.cents[label] = cost;
    labels.grams[label] = co2;
    labels.risk[label] = risk;
    labels.arc[label] = arc;
    labels.parent[label] = parent;
    labels.state[label] = state;
    labels.set[label] = set;
    for (let a = first[state]!; a >= 0; a = labels.next[a]!) {
      if (labels.dead[a]! === 0 && prunesLabel(label, a)) labels.dead[a] = 1;
    }
    labels.next[label] = first[state]!;
    first[state] = label;
    if (isTarget[vertex] === 1 && state >= viaCount * vertexCount) {
      for (let at = front.length - 1; at >= 0; at -= 1)
        if (labels.dead[front[at]!]! === 1 || dominates(label, front[at]!)) front.splice(at, 1);
      front.push(label);
      leaders.note(arrival - startMinute, cost, co2, risk);
      return;
    }
    const key = cost + leastCents[vertex]! + (arrival - startMinute + leastMinutes[vertex]!) * centsPerMinute;
    queue.push(key, label);
  };

  /** Whether label a prunes label b at the same state. */
  const prunesLabel = (a: number, b: number): boolean =>
    prunes(a, labels.arrival[b]!, labels.cents[b]!, labels.grams[b]!, labels.risk[b]!, labels.set[b]!);

  /** Plain comparison of two labels that have arrived. */
  const dominates = (a: number, b: number): boolean =>
    (!useTime || labels.arrival[a]! <= labels.arrival[b]!) &&
    (!useCost || labels.cents[a]! <= labels.cents[b]!) &&
    (!useCo2 || labels.grams[a]! <= labels.grams[b]!) &&
    (!useRisk || labels.risk[a]! <= labels.risk[b]!);

  /** Whether a path has been at a vertex already: going round to save storage is no way to carry cargo. */
  const isOnWay = (label: number, vertex: number): boolean => {
    if (viaCount > 0) return false;
    for (let each = label; each >= 0; each = labels.parent[each]!) if (labels.state[each] === vertex) return true;
    return false;
  };

  for (const origin of problem.origins)
    if (leastMinutes[origin]! < Infinity) add(origin, origin, startMinute, 0, 0, 0, 0, -1, -1);
  while (queue.size > 0 && labels.size < problem.maxLabels) {
    const label = queue.pop();
    if (labels.dead[label] === 1) continue;
    const state = labels.state[label]!;
    const vertex = state % vertexCount;
    const viaDone = (state - vertex) / vertexCount;
    const start = labels.arrival[label]!;
    const set = labels.set[label]!;
    if (isBeatenByFound(vertex, start, labels.cents[label]!, labels.grams[label]!, labels.risk[label]!, set)) continue;
    for (let arc = firstArc[vertex]!; arc < firstArc[vertex + 1]!; arc += 1) {
      const to = head[arc]!;
      if (closed[arc] !== 0 || leastMinutes[to] === Infinity) continue;
      if (isOnWay(label, to)) continue;
      const window = entry[arc];
      const enter = window === undefined ? start : window.next(start);
      const arcSet = regimeSet[arc]!;
      const pair = set * setCount + arcSet;
      const arrival = enter + minutes[arc]! + addedMinutes[pair]!;
      if (!(arrival + leastMinutes[to]! <= lastMinute)) continue;
      const cost = labels.cents[label]! + cents[arc]! + addedCents[pair]! + (enter - start) * storageCentsPerMinute;
      const risk =
        labels.risk[label]! +
        rateIntegral(newRates, pair, startMinute, arrival) +
        rateIntegral(keptRates, pair, start, arrival);
      let done = viaDone;
      while (done < viaCount && ((viaOfArc[arc]! >> done) & 1) === 1) done += 1;
      add(to + done * vertexCount, to, arrival, cost, labels.grams[label]! + grams[arc]!, risk, arcSet, arc, label);
    }
  }
  return {
    found: front,
    labelCount: labels.size,
    isComplete: queue.size === 0,
    arrival: labels.arrival,
    cents: labels.cents,
    grams: labels.grams,
    risk: labels.risk,
    arc: labels.arc,
    parent: labels.parent,
  };
}
