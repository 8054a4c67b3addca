import { questions } from '@meridian/engine/questions';
import { defineCommand } from '../../command.ts';
import { modelOptions, scenarioOption } from '../../shared-options.ts';

export const reachCommand = defineCommand({
  name: 'reach',
  question: questions.reach,
  options: [scenarioOption, ...modelOptions],
  examples: [
    'meridian reach --from "Bandar Abbas" --hours 480',
    'meridian reach --from Astrakhan --group volga --least-population 1000000',
  ],
  run: async (asked, terminal) => {
    const { reach } = await import('./run.ts');
    await reach(asked, terminal);
  },
});
