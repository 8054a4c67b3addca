import { calibrateJobBodySchema } from '@meridian/api-contract';
import { calibrateSteps, calibrationAnswer } from '@meridian/engine';
import type { CalibrateQuery } from '@meridian/engine';
import { defineJob } from './kind.ts';

const phases = { parameters: 'parameters', left_out: 'counts left out in turn', demand: 'demand' } as const;

/** Parameters and demand fitted to the counts of a model. */
export const calibrateJob = defineJob({
  name: 'calibrate',
  title: 'Parameters and demand fitted to the counts of a model',
  body: calibrateJobBodySchema,
  read: (body) => body,
  steps: (network, question: CalibrateQuery) => calibrateSteps(network, question),
  answer: calibrationAnswer,
  describe: ({ phase, done, of, spread }) =>
    `${phases[phase]}, round ${done + 1} of ${of}: counts are off by a factor of ${Math.exp(spread).toFixed(2)}`,
});
