import type { Model, RegimeRecord } from '../model/model.ts';
import type { DependencyValues } from './dependency-values.ts';
import { recordedValues } from './dependency-values.ts';
import { standingOn } from './regime-state.ts';
import type { RegimeStanding } from './regime-state.ts';
import { quarterYears, stateOutlook } from './state-probabilities.ts';
import type { StateOutlook } from './state-probabilities.ts';
import { transitionRates } from './transition-rates.ts';
import type { TransitionRate } from './transition-rates.ts';

/** How a regime stands on a day, why, how fast it changes and where it may be a quarter and a year on. */
export interface RegimeOutlook {
  readonly standing: RegimeStanding;
  readonly rates: readonly TransitionRate[];
  readonly quarter: StateOutlook;
  readonly year: StateOutlook;
}

/** The outlook of a regime from a day on: exp(Q t) of its rates on that day, from the state that its record has then. */
export function regimeOutlook(
  model: Model,
  regime: RegimeRecord,
  day: number,
  values: DependencyValues = recordedValues(model),
): RegimeOutlook {
  const standing = standingOn(model, regime, day);
  const rates = transitionRates(model, regime, day, values);
  return {
    standing,
    rates,
    quarter: stateOutlook(rates, standing.state, quarterYears),
    year: stateOutlook(rates, standing.state, 1),
  };
}
