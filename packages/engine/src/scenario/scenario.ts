import { changeForms, changeKinds } from './change.ts';
import type { NetworkChange } from './change.ts';

/** A named list of changes, with why they are assumed and who says so. */
export interface Scenario {
  readonly name: string;
  readonly why: string | undefined;
  /** In their order, with the dates and sources of the scenario where they have none of their own. */
  readonly changes: readonly NetworkChange[];
}

const date = {
  type: 'string',
  pattern: '^\\d{4}(-\\d{2}(-\\d{2})?)?$',
  description: 'YYYY-MM-DD, or a month or year.',
} as const;
const sources = {
  type: 'array',
  items: { type: 'string' },
  description: 'Names of sources of the model, or where else it is said.',
} as const;
const text = { type: 'string', minLength: 1 } as const;

/** JSON Schema of a file of a scenario, by which an editor completes it; `readScenario` (model files) reads by the same. */
export const scenarioSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Scenario of Meridian',
  type: 'object',
  additionalProperties: false,
  required: ['name', 'changes'],
  properties: {
    name: { ...text, description: 'Name as shown.' },
    why: { ...text, description: 'Why it is looked at.' },
    from: { ...date, description: `First day of all changes that name none. ${date.description}` },
    to: { ...date, description: `Last day of all changes that name none. ${date.description}` },
    sources,
    changes: {
      type: 'array',
      minItems: 1,
      description: 'In their order: a later one stands over an earlier one.',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['kind', 'selector'],
        properties: {
          kind: {
            enum: changeKinds,
            description: changeKinds.map((kind) => `${kind}: ${changeForms[kind].meaning}`).join('\n'),
          },
          selector: {
            type: 'string',
            description:
              'What is changed, such as country:AAA or corridor:west&mode:rail; project:ID to build, regime:ID to restrict; empty: all demand.',
          },
          value: { type: 'number', description: 'Factor, amount or meters, by its kind.' },
          why: { ...text, description: 'Why it is assumed.' },
          from: date,
          to: date,
          sources,
        },
      },
    },
  },
} as const;
