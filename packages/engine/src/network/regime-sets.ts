import { minutesPerDay } from '../calendar/clock.ts';
import { at } from './at.ts';
import type { StepRates } from './kernels/rate-integral.ts';
import type { Consignment } from './query.ts';
import type { Membership } from './regime-membership.ts';
import type { RegimeOnDate } from './rules.ts';

const minutesPerYear = 365.25 * minutesPerDay;
/** Risk is summed in 1e-6 of -ln(1-p), so that it can be told in whole numbers. */
const microPerUnit = 1e6;

/**
 * Sets of regimes under which an arc lies, each known by a small number; 0 is the empty set. A state of a search
 * remembers the set of its last arc: entering a regime costs what it adds, and starts its exposure.
 */
export class RegimeSets {
  /** Members of each set, ascending. */
  readonly members: Membership['members'];
  private readonly regimes: readonly RegimeOnDate[];
  private readonly consignment: Consignment;
  private madeStages: Stages | undefined;
  private bySet: StepRates | undefined;
  private made: ReturnType<RegimeSets['makeTransitions']> | undefined;

  constructor(regimes: readonly RegimeOnDate[], consignment: Consignment, { members }: Membership) {
    this.regimes = regimes;
    this.consignment = consignment;
    this.members = members;
  }

  /** By stage and regime the rate of getting worse, in 1e-6 of -ln(1-p) per minute of exposure; 0 of regimes in no set. */
  private get stages(): Stages {
    return (this.madeStages ??= stagesOf(this.regimes, new Set(this.members.flat())));
  }

  /** The least rate that a regime ever has, per minute: what a bound may count on. */
  leastRate(regime: number): number {
    return at(this.stages.least, regime);
  }

  /** Rates of each set, in 1e-6 of -ln(1-p) per minute of exposure. */
  get ratesOfSets(): StepRates {
    return (this.bySet ??= this.stepRates(this.members));
  }

  /** Rates of lists of regimes, each the sum of its members'. */
  private stepRates(lists: readonly (readonly number[])[]): StepRates {
    const sum = (stage: readonly number[], list: readonly number[]): number =>
      list.reduce((total, index) => total + at(stage, index), 0);
    return {
      changes: this.stages.changes,
      rates: this.stages.rates.map((stage) => Float64Array.from(lists, (list) => sum(stage, list))),
    };
  }

  /**
   * What passing from set `a` to set `b` means, as matrices over all sets (row a, column b): the rates of regimes that
   * are new in b, the rates of those that were there before, the minutes and cents that the new ones add, and whether
   * a holds all of b.
   */
  transitions(): ReturnType<RegimeSets['makeTransitions']> {
    return (this.made ??= this.makeTransitions());
  }

  private makeTransitions(): {
    readonly newRates: StepRates;
    readonly keptRates: StepRates;
    readonly addedMinutes: Float64Array;
    readonly addedCents: Float64Array;
    readonly contains: Uint8Array;
  } {
    const n = this.members.length;
    const result = {
      addedMinutes: new Float64Array(n * n),
      addedCents: new Float64Array(n * n),
      contains: new Uint8Array(n * n),
    };
    const [news, kept]: [(readonly number[])[], (readonly number[])[]] = [[], []];
    for (const [a, had] of this.members.entries()) {
      for (const [b, has] of this.members.entries()) {
        const place = a * n + b;
        const fresh = has.filter((index) => !had.includes(index));
        news.push(fresh);
        kept.push(has.filter((index) => had.includes(index)));
        result.addedMinutes[place] = Math.round(
          fresh.reduce((sum, index) => sum + at(this.regimes, index).hoursAdded * 60, 0),
        );
        result.addedCents[place] = Math.round(
          fresh.reduce((sum, index) => sum + this.addedUsd(at(this.regimes, index)) * 100, 0),
        );
        result.contains[place] = fresh.length === 0 ? 1 : 0;
      }
    }
    return { ...result, newRates: this.stepRates(news), keptRates: this.stepRates(kept) };
  }

  private addedUsd({ usdPerTeuAdded, usdPerTonneAdded }: RegimeOnDate): number {
    return this.consignment.unit === 'teu'
      ? usdPerTeuAdded * this.consignment.teu
      : usdPerTonneAdded * this.consignment.tonnes;
  }
}

/** The rates of regimes over time. */
interface Stages extends Pick<StepRates, 'changes'> {
  /** By stage and regime. */
  readonly rates: readonly (readonly number[])[];
  readonly least: readonly number[];
}

/** Stages of the regimes that rule something: seasons begin and end at midnight UTC. */
function stagesOf(regimes: readonly RegimeOnDate[], used: ReadonlySet<number>): Stages {
  const spells = regimes.map(({ onset }, index) => (used.has(index) ? onset : []));
  const days = new Set(spells.flatMap((each) => each.slice(1).map(({ firstDay }) => firstDay)));
  const changes = [...days].sort((a, b) => a - b);
  const rates = [-Infinity, ...changes].map((start) =>
    spells.map((each) => {
      const spell = each.findLast(({ firstDay }) => firstDay <= start) ?? each[0];
      return ((spell?.perYear ?? 0) * microPerUnit) / minutesPerYear;
    }),
  );
  return {
    changes: changes.map((day) => day * minutesPerDay),
    rates,
    least: regimes.map((_, index) => Math.min(...rates.map((stage) => at(stage, index)))),
  };
}
