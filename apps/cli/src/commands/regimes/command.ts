import { questions } from '@meridian/engine/questions';
import { defineCommand } from '../../command.ts';
import { modelOptions } from '../../shared-options.ts';

export const regimesCommand = defineCommand({
  name: 'regimes',
  question: questions.regimes,
  options: modelOptions,
  examples: [
    'meridian regimes --on 2026-03-06',
    'meridian regimes --regime az_ir_border --on 2026-03-06',
    'meridian regimes --json | jq .changes',
  ],
  run: async (asked, terminal) => {
    const { regimes } = await import('./run.ts');
    await regimes(asked, terminal);
  },
});
