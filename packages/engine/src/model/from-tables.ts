import { onceFromParts } from '../memo/once.ts';
import type { ModelTables } from './model.ts';
import type { TableName } from './tables/index.ts';

/** A model, or as much of it as some work reads. */
export interface ModelPart<Name extends TableName> {
  readonly tables: Pick<ModelTables, Name>;
}

/**
 * What follows from some tables of a model, and from nothing else of it: made on the first asking, and shared with every
 * copy of the model that has the same tables, so that changing one table makes anew only what reads it. Tables are
 * compared by identity: nothing in them is changed once they are read.
 */
export function fromTables<Name extends TableName, T>(
  names: readonly Name[],
  make: (model: ModelPart<Name>) => T,
): (model: ModelPart<Name>) => T {
  const derive = onceFromParts<ModelTables, Name, T>(names, (tables) => make({ tables }));
  return ({ tables }) => derive(tables);
}
