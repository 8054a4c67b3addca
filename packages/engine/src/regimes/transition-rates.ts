import type { Model, ModelTables, RegimeRecord } from '../model/model.ts';
import type { DependencyValues } from './dependency-values.ts';
import { halfGammaQuantile } from './kernels/gamma-quantile.ts';
import { changesPerYear, countChanges } from './record-count.ts';
import { regimeStates } from './regime-state.ts';
import type { RegimeState } from './regime-state.ts';
import { transitionOn } from './transition-season.ts';

/** A rate never leaves 0 to 365 a year: one change a day is the finest that a record of days can show. */
export const highestRatePerYear = 365;
/** Logarithm of the largest factor of one dependency; beyond it every rate is at a bound anyway. */
const highestExponent = 50;

/** What one dependency does to a rate on a day. */
export interface RateFactor {
  readonly dependency: string;
  readonly onKind: 'relation' | 'sanction' | 'driver' | 'regime';
  readonly on: string;
  readonly dimension: string | null;
  /** Null: the model knows nothing of it, and the factor is 1. */
  readonly value: number | null;
  readonly reference: number;
  readonly effect: number;
  /** exp(effect x (value - reference)), and its ends for the ends of the effect's range. */
  readonly factor: number;
  readonly low: number;
  readonly high: number;
  readonly sources: readonly string[];
}

/** Rate of one transition on a day, per year spent in `from`, and what makes it. */
export interface TransitionRate {
  readonly from: RegimeState;
  readonly to: RegimeState;
  readonly perYear: number;
  readonly low: number;
  readonly high: number;
  /** With every dependency at its reference. */
  readonly base: number;
  /** The season of the row that holds, MM-DD/MM-DD; null: all year, or no season has come. */
  readonly season: string | null;
  /** judged: a row of the table transition; counted: from the record of states. */
  readonly basis: 'judged' | 'counted';
  /** For a counted rate: changes, and years in `from`. */
  readonly changes: number | null;
  readonly years: number | null;
  readonly factors: readonly RateFactor[];
  readonly sources: readonly string[];
}

interface BaseRate extends Pick<TransitionRate, 'base' | 'basis' | 'season' | 'changes' | 'years' | 'sources'> {
  readonly baseLow: number;
  readonly baseHigh: number;
}

/** The states that a regime has: open, and those of its effects, its record and its transitions. */
export function statesOf({ tables }: Model, regimeId: string): readonly RegimeState[] {
  const named = new Set<RegimeState>(['open']);
  for (const row of tables.regime_effect) if (row.regimeId === regimeId) named.add(row.state);
  for (const row of tables.regime_state) if (row.regimeId === regimeId) named.add(row.state);
  for (const row of tables.transition) if (row.regimeId === regimeId) named.add(row.fromState).add(row.toState);
  return regimeStates.filter((state) => named.has(state));
}

/**
 * Rates of a regime between all its states on a day. The base is that of the table transition, else counted from the
 * record: (k + 0.5) / (n + 1) for k changes in n years spent in the first state (the mean of a gamma distribution of shape
 * k + 1/2 and rate n + 1: Jeffreys, 1946, with a year added, so that a state never seen has 0.5 a year and not none). Each
 * dependency multiplies it by exp(effect x (value - reference)), as in a proportional hazards model (Cox, 1972). Held
 * within 0 to 365 a year. Ranges: all ranges of a rate taken at their low ends, and at their high ends.
 *
 * Dependencies are read on `day`, seasons on `seasonDay`: for the days of a time to come, whose seasons are known and whose
 * relations are not.
 */
export function transitionRates(
  model: Model,
  regime: RegimeRecord,
  day: number,
  values: DependencyValues,
  seasonDay = day,
): readonly TransitionRate[] {
  const states = statesOf(model, regime.regimeId);
  const dependencies = model.tables.dependency.filter(({ regimeId }) => regimeId === regime.regimeId);
  return states.flatMap((from) =>
    states.flatMap((to) => {
      if (from === to) return [];
      const { baseLow, baseHigh, ...base } = baseRate(model, regime, from, to, seasonDay);
      const factors = dependencies
        .filter(({ fromState, toState }) => fromState === from && toState === to)
        .map((row) => rateFactor(row, day, values));
      const times = (rate: number, pick: (factor: RateFactor) => number): number =>
        rate === 0
          ? 0
          : Math.min(highestRatePerYear, rate * factors.reduce((product, each) => product * pick(each), 1));
      return {
        from,
        to,
        perYear: times(base.base, ({ factor }) => factor),
        low: times(baseLow, ({ low }) => low),
        high: times(baseHigh, ({ high }) => high),
        ...base,
        factors,
      };
    }),
  );
}

function baseRate(model: Model, regime: RegimeRecord, from: RegimeState, to: RegimeState, day: number): BaseRate {
  const row = transitionOn(model, regime, from, to, day);
  if (row === 'none') {
    const never = { base: 0, baseLow: 0, baseHigh: 0, season: null, changes: null, years: null };
    return { ...never, basis: 'judged', sources: sourcesOfSeasons(model, regime, from, to) };
  }
  if (row !== undefined) {
    return {
      base: row.ratePerYear,
      baseLow: row.rateLow ?? row.ratePerYear,
      baseHigh: row.rateHigh ?? row.ratePerYear,
      season: row.season ?? null,
      basis: 'judged',
      changes: null,
      years: null,
      sources: row.sourceId,
    };
  }
  const { changes, years } = countChanges(model, regime, from, to);
  return {
    base: changesPerYear(model, regime, from, to),
    baseLow: halfGammaQuantile(changes, years + 1, 0.1),
    baseHigh: halfGammaQuantile(changes, years + 1, 0.9),
    season: null,
    basis: 'counted',
    changes,
    years,
    sources: regime.sourceId,
  };
}

/** What says that a transition has its seasons, and so that it does not come outside them. */
function sourcesOfSeasons(
  { tables }: Model,
  { regimeId }: RegimeRecord,
  from: RegimeState,
  to: RegimeState,
): BaseRate['sources'] {
  const rows = tables.transition.filter(
    (row) => row.regimeId === regimeId && row.fromState === from && row.toState === to,
  );
  return [...new Set(rows.flatMap(({ sourceId }) => sourceId))];
}

function rateFactor(row: ModelTables['dependency'][number], day: number, values: DependencyValues): RateFactor {
  const value = valueOf(row, day, values);
  const away = value === undefined ? 0 : value - row.reference;
  const factor = (effect: number): number =>
    Math.exp(Math.max(-highestExponent, Math.min(highestExponent, effect * away)));
  const ends = [factor(row.effectLow ?? row.effect), factor(row.effectHigh ?? row.effect)];
  return {
    dependency: row.dependencyId,
    onKind: row.onKind,
    on: row.on,
    dimension: row.onKind === 'relation' ? (row.dimensionId ?? 'all') : null,
    value: value ?? null,
    reference: row.reference,
    effect: row.effect,
    factor: factor(row.effect),
    low: Math.min(...ends),
    high: Math.max(...ends),
    sources: row.sourceId,
  };
}

function valueOf(
  { onKind, on, dimensionId }: ModelTables['dependency'][number],
  day: number,
  values: DependencyValues,
): number | undefined {
  switch (onKind) {
    case 'relation':
      return values.relation(on, dimensionId ?? 'all', day);
    case 'sanction':
      return values.sanction(on, day);
    case 'driver':
      return values.driver(on, day);
    case 'regime':
      return values.regime(on, day);
  }
}
