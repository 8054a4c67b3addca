import { isInSeason, parseSeason } from '../calendar/opening-hours.ts';
import type { Model, ModelTables, RegimeRecord } from '../model/model.ts';
import type { RegimeState } from './regime-state.ts';

type TransitionRow = ModelTables['transition'][number];

/**
 * The row of the table transition that holds on a day: that in whose season the day lies, else the one without a season.
 * `none`: the pair has seasons, and the day lies in none of them, so that nothing happens; `undefined`: it has no row.
 */
export function transitionOn(
  { tables }: Model,
  { regimeId }: Pick<RegimeRecord, 'regimeId'>,
  from: RegimeState,
  to: RegimeState,
  day: number,
): TransitionRow | 'none' | undefined {
  const rows = tables.transition.filter(
    (row) => row.regimeId === regimeId && row.fromState === from && row.toState === to,
  );
  const inSeason = rows.find(({ season }) => {
    const parsed = season === undefined ? undefined : parseSeason(season);
    return parsed !== undefined && isInSeason(day, parsed);
  });
  return inSeason ?? rows.find(({ season }) => season === undefined) ?? (rows.length === 0 ? undefined : 'none');
}

/** Days after one and up to another on which a season of a regime begins or has ended, in order. */
export function seasonChanges({ tables }: Model, regimeId: string, after: number, last: number): readonly number[] {
  const seasons = tables.transition.flatMap(({ regimeId: own, season }) => {
    const parsed = own === regimeId && season !== undefined ? parseSeason(season) : undefined;
    return parsed === undefined ? [] : [parsed];
  });
  if (seasons.length === 0) return [];
  const days = Array.from({ length: Math.max(0, last - after) }, (_, index) => after + 1 + index);
  return days.filter((day) => seasons.some((season) => isInSeason(day, season) !== isInSeason(day - 1, season)));
}
