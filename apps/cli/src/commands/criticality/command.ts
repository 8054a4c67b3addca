import { questions } from '@meridian/engine/questions';
import { defineCommand } from '../../command.ts';
import { modelOptions } from '../../shared-options.ts';

export const criticalityCommand = defineCommand({
  name: 'criticality',
  question: questions.criticality,
  options: modelOptions,
  examples: ['meridian criticality --by country --period 2023-Q1', 'meridian criticality --by link --most 40 --json'],
  run: async (asked, terminal) => {
    const { criticality } = await import('./run.ts');
    await criticality(asked, terminal);
  },
});
