import { cargoFields } from './cargo.ts';
import { defineField, defineQuestion } from './field.ts';

export const themeField = defineField({
  name: 'theme',
  type: 'choice',
  choices: ['light', 'dark'],
  default: 'light',
  meaning: 'Colors of the map.',
  example: 'dark',
});

const side = { type: 'whole', unit: 'pixels', min: 200, max: 4000 } as const;

/** How large a map is drawn; a PNG has twice as many pixels. */
export const sizeFields = [
  defineField({ name: 'width', ...side, default: 1200, meaning: 'Width of the map.', example: '800' }),
  defineField({ name: 'height', ...side, default: 960, meaning: 'Height of the map.', example: '600' }),
] as const;

/** The state of the network to draw, and how. */
export const mapQuestion = defineQuestion({
  name: 'map',
  meaning: 'The network of a date as a picture, with links set off from the rest.',
  fields: [
    ...cargoFields,
    {
      name: 'links',
      type: 'id',
      of: 'link',
      list: true,
      otherwise: 'none',
      meaning: 'Links to set off from the rest.',
      example: 'bandar_abbas-sirjan-rail',
    },
    themeField,
    {
      name: 'extent',
      type: 'choice',
      choices: ['corridor', 'highlighted', 'everything'],
      default: 'corridor',
      meaning: 'What fills the frame.',
      example: 'everything',
    },
    ...sizeFields,
  ],
});
