import { delayKinds } from '../assignment/delay.ts';
import type { DelayFunctions } from '../assignment/delay.ts';
import type { PathCharges } from '../assignment/problem.ts';
import { at } from '../network/at.ts';
import { wholeCents, wholeMinutes } from '../network/figures.ts';
import type { RegimeState } from '../regimes/regime-state.ts';
import { arcCost, leastCapacity, queueCoefficient } from './corridor-problem.ts';
import type { CargoTerms, QueueTerms, RegimeTerms, WaterTerms } from './state-terms.ts';

/** A state of a period in terms of its parts: what an ensemble draws. */
export interface StateParts {
  /** By regime, in the order of the table. */
  readonly regimes: readonly RegimeState[];
  /** Arcs of what is built, one as often as links of it are on the arc's way. */
  readonly built: readonly (readonly number[])[];
  readonly water: WaterTerms;
}

/** What a state costs each cargo, in arrays that are written anew for every state. */
export class StateCosts {
  /** By cargo and arc, USD per tonne; Infinity where it is closed. */
  readonly cost: readonly Float64Array[];
  /** By cargo, what paths bear once. */
  readonly charges: (readonly PathCharges[])[];
  private readonly terms: readonly CargoTerms[];
  private readonly regimes: readonly RegimeTerms[];
  private readonly open: readonly Float64Array[];
  private readonly closers: Int16Array;
  private readonly factors: { readonly hours: Float64Array; readonly cost: Float64Array };
  private readonly isTouched: Uint8Array;
  private readonly touched: Uint32Array;
  private readonly masks: readonly Int32Array[][];
  private readonly queues: QueueTerms;
  private readonly delays: DelayFunctions;

  /** `delays` are functions whose capacities and coefficients are written for each state. */
  constructor(
    terms: readonly CargoTerms[],
    regimes: readonly RegimeTerms[],
    queues: QueueTerms,
    delays: DelayFunctions,
  ) {
    const count = terms[0]?.hours.length ?? 0;
    this.terms = terms;
    this.regimes = regimes;
    this.queues = queues;
    this.delays = delays;
    this.open = terms.map(openCost);
    this.cost = terms.map(() => new Float64Array(count));
    this.charges = terms.map(() => []);
    this.closers = new Int16Array(count);
    this.factors = { hours: new Float64Array(count).fill(1), cost: new Float64Array(count).fill(1) };
    this.isTouched = new Uint8Array(count);
    this.touched = new Uint32Array(count);
    this.masks = terms.map(() => []);
  }

  /** Writes costs, charges, capacities and coefficients of a state. */
  apply(parts: StateParts): void {
    for (let c = 0; c < this.terms.length; c += 1) {
      this.applyFactors(c, parts);
      this.applyClosures(c, parts);
      this.applyCharges(c, parts);
    }
    this.applyCapacities(parts);
  }

  private applyFactors(c: number, { regimes, water }: StateParts): void {
    const { isTouched, touched, factors } = this;
    const terms = at(this.terms, c);
    const cost = at(this.cost, c);
    cost.set(at(this.open, c));
    let count = 0;
    const touch = (arc: number): void => {
      if (isTouched[arc] === 1) return;
      isTouched[arc] = 1;
      touched[count] = arc;
      count += 1;
    };
    for (let r = 0; r < regimes.length; r += 1) {
      const { hoursFactor, costFactor } = at(this.regimes, r).effects[at(regimes, r)];
      const acts = terms.regimes[r];
      if (acts === undefined || (hoursFactor === 1 && costFactor === 1)) continue;
      for (const arc of acts.factored) {
        touch(arc);
        factors.hours[arc] = at(factors.hours, arc) * hoursFactor;
        factors.cost[arc] = at(factors.cost, arc) * costFactor;
      }
    }
    for (const [arc, ratio] of water.ratios) {
      touch(arc);
      factors.cost[arc] = at(factors.cost, arc) / ratio;
    }
    for (let k = 0; k < count; k += 1) {
      const arc = at(touched, k);
      const minutes = wholeMinutes(at(terms.hours, arc) * at(factors.hours, arc));
      cost[arc] = costOf(terms, arc, minutes, wholeCents(at(terms.usd, arc) * at(factors.cost, arc)));
      factors.hours[arc] = factors.cost[arc] = 1;
      isTouched[arc] = 0;
    }
  }

