import { calibrateJobBodySchema } from '@meridian/api-contract';
import { calibrateSteps } from '@meridian/engine';
import type { CalibrateQuery } from '@meridian/engine';
import { defineJob } from './kind.ts';

/** Parameters and demand fitted to the counts of a model. */
export const calibrateJob = defineJob({
  name: 'calibrate',
  title: 'Parameters and demand fitted to the counts of a model',
  body: calibrateJobBodySchema,
  read: (body) => body,
  steps: (network, question: CalibrateQuery) => calibrateSteps(network, question),
  // the rows of demand are for the command, which writes them: there are thousands
  answer: ({ demand, ...rest }) => ({ ...rest, demandRows: demand.length }),
  describe: ({ phase, done, of, spread }) =>
    `${phase}, round ${done + 1} of ${of ?? '?'}: counts are off by a factor of ${Math.exp(spread).toFixed(2)}`,
});
