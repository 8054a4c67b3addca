import { questions } from '@meridian/engine/questions';
import { defineCommand } from '../../command.ts';
import { modelOptions } from '../../shared-options.ts';

export const calibrateCommand = defineCommand({
  name: 'calibrate',
  question: questions.calibrate,
  options: [
    {
      name: 'out',
      type: 'folder',
      required: true,
      meaning: 'Folder to make: a copy of the model with what was fitted.',
      example: 'calibrated',
    },
    ...modelOptions,
  ],
  examples: [
    'meridian calibrate --out calibrated',
    'meridian calibrate --hold-out corridor:eastern --out calibrated --json',
  ],
  run: async (asked, terminal) => {
    const { calibrate } = await import('./run.ts');
    await calibrate(asked, terminal);
  },
});
