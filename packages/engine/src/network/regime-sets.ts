import { at } from './at.ts';
import type { Consignment } from './query.ts';
import type { Membership } from './regime-membership.ts';
import type { RegimeOnDate } from './rules.ts';

const minutesPerYear = 365.25 * 1440;

/**
 * Sets of regimes under which an arc lies, each known by a small number; 0 is the empty set. A state of a search
 * remembers the set of its last arc: entering a regime costs what it adds, and starts its exposure.
 */
export class RegimeSets {
  /** Members of each set, ascending. */
  readonly members: Membership['members'];
  private readonly regimes: readonly RegimeOnDate[];
  private readonly consignment: Consignment;
  private rates: readonly number[] | undefined;
  private made: ReturnType<RegimeSets['makeTransitions']> | undefined;

  constructor(regimes: readonly RegimeOnDate[], consignment: Consignment, { members }: Membership) {
    this.regimes = regimes;
    this.consignment = consignment;
    this.members = members;
  }

  /** Rate of closure of each set, in 1e-6 of -ln(1-p) per minute of exposure. */
  get ratePerMinute(): readonly number[] {
    return (this.rates ??= this.members.map((set) => this.rate(set)));
  }

  private rate(members: readonly number[]): number {
    return members.reduce((sum, index) => sum + (at(this.regimes, index).ratePerYear * 1e6) / minutesPerYear, 0);
  }

  /**
   * What passing from set `a` to set `b` means, as matrices over all sets (row a, column b): the rate of regimes that
   * are new in b, the rate of those that were there before, the minutes and cents that the new ones add, and whether
   * a holds all of b.
   */
  transitions(): ReturnType<RegimeSets['makeTransitions']> {
    return (this.made ??= this.makeTransitions());
  }

  private makeTransitions(): {
    readonly newRate: Float64Array;
    readonly keptRate: Float64Array;
    readonly addedMinutes: Float64Array;
    readonly addedCents: Float64Array;
    readonly contains: Uint8Array;
  } {
    const n = this.members.length;
    const result = {
      newRate: new Float64Array(n * n),
      keptRate: new Float64Array(n * n),
      addedMinutes: new Float64Array(n * n),
      addedCents: new Float64Array(n * n),
      contains: new Uint8Array(n * n),
    };
    for (const [a, had] of this.members.entries()) {
      for (const [b, has] of this.members.entries()) {
        const place = a * n + b;
        const fresh = has.filter((index) => !had.includes(index));
        result.newRate[place] = this.rate(fresh);
        result.keptRate[place] = this.rate(has.filter((index) => had.includes(index)));
        result.addedMinutes[place] = Math.round(
          fresh.reduce((sum, index) => sum + at(this.regimes, index).hoursAdded * 60, 0),
        );
        result.addedCents[place] = Math.round(
          fresh.reduce((sum, index) => sum + this.addedUsd(at(this.regimes, index)) * 100, 0),
        );
        result.contains[place] = fresh.length === 0 ? 1 : 0;
      }
    }
    return result;
  }

  private addedUsd({ usdPerTeuAdded, usdPerTonneAdded }: RegimeOnDate): number {
    return this.consignment.unit === 'teu'
      ? usdPerTeuAdded * this.consignment.teu
      : usdPerTonneAdded * this.consignment.tonnes;
  }
}
