import { relationLevels, relationSteps, scoreTables } from './choices.ts';
import { defineField, defineQuestion } from './field.ts';

const scoresField = defineField({
  name: 'scores',
  type: 'choice',
  choices: scoreTables,
  otherwise: 'goldstein; of POLECAT plover',
  meaning: 'Table that scores an act.',
  example: 'plover',
});

const halfLifeField = defineField({
  name: 'halfLife',
  type: 'number',
  unit: 'days',
  min: 1,
  max: 36_525,
  otherwise: 'that of the dimension',
  meaning: 'Time in which an event fades by half.',
  example: '365',
});

const confidenceField = defineField({
  name: 'confidence',
  type: 'boolean',
  default: false,
  meaning: 'Weigh each event by the grades of its sources, in place of each in full.',
  example: 'true',
});

const levelField = defineField({
  name: 'level',
  type: 'choice',
  choices: relationLevels,
  otherwise: 'structural; of an imported set none',
  meaning: 'What the index decays to.',
  example: 'none',
});

const seedField = defineField({
  name: 'seed',
  type: 'whole',
  min: 0,
  max: 4_294_967_295,
  default: 1,
  meaning: 'Seed of the draws.',
  example: '7',
});

/** What `findRelations` is asked. */
export const relationsQuestion = defineQuestion({
  name: 'relations',
  meaning: 'How close pairs of actors are over time, and the events that make it so.',
  fields: [
    {
      name: 'dyad',
      type: 'dyad',
      list: true,
      otherwise: 'every pair of the register',
      meaning: 'A-B, or A>B for acts of A towards B alone.',
      example: 'IRN-AZE',
    },
    {
      name: 'dimension',
      type: 'id',
      of: 'dimension',
      list: true,
      default: ['all'],
      meaning: 'All, or dimensions of the model.',
      example: 'diplomatic,trade',
    },
    {
      name: 'from',
      type: 'date',
      otherwise: 'the year of the first event',
      meaning: 'First date.',
      example: '2020',
    },
    {
      name: 'to',
      type: 'date',
      otherwise: 'the end of the step that holds the last event',
      meaning: 'Last date.',
      example: '2023-06',
    },
    {
      name: 'step',
      type: 'choice',
      choices: relationSteps,
      default: 'quarter',
      meaning: 'Time between two points of the series.',
      example: 'year',
    },
    scoresField,
    halfLifeField,
    confidenceField,
    levelField,
    { name: 'top', type: 'whole', min: 0, max: 10_000, default: 10, meaning: 'Events to name.', example: '3' },
    {
      name: 'draws',
      type: 'whole',
      min: 2,
      max: 10_000,
      default: 400,
      meaning: 'Draws of the band.',
      example: '1000',
    },
    seedField,
  ],
});

/** When and how one pair or one actor is read. */
const readingFields = [
  defineField({
    name: 'on',
    type: 'date',
    otherwise: 'the end of the quarter of the last event',
    meaning: 'Date, of which the last day counts.',
    example: '2023-06-30',
  }),
  scoresField,
  confidenceField,
  defineField({
    name: 'blocs',
    type: 'id',
    of: 'format',
    list: true,
    otherwise: 'none',
    meaning: 'Formats that count as rival blocs.',
    example: 'NATO,EU,CSTO,EAEU,SCO',
  }),
] as const;

const pairFields = [
  defineField({
    name: 'dimension',
    type: 'id',
    of: 'dimension',
    default: 'all',
    meaning: 'All, or one dimension of the model.',
    example: 'trade',
  }),
  halfLifeField,
  levelField,
  seedField,
  ...readingFields,
] as const;

/** What `relationProfile` is asked. */
export const relationProfileQuestion = defineQuestion({
  name: 'relationProfile',
  meaning: 'One pair of actors by every measure: convergence, alignment, hedging, dependence, breaks, drivers.',
  fields: [
    {
      name: 'dyad',
      type: 'dyad',
      required: true,
      meaning: 'A-B, or A>B for acts of A towards B alone.',
      example: 'IRN-RUS',
    },
    ...pairFields,
  ],
});

/** What `actorProfile` is asked. */
export const actorProfileQuestion = defineQuestion({
  name: 'actorProfile',
  meaning: 'One actor as of a date: over which partners and blocs its cooperation spreads.',
  fields: [
    { name: 'actor', type: 'id', of: 'actor', required: true, meaning: 'The actor.', example: 'IRN' },
    ...readingFields,
  ],
});

/** Either of these, by what is named: a pair or one actor. */
export const relationQuestion = defineQuestion({
  name: 'relation',
  meaning: 'One pair of actors by every measure: convergence, alignment, hedging, dependence, breaks, drivers.',
  fields: [
    {
      name: 'who',
      type: 'text',
      required: true,
      longest: 100,
      meaning: 'A-B, or A>B for acts of A towards B alone; one actor for its partners and blocs.',
      example: 'IRN-RUS',
    },
    ...pairFields,
  ],
});