  private applyClosures(c: number, { regimes, built, water }: StateParts): void {
    const { closers } = this;
    const terms = at(this.terms, c);
    const cost = at(this.cost, c);
    closers.set(terms.closers);
    for (const arcs of built) for (const arc of arcs) closers[arc] = at(closers, arc) - 1;
    for (const arc of water.dry) closers[arc] = at(closers, arc) + 1;
    for (let r = 0; r < regimes.length; r += 1) {
      if (!at(this.regimes, r).effects[at(regimes, r)].forbidden) continue;
      for (const arc of terms.regimes[r]?.closes ?? []) closers[arc] = at(closers, arc) + 1;
    }
    for (let arc = 0; arc < closers.length; arc += 1) if (at(closers, arc) > 0) cost[arc] = Infinity;
  }

  private applyCharges(c: number, { regimes }: StateParts): void {
    const terms = at(this.terms, c);
    const found: { maskOfArc: Int32Array; cost: number[] }[] = [];
    for (let r = 0; r < regimes.length; r += 1) {
      const { hoursAdded, usdPerTeuAdded, usdPerTonneAdded } = at(this.regimes, r).effects[at(regimes, r)];
      const usd = terms.unit === 'teu' ? usdPerTeuAdded * terms.teu : usdPerTonneAdded * terms.tonnes;
      const acts = terms.regimes[r];
      if (acts === undefined || hoursAdded + usd === 0) continue;
      let group = found.at(-1);
      if (group === undefined || group.cost.length === 32)
        found.push((group = { maskOfArc: this.maskOf(c, found.length), cost: [] }));
      const bit = 1 << group.cost.length;
      group.cost.push(usd / terms.tonnes + hoursAdded * terms.valueOfTime);
      for (const arc of acts.arcs) group.maskOfArc[arc] = at(group.maskOfArc, arc) | bit;
    }
    this.charges[c] = found.map(({ maskOfArc, cost }) => ({ maskOfArc, cost: Float64Array.from(cost) }));
  }

  /** An empty mask of a cargo, one for every 32 charges. */
  private maskOf(c: number, group: number): Int32Array {
    const known = at(this.masks, c);
    const mask = (known[group] ??= new Int32Array(this.closers.length));
    return mask.fill(0);
  }

  private applyCapacities({ regimes, water }: StateParts): void {
    const { capacity, coefficient, kind } = this.delays;
    const { own, vehiclesPerTonne, parameters } = this.queues;
    for (let k = 0; k < own.length; k += 1) capacity[k] = at(own, k) * at(water.passes, k);
    for (let r = 0; r < regimes.length; r += 1) {
      const { effects, queues } = at(this.regimes, r);
      const { capacityFactor } = effects[at(regimes, r)];
      if (capacityFactor !== 1) for (const k of queues) capacity[k] = (capacity[k] ?? 0) * capacityFactor;
    }
    for (let k = 0; k < own.length; k += 1) {
      const passed = Math.max(leastCapacity, capacity[k] ?? 0);
      capacity[k] = passed;
      if (kind[k] === queueKind) coefficient[k] = queueCoefficient(passed * at(vehiclesPerTonne, k), parameters);
    }
  }
}

const queueKind = delayKinds.indexOf('queue');

/** Costs of all arcs were they open, without factors. */
function openCost(terms: CargoTerms): Float64Array {
  return terms.minutes.map((minutes, arc) => costOf(terms, arc, minutes, at(terms.cents, arc)));
}

/** USD per tonne of an arc that takes so many minutes and cents of the consignment. */
function costOf(terms: CargoTerms, arc: number, minutes: number, cents: number): number {
  const waited = at(terms.waited, arc);
  const hours = (minutes - at(terms.rounded, arc)) / 60 + waited / 60;
  const usd = cents / 100 / terms.tonnes + waited * terms.storageUsdPerTonneMinute;
  return arcCost(usd, hours, terms.valueOfTime, at(terms.rate, arc), at(terms.rest, arc));
}
