import { questions } from '@meridian/engine/questions';
import { defineCommand } from '../../command.ts';
import { modelOptions, scenarioOption } from '../../shared-options.ts';

export const routeCommand = defineCommand({
  name: 'route',
  question: questions.route,
  options: [
    {
      name: 'legs',
      type: 'whole',
      min: 1,
      max: 100,
      default: 1,
      meaning: 'Show the legs of route n.',
      example: '2',
    },
    scenarioOption,
    ...modelOptions,
  ],
  examples: [
    'meridian route --from "Nhava Sheva" --to Moscow --depart 2023-03-01 --teu 20',
    'meridian route --from INNSA --to "St Petersburg" --avoid passage:suez,country:AZE',
    'meridian route --from Mumbai --to Astrakhan --comply EU,US --json',
  ],
  run: async (asked, terminal) => {
    const { route } = await import('./run.ts');
    await route(asked, terminal);
  },
});
