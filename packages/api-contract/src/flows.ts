import { assignmentMethods } from '@meridian/engine';
import { z } from 'zod';

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
    method: z.enum(assignmentMethods),
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
