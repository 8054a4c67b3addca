import { defineCommand, noQuestion } from '../../command.ts';

export const completionCommand = defineCommand({
  name: 'completion',
  description: 'print a completion script for a shell',
  question: noQuestion,
  options: [{ name: 'shell', type: 'text', required: true, meaning: 'Bash or zsh.', example: 'bash' }],
  positional: ['shell'],
  examples: ['source <(meridian completion bash)', 'meridian completion zsh > ~/.zfunc/_meridian'],
  run: async ({ shell }, terminal, program) => {
    const { completion } = await import('./run.ts');
    terminal.out(completion(shell, program));
  },
});
