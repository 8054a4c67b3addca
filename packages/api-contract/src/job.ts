import { z } from 'zod';
import { calibrationAnswerSchema, criticalityAnswerSchema } from './criticality.ts';
import { refusalSchema } from './finding.ts';
import { modelAssignmentSchema } from './flows.ts';

const assignProgress = z
  .strictObject({ iteration: z.int(), relativeGap: z.number(), averageExcessCost: z.number(), seconds: z.number() })
  .meta({ id: 'AssignProgress' });
const criticalityProgress = z
  .strictObject({ done: z.int(), of: z.int(), id: z.string() })
  .meta({ id: 'CriticalityProgress' });
const calibrateProgress = z
  .strictObject({ stage: z.enum(['parameters', 'demand']), round: z.int(), spread: z.number() })
  .meta({ id: 'CalibrateProgress' });

const status = {
  id: z.string(),
  status: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
  fault: z.string().nullable().meta({ description: 'In words: of a question that makes no sense, or of a failure.' }),
  refusal: refusalSchema
    .nullable()
    .meta({ description: 'Which part of the question makes no sense, where that is the fault.' }),
};

/** A job of a kind: how far it is, null before the first step, and what came of it, null until it is done. */
const jobs = [
  z.strictObject({
    kind: z.literal('assign'),
    ...status,
    progress: assignProgress.nullable(),
    result: modelAssignmentSchema.nullable(),
  }),
  z.strictObject({
    kind: z.literal('criticality'),
    ...status,
    progress: criticalityProgress.nullable(),
    result: criticalityAnswerSchema.nullable(),
  }),
  z.strictObject({
    kind: z.literal('calibrate'),
    ...status,
    progress: calibrateProgress.nullable(),
    result: calibrationAnswerSchema.nullable(),
  }),
] as const;

export const jobSchema = z.discriminatedUnion('kind', jobs).meta({ id: 'Job' });

export const jobsAnswerSchema = z
  .strictObject({
    jobs: z.array(
      z.discriminatedUnion('kind', [
        jobs[0].omit({ result: true }),
        jobs[1].omit({ result: true }),
        jobs[2].omit({ result: true }),
      ]),
    ),
  })
  .meta({ id: 'Jobs', description: 'All jobs, without their results.' });
