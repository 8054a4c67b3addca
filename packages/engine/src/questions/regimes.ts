import { defineQuestion } from './field.ts';

/** What `describeRegimes` is asked. */
export const regimesQuestion = defineQuestion({
  name: 'regimes',
  meaning: 'Borders, straits, ice and waivers on a date: open, restricted or closed, why, and how likely to change.',
  fields: [
    {
      name: 'on',
      type: 'date',
      otherwise: 'the model’s reference date',
      meaning: 'Date; of a month or year the first day.',
      example: '2026-03-06',
    },
    {
      name: 'regime',
      type: 'id',
      of: 'regime',
      otherwise: 'all',
      meaning: 'Only this one, with its rates and what they follow.',
      example: 'az_ir_border',
    },
  ],
});
