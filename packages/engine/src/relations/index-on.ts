import { isRefusal } from '../findings/refusal.ts';
import { createMemo } from '../memo/memo.ts';
import { evidenceTables } from '../evidence/evidence-index.ts';
import { fromTables } from '../model/from-tables.ts';
import type { ModelPart } from '../model/from-tables.ts';
import { dimensionOf } from './dimension.ts';
import { parseDyad } from './dyad.ts';
import { indexMaterial } from './find-relations.ts';
import { registerEvents } from './relation-event.ts';
import { firstKnownDay, relationIndex } from './relation-index.ts';
import { structuralTables } from './structural-level.ts';

type Material = ReturnType<typeof indexMaterial> & { readonly halfLifeDays: number };

/** Pairs that regimes depend on, times dimensions; a material is the events of its pair. */
const mostMaterials = 1024;
const materials = createMemo<Material | undefined>(mostMaterials);

const indexTables = ['event', 'dimension', ...evidenceTables, ...structuralTables] as const;
type Indexed = ModelPart<(typeof indexTables)[number]>;
const indexed = fromTables(indexTables, (part) => part);

/**
 * Index of a dyad `A-B` on a day, as `meridian relations` gives it by default (Goldstein scores, every event in full, the
 * structural level, the dimension's half-life). Undefined before the pair's first act, as its index is not
 * known then, and for an unknown dimension.
 */
export function relationIndexOn(
  model: Indexed,
  dyad: string,
  dimensionId: string | undefined,
  day: number,
): number | undefined {
  const part = indexed(model);
  const dimension = dimensionId ?? 'all';
  const material = materials.of(part, `${dyad} ${dimension}`, () => materialOf(part, dyad, dimension));
  if (material === undefined || day < firstKnownDay(material)) return undefined;
  return relationIndex({ ...material, weighByConfidence: false, samples: [day] }).index[0];
}

function materialOf(model: Indexed, dyad: string, dimensionId: string): Material | undefined {
  const pair = parseDyad(dyad);
  const dimension = dimensionOf(model, dimensionId);
  if (isRefusal(pair) || isRefusal(dimension)) return undefined;
  const material = indexMaterial(model, registerEvents(model), pair, dimension, {
    scores: 'goldstein',
    level: 'structural',
  });
  if (material.events.length === 0) return undefined;
  return { ...material, halfLifeDays: dimension.halfLifeDays };
}
