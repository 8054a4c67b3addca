import { z } from 'zod';
import { answerSchema } from './receipt.ts';
import { namedEventSchema, regimeStandingSchema } from './regime.ts';

const hours = z.number().meta({ description: 'hours' });
const nullableText = z.string().nullable();

const actNoticeSchema = z
  .strictObject({
    sanctionId: z.string(),
    party: z.string().meta({ description: 'Who imposes it: the word that comply takes.' }),
    title: z.string().meta({ description: 'The act: its number and name.' }),
    target: z.string(),
    scope: nullableText,
    binds: nullableText,
    since: z.string(),
    until: nullableText.meta({ description: 'Last day in force; null: no end is known.' }),
    through: z
      .enum(['carrier', 'service', 'link', 'passage', 'corridor', 'node', 'country', 'commodity', 'regime', 'mode'])
      .meta({ description: 'By what it touches the leg.' }),
    named: z.string().meta({ description: 'Which carrier, link, place and so on.' }),
    sources: z.array(z.string()),
  })
  .meta({ id: 'ActNotice', description: 'An act that touches a leg on a day on which the cargo is there.' });

const partyCoverageSchema = z
  .strictObject({
    party: z.string(),
    name: z.string(),
    obeyed: z.boolean(),
    acts: z.array(z.string()).meta({ description: 'Acts in force that name part of the network.' }),
    elsewhere: z
      .array(z.string())
      .meta({ description: 'Acts in force that bind goods, persons, flags or money only.' }),
    kin: z.array(z.string()).meta({ description: 'Parties with more acts of the same imposer that are not obeyed.' }),
    notNamed: z
      .array(
        z.strictObject({
          country: z.string(),
          countryName: z.string(),
          mode: z.string(),
          links: z.int(),
          notNamed: z.int(),
        }),
      )
      .meta({ description: 'Links in countries at which acts are aimed that no act of the party names.' }),
    text: z.array(z.string()).meta({ description: 'The same in sentences.' }),
  })
  .meta({ id: 'PartyCoverage', description: 'What the acts of a party in force on the day cover and do not.' });

export const legSchema = z
  .strictObject({
    row: z.string().meta({ description: 'Row that the figures come from: TABLE.KEY.' }),
    operation: z.enum(['load', 'unload', 'transfer', 'gauge-change', 'wait', 'move', 'cross', 'ride']),
    from: z.string(),
    to: z.string(),
    mode: nullableText,
    link: nullableText,
    service: nullableText,
    links: z.array(z.string()),
    distanceKm: z.number(),
    departure: z.string(),
    arrival: z.string(),
    hours,
    waitHours: hours,
    dwellHours: hours,
    heldIn: nullableText.meta({
      description: 'Row whose hours hold those of this operation, wholly or in part: TABLE.KEY. null: all are its own.',
    }),
    costUsd: z.number(),
    co2eKg: z.number(),
    risk: z.number(),
    regimes: z
      .array(z.string())
      .meta({ description: 'Regimes that rule it and are restricted or closed on the day of departure.' }),
    openRegimes: z
      .array(z.string())
      .meta({ description: 'Regimes that are open on that day; that they may close is in the risk.' }),
    sanctions: z.array(z.string()).meta({ description: 'Ids of acts.' }),
    acts: z.array(actNoticeSchema),
    sources: z.array(z.string()),
  })
  .meta({ id: 'Leg', description: 'One operation of a route.' });

const excludedSchema = z
  .strictObject({
    reason: z.string(),
    kind: z.enum([
      'status',
      'validity',
      'regime',
      'sanction',
      'avoid',
      'cargo',
      'no-service',
      'beaten',
      'no-way',
      'too-late',
    ]),
    corridor: z.string().optional(),
    regime: z.string().optional(),
    sanction: z.string().optional(),
    events: z.array(namedEventSchema).optional(),
    links: z.array(z.string()),
    sources: z.array(z.string()),
  })
  .meta({ id: 'Excluded', description: 'A rule that closed links, or a branch that is in no route, with the reason.' });

const routeHours = z.strictObject({ planned: z.number(), p10: z.number(), p50: z.number(), p90: z.number() });
const gateClock = 'From the gate of the origin to release at the last terminal, all stays and waits included.';
const departureClock =
  'From the first departure to the last arrival: without stay and wait at the origin and handling at the end.';

