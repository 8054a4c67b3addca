import { isWithin } from '../calendar/date.ts';
import { once } from '../memo/once.ts';
import type { Model } from '../model/model.ts';
import { rowsById } from '../model/rows-by-id.ts';
import { driverLevel } from '../relations/driver-level.ts';
import { relationIndexOn } from '../relations/index-on.ts';
import { spellOn } from './regime-state.ts';

/** What the rates of regimes may follow, on a day (from 1970-01-01). A scenario or a draw gives values of its own. */
export interface DependencyValues {
  /** Index of a dyad `A-B` in a dimension, in points; undefined where nothing is known of it. */
  relation(dyad: string, dimension: string, day: number): number | undefined;
  /** 1 in force, else 0. */
  sanction(id: string, day: number): 0 | 1;
  /** Level of a driver, in its unit. */
  driver(id: string, day: number): number;
  /** 1 unless open, else 0. */
  regime(id: string, day: number): 0 | 1;
}

/** The values as the model's own record has them; relations are read by the function given. */
export function dependencyValues(model: Model, relation: DependencyValues['relation']): DependencyValues {
  const sanctions = rowsById(model.tables, 'sanction');
  return {
    relation,
    sanction(id, day) {
      const act = sanctions.get(id);
      return act !== undefined && isWithin(day, act.validFrom, act.validTo) ? 1 : 0;
    },
    driver: (id, day) => driverLevel(model, id, day),
    regime: (id, day) => (spellOn(model, id, day).state === 'open' ? 0 : 1),
  };
}

/** The values of the model's record, one object for a model, so that what follows from them can be kept. */
export const recordedValues: (model: Model) => DependencyValues = once((model) =>
  dependencyValues(model, (dyad, dimension, day) => relationIndexOn(model, dyad, dimension, day)),
);
