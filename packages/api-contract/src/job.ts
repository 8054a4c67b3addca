import { z } from 'zod';
import { refusalSchema } from './finding.ts';

/** How far long work has come: one shape for all kinds, to which each adds measures of its own. */
const progressSchema = z
  .looseObject({
    phase: z.string().meta({ description: 'What is being done, in one word.' }),
    done: z.number().meta({ description: 'Units of the phase that are done.' }),
    of: z.number().optional().meta({ description: 'All units of the phase, where that is known.' }),
  })
  .meta({ id: 'Progress' });

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

export const jobSchema = z
  .strictObject({
    id: z.string(),
    kind: z.string().meta({ description: 'One of the kinds that a request may name.' }),
    status: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
    progress: progressSchema.optional(),
    result: z.looseObject({}).optional(),
    fault: z.string().optional(),
    refusal: refusalSchema.optional(),
  })
  .meta({ id: 'Job' });

export const jobsAnswerSchema = z.strictObject({ jobs: z.array(jobSchema) });
