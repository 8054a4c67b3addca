import { departField, periodField, sizeFields, themeField } from '@meridian/engine/questions';
import { defineCommand, noQuestion } from '../../command.ts';
import { modelOptions } from '../../shared-options.ts';

export const exportCommand = defineCommand({
  name: 'export',
  description: 'write a model in another format, or as a map',
  question: noQuestion,
  options: [
    {
      name: 'format',
      type: 'text',
      required: true,
      meaning: 'Gmns, geojson, csv, tntp or map (SVG, or PNG by the name of the file).',
      example: 'gmns',
    },
    {
      name: 'out',
      type: 'file',
      meaning: 'Folder (gmns, csv, tntp) or file; without it, to standard output where that is one file.',
      example: 'corridor.geojson',
    },
    { name: 'table', type: 'text', meaning: 'Of csv: only this table.', example: 'link' },
    { ...periodField, otherwise: 'the last', meaning: 'Of tntp: period whose demand is written, per day.' },
    { ...departField, meaning: 'Of map: network of this date.' },
    { ...themeField, meaning: 'Of map: colors.' },
    {
      name: 'extent',
      type: 'choice',
      choices: ['corridor', 'everything'],
      default: 'corridor',
      meaning: 'Of map: what fills the frame.',
      example: 'everything',
    },
    ...sizeFields,
    ...modelOptions,
  ],
  positional: ['format'],
  examples: [
    'meridian export geojson --out corridor.geojson',
    'meridian export csv --table link > link.csv',
    'meridian export gmns --out gmns/',
    'meridian export tntp --period 2023-Q1 --out tntp/',
    'meridian export map --depart 2023-01-15 --out map.svg',
    'meridian export map --theme dark --out map.png',
  ],
  run: async (asked, terminal) => {
    const { exportModel } = await import('./run.ts');
    await exportModel(asked, terminal);
  },
});
