import { questions } from '@meridian/engine/questions';
import { defineCommand } from '../../command.ts';
import { modelOptions } from '../../shared-options.ts';

export const relationsCommand = defineCommand({
  name: 'relations',
  question: questions.relations,
  options: [
    {
      name: 'events',
      type: 'file',
      list: true,
      meaning: 'In place of the register: a file (plain, .gz, .zip) or folder of events; level none unless asked.',
      example: 'gdelt/',
    },
    {
      name: 'format',
      type: 'choice',
      choices: ['gdelt1', 'gdelt2', 'polecat', 'icews', 'acled', 'register'],
      meaning: 'Its format.',
      example: 'gdelt2',
    },
    {
      name: 'leastSources',
      type: 'whole',
      min: 1,
      max: 1000,
      otherwise: '2',
      meaning: 'Of GDELT, events that so many sources reported at least.',
      example: '3',
    },
    { name: 'series', type: 'file', meaning: 'Write the series, .csv.', example: 'series.csv' },
    ...modelOptions,
  ],
  examples: [
    'meridian relations --dyad IRN-AZE --from 2020 --step year',
    'meridian relations --dyad "RUS>IRN" --dimension trade --scores plover',
    'meridian relations --confidence --json',
    'meridian relations --dyad IRN-RUS --events gdelt/ --format gdelt2 --step month --series series.csv',
  ],
  run: async (asked, terminal) => {
    const { relations } = await import('./run.ts');
    await relations(asked, terminal);
  },
});
