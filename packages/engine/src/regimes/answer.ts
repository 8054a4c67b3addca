import type { RegimeEffect } from './regime-effect.ts';
import type { NamedEvent, RegimeState } from './regime-state.ts';
import type { StateOutlook } from './state-probabilities.ts';
import type { TransitionRate } from './transition-rates.ts';

export interface DescribedRegime {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly state: RegimeState;
  /** ISO dates of the state; null: since before the record, or still so. */
  readonly since: string | null;
  readonly until: string | null;
  readonly note: string | null;
  readonly effect: RegimeEffect;
  /** Links under it, whatever the cargo. */
  readonly links: readonly string[];
  readonly linkCount: number;
  readonly events: readonly NamedEvent[];
  readonly sources: readonly string[];
  /** Rate of going to a worse state than that of the day, per year, as the risk of routes takes it; 0 where it is closed. */
  readonly worseningPerYear: number;
  readonly rates: readonly TransitionRate[];
  readonly outlook: { readonly quarter: StateOutlook; readonly year: StateOutlook };
}

export interface RegimesAnswer {
  readonly schema: 'meridian.regimes/1';
  readonly date: string;
  readonly regimes: readonly DescribedRegime[];
  /** Days on which the state of any of these regimes changes. */
  readonly changes: readonly string[];
  /** That the record ends before the date; not there where it does not. */
  readonly notes?: readonly string[];
}
