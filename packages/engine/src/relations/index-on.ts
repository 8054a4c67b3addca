import { isRefusal } from '../findings/refusal.ts';
import type { Model } from '../model/model.ts';
import { dimensionOf } from './dimension.ts';
import { parseDyad } from './dyad.ts';
import { indexMaterial } from './find-relations.ts';
import { registerEvents } from './relation-event.ts';
import { relationIndex } from './relation-index.ts';

type Material = ReturnType<typeof indexMaterial> & { readonly halfLifeDays: number };

const materials = new WeakMap<Model, Map<string, Material | undefined>>();

/**
 * Index of a dyad `A-B` on a day, as `meridian relations` gives it by default (Goldstein scores, every event in full, the
 * structural level, the dimension's half-life). Undefined for a pair of which the model has neither acts nor bonds, or an unknown dimension.
 */
export function relationIndexOn(
  model: Model,
  dyad: string,
  dimensionId: string | undefined,
  day: number,
): number | undefined {
  let known = materials.get(model);
  if (known === undefined) materials.set(model, (known = new Map<string, Material | undefined>()));
  const key = `${dyad} ${dimensionId ?? 'all'}`;
  if (!known.has(key)) known.set(key, materialOf(model, dyad, dimensionId ?? 'all'));
  const material = known.get(key);
  return material && relationIndex({ ...material, weighByConfidence: false, samples: [day] }).index[0];
}

function materialOf(model: Model, dyad: string, dimensionId: string): Material | undefined {
  const pair = parseDyad(dyad);
  const dimension = dimensionOf(model, dimensionId);
  if (isRefusal(pair) || isRefusal(dimension)) return undefined;
  const material = indexMaterial(model, registerEvents(model), pair, dimension, {
    scores: 'goldstein',
    level: 'structural',
  });
  if (material.events.length === 0 && material.levels.length <= 1) return undefined;
  return { ...material, halfLifeDays: dimension.halfLifeDays };
}
