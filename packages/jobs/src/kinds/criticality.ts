import { criticalityJobBodySchema } from '@meridian/api-contract';
import { criticalitySteps } from '@meridian/engine';
import type { CriticalityQuery } from '@meridian/engine';
import { defineJob } from './kind.ts';

/** What is lost without each link, country, passage or other thing, one at a time. */
export const criticalityJob = defineJob({
  name: 'criticality',
  title: 'What is lost when a link, country or passage is gone, one at a time',
  body: criticalityJobBodySchema,
  read: (body) => body,
  steps: (network, question: CriticalityQuery) => criticalitySteps(network, question),
  answer: (found) => found,
  describe: ({ done, of, id }) => `${done + 1} of ${of}: without ${id}`,
});
