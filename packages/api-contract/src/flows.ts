import { assignmentMethods } from '@meridian/engine';
import { z } from 'zod';
import { findingSchema } from './finding.ts';
import { answerSchema } from './receipt.ts';

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

/** An observed volume beside the modelled one. */
export const countedVolume = {
  count: z.string(),
  observation: z.string(),
  period: z.string(),
  selector: z.string(),
  observed: z.number(),
  observedLow: z.number(),
  observedHigh: z.number(),
  modelled: z.number(),
  unit: z.enum(['t', 'TEU']),
  use: z.enum(['fit', 'held_out', 'shown', 'input']),
  heldOut: z.boolean(),
  note: z.string().nullable(),
  missReason: z.string().nullable().meta({ description: 'Why the model is off, where it is known.' }),
  sources: z.array(z.string()),
};

const beforeAfter = z.strictObject({ id: z.string(), before: z.number(), after: z.number() });

/** What every assignment says, of a model as of an instance. */
const solved = {
  method: z.enum(assignmentMethods),
  converged: z.boolean(),
  stop: z.enum(['gap', 'iterations', 'time', 'stalled', 'cancelled']),
  relativeGap: z.number(),
  averageExcessCost: z.number(),
  beckmann: z.number(),
  totalCost: z.number(),
  iterations: z.int(),
};

const seconds = z
  .strictObject({ read: z.number(), compile: z.number(), solve: z.number() })
  .meta({ description: 'Wall-clock seconds; another run takes others.' });

export const modelAssignmentSchema = answerSchema('meridian.assignment/1', {
  of: z.literal('model'),
  period: z.string(),
  days: z.int(),
  date: z.string().meta({ description: 'Day whose network holds.' }),
  ...solved,
  branches: z.array(z.strictObject({ branch: z.string(), tonnes: z.number(), tonneKm: z.number() })),
  demandTonnes: z.number(),
  lostTonnes: z.number().meta({ description: 'Tonnes that do not move.' }),
  unservedTonnes: z.number().meta({ description: 'Tonnes among them whose zones no open way joins.' }),
  tonneKm: z.number(),
  tonneDays: z.number(),
  co2eTonnes: z.number(),
  links: z.array(
    z.strictObject({
      link: z.string(),
      tonnesForward: z.number(),
      tonnesBackward: z.number(),
      tonnesByCommodity: z.array(z.number()).meta({ description: 'In the order of the table commodity.' }),
      tonneKm: z.number(),
      capacityTonnes: z.number().nullable().meta({ description: 'Null where the model knows none.' }),
      load: z.number().nullable().meta({ description: 'Volume over capacity of what is fullest on it.' }),
    }),
  ),
  bottlenecks: z.array(
    z.strictObject({
      row: z.string(),
      name: z.string(),
      tonnes: z.number(),
      capacityTonnes: z.number(),
      load: z.number(),
      queueHours: z.number(),
      queueUsd: z.number(),
      priceUsdPerTonne: z
        .number()
        .nullable()
        .meta({ description: 'What one more tonne of capacity would save: of the method lp alone.' }),
    }),
  ),
  calibration: z.array(z.strictObject(countedVolume)),
  notes: z.array(z.string()),
  seconds: seconds.optional(),
  comparison: z
    .strictObject({
      lostTonnes: z.number(),
      tonneKm: z.number(),
      tonneDays: z.number(),
      co2eTonnes: z.number(),
      branches: z.array(beforeAfter),
      links: z.array(beforeAfter).meta({ description: 'Links that differ by a tonne or more.' }),
    })
    .optional()
    .meta({ description: 'Less the same period without the changes.' }),
  select: selectLinkSchema.optional(),
}).meta({ id: 'Assignment', description: 'Flows of a period: model, not observation.' });

const zoneFlow = z.strictObject({ zone: z.int(), volume: z.number() });

/** An instance of a public benchmark (`meridian assign --tntp`): its flows are trips, and it has no period. */
export const instanceAssignmentSchema = answerSchema('meridian.assignment/1', {
  of: z.literal('instance'),
  ...solved,
  seconds,
  branches: z.tuple([]),
  lostTonnes: z.number().meta({ description: 'Demand that is not carried, in its own unit.' }),
  calibration: z.tuple([]),
  zones: z.int(),
  nodes: z.int(),
  links: z.int(),
  demand: z.number(),
  intrazonalDemand: z.number(),
  classes: z.array(
    z.strictObject({
      id: z.string(),
      trips: z.string(),
      demand: z.number(),
      demandFactor: z.number(),
      tollWeight: z.number(),
      distanceWeight: z.number(),
    }),
  ),
  comparison: z
    .strictObject({
      demand: z.number(),
      lost: z.number(),
      totalCost: z.number(),
      links: z.array(z.strictObject({ from: z.int(), to: z.int(), before: z.number(), after: z.number() })),
      converged: z.boolean().meta({ description: 'Whether the flows without the changes did.' }),
    })
    .optional(),
  select: z
    .strictObject({
      links: z.int(),
      volume: z.number(),
      origins: z.array(zoneFlow),
      destinations: z.array(zoneFlow),
      pairs: z.array(z.strictObject({ from: z.int(), to: z.int(), volume: z.number() })),
    })
    .optional(),
  findings: z.array(findingSchema),
}).meta({ id: 'InstanceAssignment' });

/** Flows: of a model through every door, of an instance through the command line. */
export const assignmentAnswerSchema = z.discriminatedUnion('of', [modelAssignmentSchema, instanceAssignmentSchema]);

export const periodsAnswerSchema = answerSchema('meridian.periods/1', { periods: z.array(z.string()) }).meta({
  id: 'Periods',
  description: 'Quarters and years for which the model has demand.',
});
