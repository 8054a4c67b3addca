import { z } from 'zod';
import { refusalSchema } from './finding.ts';

const list = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (typeof value === 'string' ? [value] : value).filter((item) => item.trim() !== ''));
const parties = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (typeof value === 'string' ? value.split(',') : value).filter((item) => item !== ''));
const methods = ['aon', 'msa', 'fw', 'cfw', 'bfw', 'bush', 'sue', 'so', 'lp'] as const;
const period = z
  .string()
  .max(40)
  .optional()
  .meta({ description: 'Quarter (2023-Q1) or year; empty: that of the model’s reference date.' });

const flowsQuestion = {
  period,
  method: z.enum(methods).optional().meta({ description: 'Default: sue.' }),
  gap: z.coerce.number().min(0).max(0.99).optional().meta({ description: 'Relative gap; default 1e-6.' }),
  change: list.optional().meta({
    description:
      'What if, may be repeated: close:SELECTOR, open:SELECTOR, capacity, hours, cost or demand:SELECTOR=FACTOR, water_level:SELECTOR=METRES.',
  }),
  comply: parties.optional().meta({ description: 'Parties whose sanctions all cargo obeys, such as UN,EU,US.' }),
};

/** The question of `meridian assign` as it stands in an address. */
export const assignQuerySchema = z.strictObject({
  ...flowsQuestion,
  select: z
    .string()
    .max(400)
    .optional()
    .meta({ description: 'Who uses these links: a selector, or the id of a link.' }),
  maxSeconds: z.coerce.number().positive().max(600).default(60).meta({ description: 'Stop after so many seconds.' }),
});

export const flowsFileQuerySchema = z.strictObject(flowsQuestion);

const namedTonnes = z.strictObject({ id: z.string(), tonnes: z.number() });

export const selectLinkSchema = z
  .strictObject({
    selector: z.string(),
    tonnes: z.number(),
    origins: z.array(namedTonnes),
    destinations: z.array(namedTonnes),
    commodities: z.array(namedTonnes),
    branches: z.array(namedTonnes),
    pairs: z.array(z.strictObject({ from: z.string(), to: z.string(), commodity: z.string(), tonnes: z.number() })),
    links: z.array(namedTonnes),
  })
  .meta({ id: 'SelectLink', description: 'Who uses the selected links; cargo that uses several counts once.' });

export const assignmentAnswerSchema = z
  .looseObject({
    schema: z.literal('meridian.assignment/1'),
    period: z.string(),
    days: z.int(),
    date: z.string().meta({ description: 'Day whose network holds.' }),
    method: z.enum(methods),
    converged: z.boolean(),
    stop: z.enum(['gap', 'iterations', 'time', 'stalled', 'cancelled']),
    relativeGap: z.number(),
    averageExcessCost: z.number(),
    beckmann: z.number(),
    totalCost: z.number(),
    iterations: z.int(),
    branches: z.array(z.strictObject({ branch: z.string(), tonnes: z.number(), tonneKm: z.number() })),
    demandTonnes: z.number(),
    lostTonnes: z.number(),
    unservedTonnes: z.number(),
    tonneKm: z.number(),
    tonneDays: z.number(),
    co2eTonnes: z.number(),
    links: z.array(z.looseObject({ link: z.string(), tonnesForward: z.number(), tonnesBackward: z.number() })),
    bottlenecks: z.array(
      z.looseObject({
        row: z.string(),
        tonnes: z.number(),
        load: z.number(),
        queueHours: z.number(),
        queueUsd: z.number(),
      }),
    ),
    calibration: z.array(
      z.looseObject({ observation: z.string(), observed: z.number(), modelled: z.number(), heldOut: z.boolean() }),
    ),
    notes: z.array(z.string()),
    select: selectLinkSchema.optional(),
  })
  .meta({ id: 'Assignment', description: 'Flows of a period: model, not observation.' });

export const periodsAnswerSchema = z
  .strictObject({ periods: z.array(z.string()) })
  .meta({ description: 'Quarters and years for which the model has demand.' });

/** Long work: what is asked in the body of a request. */
export const jobRequestSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('assign'), ...flowsQuestion }),
  z.strictObject({
    kind: z.literal('criticality'),
    by: z.enum(['link', 'node', 'country', 'passage', 'corridor', 'regime', 'relation']),
    period,
    most: z.int().positive().max(100_000).optional(),
    comply: parties.optional(),
  }),
  z.strictObject({
    kind: z.literal('calibrate'),
    holdOut: z.string().max(400).optional(),
    parametersOnly: z.boolean().optional(),
  }),
]);

export const jobSchema = z
  .strictObject({
    id: z.string(),
    kind: z.enum(['assign', 'criticality', 'calibrate']),
    status: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
    progress: z.looseObject({}).optional(),
    result: z.looseObject({}).optional(),
    fault: z.string().optional(),
    refusal: refusalSchema.optional(),
  })
  .meta({ id: 'Job' });

export const jobsAnswerSchema = z.strictObject({ jobs: z.array(jobSchema) });
