import { z } from 'zod';
import { calibrationAnswerSchema, criticalityAnswerSchema } from './criticality.ts';
import { refusalSchema } from './finding.ts';
import { modelAssignmentSchema } from './flows.ts';

/** A kind of job as the contract sees it: its name, and the question that stands beside the name in a body. */
export interface JobKindSchema {
  readonly name: string;
  readonly body: z.ZodObject;
}

/** What is asked in the body of a request: one of the kinds, with its question. */
export function jobRequestSchemaOf(kinds: readonly JobKindSchema[]) {
  const [first, ...rest] = kinds.map(({ name, body }) => z.strictObject({ kind: z.literal(name), ...body.shape }));
  if (first === undefined) throw new Error('there is no kind of job');
  return z.discriminatedUnion('kind', [first, ...rest]);
}

/** How far long work has come: one shape for all kinds, to which each adds measures of its own. */
const progress = {
  phase: z.string().meta({ description: 'What is being done, in one word.' }),
  done: z.int().meta({ description: 'Units of the phase that are done.' }),
};
const of = z.int().meta({ description: 'All units of the phase.' });
const assignProgress = z
  .strictObject({
    ...progress,
    phase: z.literal('assignment'),
    relativeGap: z.number(),
    averageExcessCost: z.number(),
    seconds: z.number(),
  })
  .meta({ id: 'AssignProgress' });
const criticalityProgress = z
  .strictObject({ ...progress, phase: z.literal('items'), of, id: z.string() })
  .meta({ id: 'CriticalityProgress' });
const calibrateProgress = z
  .strictObject({ ...progress, phase: z.enum(['parameters', 'left_out', 'demand']), of, spread: z.number() })
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
