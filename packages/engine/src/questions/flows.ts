import { changeField, complyField } from './cargo.ts';
import { assignmentMethods, criticalityKinds } from './choices.ts';
import { defineField, defineQuestion } from './field.ts';

export const periodField = defineField({
  name: 'period',
  type: 'period',
  longest: 40,
  otherwise: 'that of the model’s reference date',
  meaning: 'Quarter, or a year, which is solved quarter by quarter.',
  example: '2023-Q1',
});

const complyOfAll = defineField({
  ...complyField,
  meaning: 'All cargo leaves out what the sanctions of these parties name.',
});

export const methodField = defineField({
  name: 'method',
  type: 'choice',
  choices: assignmentMethods,
  otherwise: 'sue; of an instance bush',
  meaning: 'How flows are found.',
  example: 'sue',
});

export const gapField = defineField({
  name: 'gap',
  type: 'number',
  unit: 'ratio',
  min: 0,
  max: 1,
  default: 1e-6,
  meaning: 'Relative gap to reach.',
  example: '1e-4',
});

const flowsFields = [periodField, methodField, gapField, changeField, complyOfAll] as const;

/** What `flowsSteps` is asked. */
export const flowsQuestion = defineQuestion({
  name: 'flows',
  meaning: 'Flows of a period, as a file.',
  fields: flowsFields,
});

/** The same, and who uses some links. */
export const assignQuestion = defineQuestion({
  name: 'assign',
  meaning: 'Flows: how much moves where, and where it chokes.',
  fields: [
    ...flowsFields,
    {
      name: 'select',
      type: 'selector',
      of: 'link',
      longest: 400,
      otherwise: 'none',
      meaning: 'Who uses these links: a selector, or the id of a link.',
      example: 'corridor:eastern',
    },
  ],
});

const maxSeconds = {
  name: 'maxSeconds',
  type: 'number',
  unit: 'seconds',
  meaning: 'Stop after so long, with the flows so far.',
  example: '60',
} as const;

/**
 * How long a solve may take. It bounds the work and not the answer, so that each door has its own: a command may run for
 * days, a server answers others too.
 */
export const ownSecondsField = defineField({
  ...maxSeconds,
  min: 0,
  max: 10_000_000,
  otherwise: 'no limit',
});
export const serverSecondsField = defineField({ ...maxSeconds, above: 0, max: 600, default: 60 });

/** What `criticalitySteps` is asked. */
export const criticalityQuestion = defineQuestion({
  name: 'criticality',
  meaning: 'What is lost when a link, country or passage is gone, one at a time.',
  fields: [
    {
      name: 'by',
      type: 'choice',
      choices: criticalityKinds,
      default: 'country',
      meaning: 'What is taken away; with relation all regimes that depend on a pair of states.',
      example: 'passage',
    },
    periodField,
    {
      name: 'most',
      type: 'whole',
      min: 1,
      max: 100_000,
      otherwise: 'all that carry cargo',
      meaning: 'Only the busiest so many.',
      example: '40',
    },
    complyOfAll,
  ],
});

/** What `calibrateSteps` is asked. */
export const calibrateQuestion = defineQuestion({
  name: 'calibrate',
  meaning: 'Fit parameters and demand to the counts of a model, and print what is left of each.',
  fields: [
    {
      name: 'holdOut',
      type: 'selector',
      longest: 400,
      otherwise: 'none',
      meaning: 'Hold out the counts on these links as well.',
      example: 'corridor:eastern',
    },
    {
      name: 'parametersOnly',
      type: 'boolean',
      default: false,
      meaning: 'Leave demand as the trade has it.',
      example: 'true',
    },
  ],
});
