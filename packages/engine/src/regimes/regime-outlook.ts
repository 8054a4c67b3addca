import type { Model, RegimeRecord } from '../model/model.ts';
import type { DependencyValues } from './dependency-values.ts';
import { recordedValues } from './dependency-values.ts';
import { standingOn } from './regime-state.ts';
import type { RegimeStanding } from './regime-state.ts';
import { daysPerYear } from './record-count.ts';
import { quarterYears, stateOutlook } from './state-probabilities.ts';
import type { RatesForYears, StateOutlook } from './state-probabilities.ts';
import { seasonChanges } from './transition-season.ts';
import { transitionRates } from './transition-rates.ts';
import type { TransitionRate } from './transition-rates.ts';

/** How a regime stands on a day, why, how fast it changes and where it may be a quarter and a year on. */
export interface RegimeOutlook {
  readonly standing: RegimeStanding;
  readonly rates: readonly TransitionRate[];
  readonly quarter: StateOutlook;
  readonly year: StateOutlook;
}

/**
 * The outlook of a regime from a day on, from the state that its record has then: the product of exp(Q t) over the seasons of
 * the days to come, with dependencies as on the first day.
 */
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
    quarter: stateOutlook(stagesOf(model, regime, day, values, quarterYears), standing.state),
    year: stateOutlook(stagesOf(model, regime, day, values, 1), standing.state),
  };
}

function stagesOf(
  model: Model,
  regime: RegimeRecord,
  day: number,
  values: DependencyValues,
  years: number,
): readonly RatesForYears[] {
  const end = day + years * daysPerYear;
  const starts = [day, ...seasonChanges(model, regime.regimeId, day, Math.ceil(end) - 1)];
  return starts.map((start, index) => ({
    rates: transitionRates(model, regime, day, values, start),
    years: ((starts[index + 1] ?? end) - start) / daysPerYear,
  }));
}
