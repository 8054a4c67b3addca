import { defineCommand, noQuestion } from '../../command.ts';
import { modelOptions } from '../../shared-options.ts';

export const checkCommand = defineCommand({
  name: 'check',
  description: 'check a model: every fault at once, and what its figures rest on',
  question: noQuestion,
  options: [
    {
      name: 'dir',
      type: 'folder',
      meaning: 'Folder or zip of the model (the same as --model).',
      example: 'my-corridor',
    },
    ...modelOptions,
    {
      name: 'watch',
      type: 'boolean',
      default: false,
      meaning: 'Check again whenever a file changes.',
      example: 'true',
    },
  ],
  positional: ['dir'],
  examples: [
    'meridian check my-corridor',
    'meridian check my-corridor --watch',
    'meridian check --json | jq .coverage.link',
  ],
  run: async ({ dir, ...asked }, terminal) => {
    const { check } = await import('./run.ts');
    await check({ ...asked, model: dir ?? asked.model }, terminal);
  },
});
