import { defineQuestion } from './field.ts';

/** What `explainCell` is asked. */
export const explainQuestion = defineQuestion({
  name: 'explain',
  meaning: 'Where a figure comes from, and who disagrees.',
  fields: [
    {
      name: 'cell',
      type: 'cell',
      required: true,
      longest: 400,
      meaning: 'TABLE.ROW.COLUMN.',
      example: 'mode.rail.co2e_g_per_tonne_km',
    },
  ],
});

/** A search for places. */
export const placesQuestion = defineQuestion({
  name: 'places',
  meaning: 'Places by any of their names.',
  fields: [
    {
      name: 'q',
      type: 'text',
      required: true,
      longest: 100,
      meaning: 'Part of a name, id, alias or UN/LOCODE.',
      example: 'abbas',
    },
    { name: 'limit', type: 'whole', min: 1, max: 100, default: 12, meaning: 'Places at most.', example: '5' },
  ],
});

/** Which rows of a table are wanted. */
export const tableQuestion = defineQuestion({
  name: 'table',
  meaning: 'Rows of a table of the model.',
  fields: [
    {
      name: 'offset',
      type: 'whole',
      min: 0,
      max: 10_000_000,
      default: 0,
      meaning: 'Rows to pass over.',
      example: '1000',
    },
    { name: 'limit', type: 'whole', min: 1, max: 10_000, default: 1_000, meaning: 'Rows at most.', example: '50' },
  ],
});
