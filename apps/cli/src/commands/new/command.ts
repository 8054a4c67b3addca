import { defineCommand, noQuestion } from '../../command.ts';
import { jsonOption } from '../../shared-options.ts';

export const newCommand = defineCommand({
  name: 'new',
  description: 'make a small model to start from',
  question: noQuestion,
  options: [
    {
      name: 'dir',
      type: 'folder',
      required: true,
      meaning: 'Folder to make; it must not exist or be empty.',
      example: 'my-corridor',
    },
    jsonOption,
  ],
  positional: ['dir'],
  examples: ['meridian new my-corridor && meridian check my-corridor --watch'],
  run: async (asked, terminal) => {
    const { createNew } = await import('./run.ts');
    await createNew(asked, terminal);
  },
});
