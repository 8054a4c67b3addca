import type { ModelPart } from '../model/from-tables.ts';
import { refuse } from '../findings/refusal.ts';
import type { Refusal } from '../findings/refusal.ts';
import { offer } from '../model/offer.ts';
import { levelTerms } from './structural-level.ts';

/** A side of a relation: which events count in it, how fast they fade, what makes its level. */
export interface Dimension {
  readonly id: string;
  readonly name: string;
  /** Tags of which an event needs one; undefined: every event counts. */
  readonly tags: readonly string[] | undefined;
  readonly halfLifeDays: number;
  readonly levelTerms: readonly string[];
}

/** Where a model says nothing of it: every event, half faded after two years. */
const whole: Dimension = { id: 'all', name: 'All events', tags: undefined, halfLifeDays: 730, levelTerms };

/** The dimensions of a model, `all` first. */
export function listDimensions({ tables }: ModelPart<'dimension'>): readonly Dimension[] {
  const rows = tables.dimension.map((row) => ({
    id: row.dimensionId,
    name: row.name,
    tags: row.tags.length === 0 ? undefined : row.tags,
    halfLifeDays: row.halfLifeDays,
    // a driver moves a relation in the dimension over all events
    levelTerms: row.tags.length === 0 ? [...row.levelTerms, 'drivers'] : row.levelTerms,
  }));
  const all = rows.find(({ id }) => id === whole.id) ?? whole;
  return [all, ...rows.filter(({ id }) => id !== whole.id)];
}

/** The dimension with this id; refused where the model has none. */
export function dimensionOf(model: ModelPart<'dimension'>, id: string): Dimension | Refusal {
  const all = listDimensions(model);
  const found = all.find((dimension) => dimension.id === id);
  if (found !== undefined) return found;
  const ids = all.map((dimension) => dimension.id);
  return refuse('value-unknown', 'dimension', `The model has no dimension “${id}”.`, offer(ids, id));
}
