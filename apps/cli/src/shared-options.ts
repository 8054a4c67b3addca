import { defineField } from '@meridian/engine/questions';
import type { ValuesOf } from '@meridian/engine/questions';

export const jsonOption = defineField({
  name: 'json',
  type: 'boolean',
  default: false,
  meaning: 'Print one JSON object.',
  example: 'true',
});

/** What every command takes that answers from a model. */
export const modelOptions = [
  defineField({
    name: 'model',
    type: 'folder',
    otherwise: 'the built-in corridor',
    meaning: 'Folder or zip of the model.',
    example: 'my-corridor',
  }),
  jsonOption,
] as const;

export type ModelOptions = ValuesOf<typeof modelOptions>;

/** What commands take that a scenario may change the model for. */
export const scenarioOption = defineField({
  name: 'scenario',
  type: 'file',
  meaning: 'The changes of a scenario, a YAML file; those of --change come after them.',
  example: 'closed.yaml',
});

export type ScenarioOptions = ValuesOf<readonly [typeof scenarioOption]>;
