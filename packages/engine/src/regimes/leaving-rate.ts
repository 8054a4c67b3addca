import { createMemo } from '../memo/memo.ts';
import type { Model, RegimeRecord } from '../model/model.ts';
import type { DependencyValues } from './dependency-values.ts';
import { recordedValues } from './dependency-values.ts';
import { onsetsPerYear } from './record-count.ts';
import { transitionRates } from './transition-rates.ts';

/** The regimes of a model on the days of a year by turns; a rate is a number. */
const mostRates = 4096;

/** Rates by regime and day, for the values from which they follow. */
const rates = createMemo<number>(mostRates);

/**
 * Rate at which a regime leaves the state open, per year, on a day: the sum of its rates from open, dependencies applied,
 * where the model has transitions or dependencies of it; else onsets per year of its record.
 */
export function leavingRatePerYear(
  model: Model,
  regime: RegimeRecord,
  day: number,
  values: DependencyValues = recordedValues(model),
): number {
  return rates.of(values, `${regime.regimeId} ${String(day)}`, () => computeRate(model, regime, day, values));
}

function computeRate(model: Model, regime: RegimeRecord, day: number, values: DependencyValues): number {
  const { transition, dependency } = model.tables;
  const isOwn = ({ regimeId }: { readonly regimeId: string | undefined }): boolean => regimeId === regime.regimeId;
  if (!transition.some(isOwn) && !dependency.some(isOwn)) return onsetsPerYear(model, regime);
  return transitionRates(model, regime, day, values)
    .filter(({ from }) => from === 'open')
    .reduce((sum, { perYear }) => sum + perYear, 0);
}
