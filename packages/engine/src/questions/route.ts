import { cargoFields, fromField } from './cargo.ts';
import { clocks, criteria } from './choices.ts';
import { defineQuestion } from './field.ts';

/** What `findRoutes` is asked. */
export const routeQuestion = defineQuestion({
  name: 'route',
  meaning: 'Find routes of which none beats another in time, cost, CO2e and risk together.',
  fields: [
    fromField,
    { name: 'to', type: 'place', required: true, longest: 200, meaning: 'Destination.', example: 'Moscow' },
    ...cargoFields,
    {
      name: 'via',
      type: 'place',
      list: true,
      mostItems: 16,
      otherwise: 'any way',
      meaning:
        'What to go by, in order: a place where cargo is handled (loaded, unloaded, moved over, held at a border, called at), not passed by; or a passage, node:ID or link:ID that is passed, or service:ID that is ridden.',
      example: 'suez',
    },
    {
      name: 'criteria',
      type: 'choice',
      list: true,
      choices: criteria,
      default: criteria,
      meaning: 'What routes are compared in.',
      example: 'time,cost',
    },
    {
      name: 'alternatives',
      type: 'whole',
      min: 1,
      max: 100,
      default: 12,
      meaning: 'Routes to show at most.',
      example: '5',
    },
    {
      name: 'epsilon',
      type: 'number',
      unit: 'ratio',
      min: 0,
      max: 1,
      default: 0.02,
      meaning: 'How near, in each criterion, a way may be to a route found and be left out.',
      example: '0.05',
    },
    {
      name: 'exact',
      type: 'boolean',
      default: false,
      meaning: 'Search the whole front (slower).',
      example: 'true',
    },
    {
      name: 'within',
      type: 'number',
      unit: 'days',
      min: 0.01,
      max: 3650,
      otherwise: 'the parameter max_route_days of the model, else 90',
      meaning: 'Longest time on the way.',
      example: '45',
    },
    {
      name: 'clock',
      type: 'choice',
      choices: clocks,
      otherwise: 'by generalized cost',
      meaning:
        'Sort by time on this clock: gate, from the door to release at the end, or departure, from the first departure to the last arrival.',
      example: 'departure',
    },
  ],
});

/** What `reach` is asked: an isochrone or catchment. */
export const reachQuestion = defineQuestion({
  name: 'reach',
  meaning: 'Which cities cargo can reach within hours or money (an isochrone or catchment), by population.',
  fields: [
    fromField,
    {
      name: 'hours',
      type: 'number',
      unit: 'hours',
      min: 0,
      max: 87_600,
      otherwise: 'no limit',
      meaning: 'Most time on the way.',
      example: '480',
    },
    {
      name: 'clock',
      type: 'choice',
      choices: clocks,
      otherwise: 'hours from the gate, the largest city first',
      meaning:
        'Count hours, and sort the nearest first, on this clock: gate, from the door to release at the end, or departure, from the first departure to the last arrival.',
      example: 'departure',
    },
    {
      name: 'usd',
      type: 'number',
      unit: 'USD',
      min: 0,
      max: 1e12,
      otherwise: 'no limit',
      meaning: 'Most money for the consignment.',
      example: '5000',
    },
    {
      name: 'group',
      type: 'text',
      longest: 100,
      otherwise: 'all cities',
      meaning: 'Only cities of this group of the model.',
      example: 'volga',
    },
    {
      name: 'leastPopulation',
      type: 'number',
      unit: 'people',
      min: 0,
      max: 1e9,
      otherwise: 'any size',
      meaning: 'Only cities of at least so many.',
      example: '1000000',
    },
    ...cargoFields,
  ],
});

/** What `skim` is asked: figures between many places. */
export const skimQuestion = defineQuestion({
  name: 'skim',
  meaning: 'Hours, cost and emissions between many places, by the ways of least generalized cost.',
  fields: [
    {
      name: 'from',
      type: 'place',
      list: true,
      required: true,
      mostItems: 100,
      meaning: 'Origins: id, name, alias or UN/LOCODE.',
      example: 'Nhava Sheva,Bandar Abbas',
    },
    {
      name: 'to',
      type: 'place',
      list: true,
      required: true,
      mostItems: 100,
      meaning: 'Destinations.',
      example: 'Moscow,Astrakhan',
    },
    ...cargoFields,
  ],
});