export const routeSchema = z
  .strictObject({
    id: z.string(),
    branch: nullableText,
    from: z.string(),
    to: z.string(),
    hours: routeHours.meta({ description: gateClock }),
    hoursFromDeparture: routeHours.meta({ description: departureClock }),
    costUsd: z.number(),
    co2eKg: z.number(),
    risk: z.number(),
    generalizedCostUsd: z
      .number()
      .meta({ description: 'USD for the whole consignment, with time, carbon and risk priced.' }),
    distanceKm: z.number(),
    modes: z.array(z.string()),
    countries: z.array(z.string()),
    legs: z.array(legSchema),
    sources: z.array(z.string()),
    unknown: z
      .array(z.string())
      .meta({ description: 'Figures that the model does not have and that count as nothing here.' }),
  })
  .meta({ id: 'Route' });

const criterion = z.enum(['time', 'cost', 'co2', 'risk']);

const answeredQuerySchema = z
  .strictObject({
    from: z.array(z.string()).meta({ description: 'Node ids.' }),
    to: z.array(z.string()),
    fromName: z.string(),
    toName: z.string(),
    depart: z.string(),
    commodity: z.string(),
    unit: z.enum(['teu', 'tonne']),
    teu: z.number(),
    tonnes: z.number(),
    via: z.array(z.string()),
    avoid: z.array(z.string()),
    comply: z.array(z.string()),
    criteria: z.array(criterion),
    clock: z
      .enum(['gate', 'departure'])
      .optional()
      .meta({ description: 'By which the routes are sorted; absent where they are by generalized cost.' }),
    alternatives: z.int(),
    epsilon: z.number().meta({ description: 'What was left out is within this share of what was found.' }),
    withinDays: z.number(),
    changes: z.array(z.string()).optional().meta({ description: 'What was changed first; absent where nothing was.' }),
    seed: z.int().meta({ description: 'Of the draws behind the hours p10, p50 and p90.' }),
  })
  .meta({ id: 'AnsweredQuery', description: 'The question as it was understood.' });

export const routesAnswerSchema = answerSchema('meridian.routes/1', {
  query: answeredQuerySchema,
  frontSize: z.int().meta({
    description:
      'Routes found, none of which beats another; `routes` are at most `alternatives` of them. What was left out is within `query.epsilon`, in every criterion, of one that was found.',
  }),
  complete: z.boolean().meta({ description: 'False where the search was cut off: there may be better routes.' }),
  best: z
    .partialRecord(criterion, z.array(z.string()))
    .meta({ description: 'By criterion: the routes than which no way is better; none where all are equal in it.' }),
  routes: z.array(routeSchema),
  regimes: z.array(regimeStandingSchema).meta({ description: 'Those that the routes pass, on the day of departure.' }),
  parties: z
    .array(partyCoverageSchema)
    .meta({ description: 'Parties that are obeyed, then those whose acts touch a leg.' }),
  excluded: z.array(excludedSchema),
  notes: z
    .array(z.string())
    .optional()
    .meta({ description: 'Such as that the record ends before the day of departure; absent where there is nothing.' }),
}).meta({ id: 'RoutesAnswer' });

const matrix = z
  .array(z.array(z.number().nullable()))
  .meta({ description: 'By origin and destination; null where no way leads.' });

export const skimAnswerSchema = answerSchema('meridian.skim/1', {
  from: z.array(z.string()),
  to: z.array(z.string()),
  generalizedCostUsd: matrix,
  hours: matrix,
  hoursFromDeparture: matrix,
  costUsd: matrix,
  co2eKg: matrix,
}).meta({ id: 'SkimAnswer' });

export const reachAnswerSchema = answerSchema('meridian.reach/1', {
  population: z.number(),
  cities: z.array(
    z.strictObject({
      city: z.string(),
      name: z.string(),
      country: z.string(),
      population: z.number(),
      hours: z.number().meta({ description: gateClock }),
      hoursFromDeparture: z.number().meta({ description: departureClock }),
      costUsd: z.number(),
      via: z.string().meta({ description: 'Node by which it is served.' }),
    }),
  ),
  parties: z.array(partyCoverageSchema).meta({ description: 'What the acts of those obeyed cover, and do not.' }),
  notes: z.array(z.string()).optional().meta({ description: 'As in the answer of routes.' }),
}).meta({ id: 'ReachAnswer' });
