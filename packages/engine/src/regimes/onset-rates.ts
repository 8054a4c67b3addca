import { createMemo } from '../memo/memo.ts';
import type { Model, RegimeRecord } from '../model/model.ts';
import type { DependencyValues } from './dependency-values.ts';
import { recordedValues } from './dependency-values.ts';
import { changesPerYear, onsetsPerYear } from './record-count.ts';
import { regimeStates } from './regime-state.ts';
import type { RegimeState } from './regime-state.ts';
import { seasonChanges } from './transition-season.ts';
import { statesOf, transitionRates } from './transition-rates.ts';

/** A rate from a day on, until that of the next spell. */
export interface RateSpell {
  /** Days from 1970-01-01. */
  readonly firstDay: number;
  readonly perYear: number;
}

/** Days for which seasons are looked up: two years. A journey that takes longer has the last rate for the rest. */
const daysAhead = 731;

/** The regimes of a model on the days of a year by turns; a few numbers each. */
const mostRates = 4096;

/** Rates by regime, state and day, for the values from which they follow. */
const spells = createMemo<readonly RateSpell[]>(mostRates);

/**
 * Rates at which a regime goes to a worse state than the one in which it stands, per year, for cargo that departs on a day:
 * from open to restricted or closed, from restricted to closed; what is closed gets no worse. They are the rates of the
 * table transition where the model has transitions or dependencies of the regime, with the seasons of the days to come and
 * dependencies as on the day of departure; else they are counted from its record and the same all year.
 */
export function onsetRates(
  model: Model,
  regime: RegimeRecord,
  state: RegimeState,
  day: number,
  values: DependencyValues = recordedValues(model),
): readonly RateSpell[] {
  return spells.of(values, `${regime.regimeId} ${state} ${String(day)}`, () =>
    makeSpells(model, regime, state, day, values),
  );
}

function makeSpells(
  model: Model,
  regime: RegimeRecord,
  state: RegimeState,
  day: number,
  values: DependencyValues,
): readonly RateSpell[] {
  const { transition, dependency } = model.tables;
  const isOwn = ({ regimeId }: { readonly regimeId: string | undefined }): boolean => regimeId === regime.regimeId;
  if (!transition.some(isOwn) && !dependency.some(isOwn))
    return [{ firstDay: day, perYear: recordedRate(model, regime, state) }];
  const found: RateSpell[] = [];
  for (const firstDay of [day, ...seasonChanges(model, regime.regimeId, day, day + daysAhead)]) {
    const perYear = transitionRates(model, regime, day, values, firstDay)
      .filter(({ from, to }) => from === state && isWorse(to, from))
      .reduce((sum, rate) => sum + rate.perYear, 0);
    if (found.at(-1)?.perYear !== perYear) found.push({ firstDay, perYear });
  }
  return found;
}

function recordedRate(model: Model, regime: RegimeRecord, state: RegimeState): number {
  if (state === 'open') return onsetsPerYear(model, regime);
  return statesOf(model, regime.regimeId)
    .filter((to) => isWorse(to, state))
    .reduce((sum, to) => sum + changesPerYear(model, regime, state, to), 0);
}

function isWorse(to: RegimeState, from: RegimeState): boolean {
  return regimeStates.indexOf(to) > regimeStates.indexOf(from);
}
