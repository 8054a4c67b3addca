import { questions, screenedKindField } from '@meridian/engine/questions';
import { defineCommand } from '../../command.ts';
import { modelOptions } from '../../shared-options.ts';

export const screenCommand = defineCommand({
  name: 'screen',
  description: 'screen a name against a sanctions list, or ask what the acts say of a port or carrier',
  question: questions.screen,
  options: [
    {
      name: 'list',
      type: 'file',
      meaning: 'List of your own: entities.ftm.json or targets.simple.csv as OpenSanctions has them.',
      example: 'entities.ftm.json',
    },
    {
      name: 'batch',
      type: 'file',
      meaning: 'Many names instead of one: a name a line, or a table with a column name.',
      example: 'names.csv',
    },
    {
      name: 'record',
      type: 'file',
      meaning: 'Keep the screening: list, hash, date, queries, method, matches (.json or .csv).',
      example: 'screened.csv',
    },
    screenedKindField,
    ...modelOptions,
  ],
  positional: ['name'],
  note: 'Without --list a name is looked for in what the acts of the model name. No answer is legal advice.',
  examples: [
    'meridian screen "Hafiz Darya Shipping" --list entities.ftm.json',
    'meridian screen "IMO 9187629" --list targets.simple.csv --schema Vessel',
    'meridian screen --batch names.csv --list entities.ftm.json --record screened.csv',
    'meridian screen --port Chabahar --mode sea --date 2025-10-15 --comply US',
    'meridian screen IRISL --date 2024-12-01',
  ],
  run: async (asked, terminal) => {
    const { screen } = await import('./run.ts');
    await screen(asked, terminal);
  },
});
