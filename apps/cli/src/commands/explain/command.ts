import { questions } from '@meridian/engine/questions';
import { defineCommand } from '../../command.ts';
import { modelOptions } from '../../shared-options.ts';

export const explainCommand = defineCommand({
  name: 'explain',
  question: questions.explain,
  options: modelOptions,
  positional: ['cell'],
  examples: ['meridian explain link.bandar_abbas-sirjan-rail.length', 'meridian explain mode.rail.co2e_g_per_tonne_km'],
  run: async (asked, terminal) => {
    const { explain } = await import('./run.ts');
    await explain(asked, terminal);
  },
});
