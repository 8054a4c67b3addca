import { defineCommand, noQuestion } from '../../command.ts';
import { jsonOption } from '../../shared-options.ts';

export const rerunCommand = defineCommand({
  name: 'rerun',
  description: 'ask again what a receipt or a saved answer was asked, and say what differs',
  question: noQuestion,
  options: [
    {
      name: 'file',
      type: 'file',
      required: true,
      meaning: 'File of --receipt, or an answer that --json printed.',
      example: 'moscow.json',
    },
    {
      name: 'model',
      type: 'folder',
      otherwise: 'the one that was asked',
      meaning: 'Ask this model.',
      example: 'my-corridor',
    },
    jsonOption,
  ],
  positional: ['file'],
  examples: [
    'meridian route --from "Nhava Sheva" --to Moscow --receipt moscow.json',
    'meridian rerun moscow.json',
    'meridian rerun answer.json --model my-corridor --json',
  ],
  run: async (asked, terminal, line) => {
    const { rerun } = await import('./run.ts');
    await rerun(asked, line, terminal);
  },
});
