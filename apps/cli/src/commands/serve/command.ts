import { defineCommand, noQuestion } from '../../command.ts';
import { modelOptions } from '../../shared-options.ts';

const [modelOption] = modelOptions;

export const serveCommand = defineCommand({
  name: 'serve',
  description: 'serve the workbench and the HTTP API',
  question: noQuestion,
  options: [
    modelOption,
    {
      name: 'port',
      type: 'whole',
      min: 0,
      max: 65_535,
      default: 7700,
      meaning: 'Port; a taken one becomes the next free one.',
      example: '8080',
    },
    { name: 'host', type: 'text', default: '127.0.0.1', meaning: 'Address to listen on.', example: '0.0.0.0' },
    {
      name: 'allowHost',
      type: 'text',
      list: true,
      meaning: 'Answer to these names too, beside addresses and localhost.',
      example: 'corridor.example.org',
    },
    { name: 'open', type: 'boolean', default: false, meaning: 'Open the page in the browser.', example: 'true' },
  ],
  examples: [
    'meridian serve --port 8080 --model my-corridor',
    'meridian serve --host 0.0.0.0 --allow-host corridor.example.org',
  ],
  run: async (asked, terminal) => {
    const { serve } = await import('./run.ts');
    await serve(asked, terminal);
  },
});
