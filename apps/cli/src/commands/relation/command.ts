import { questions } from '@meridian/engine/questions';
import { defineCommand } from '../../command.ts';
import { modelOptions } from '../../shared-options.ts';

export const relationCommand = defineCommand({
  name: 'relation',
  question: questions.relation,
  options: modelOptions,
  positional: ['who'],
  examples: [
    'meridian relation IRN-RUS',
    'meridian relation IRN-AZE --on 2023-06-30 --scores plover --confidence',
    'meridian relation IRN --blocs NATO,EU,CSTO,EAEU,SCO',
    'meridian relation IRN-RUS --json | jq .dependence.needsMore',
  ],
  run: async (asked, terminal) => {
    const { relation } = await import('./run.ts');
    await relation(asked, terminal);
  },
});
