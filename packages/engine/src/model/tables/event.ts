import { ploverTypes } from '../../event-codes/plover/types.ts';
import { defineTable } from './schema.ts';

export const dimensionTable = defineTable({
  name: 'dimension',
  primaryKey: ['dimension_id'],
  description:
    'Dimensions of a relation: which tags of events count in each, how fast events fade in it, and which terms make its structural level.',
  columns: [
    {
      name: 'dimension_id',
      type: 'id',
      of: 'dimension',
      role: 'key',
      required: true,
      description: 'Name of the row; the dimension all takes every event.',
    },
    { name: 'name', type: 'text', role: 'text', required: true, description: 'Name as shown.' },
    {
      name: 'tags',
      type: 'texts',
      role: 'text',
      description: 'An event with one of these tags counts in the dimension. Empty: every event does.',
    },
    {
      name: 'half_life_days',
      type: 'number',
      role: 'fact',
      unit: 'day',
      required: true,
      min: 1,
      max: 36525,
      description: 'After so many days without an event, the index is half as far from its structural level.',
    },
    {
      name: 'level_terms',
      type: 'texts',
      role: 'text',
      description: 'Terms of its structural level: some of alliance, formats, trade, rivalry, sanctions.',
    },
    {
      name: 'source_id',
      type: 'ids',
      of: 'source',
      role: 'reference',
      description: 'Sources of the row.',
    },
    { name: 'note', type: 'text', role: 'text', description: 'Remarks.' },
  ],
});

export const eventTable = defineTable({
  name: 'event',
  primaryKey: ['event_id'],
  description:
    'A dated act of one actor towards another, or of both together, coded in PLOVER 0.8 types with the CAMEO code kept. Several parties make one row for each pair.',
  columns: [
    { name: 'event_id', type: 'id', of: 'event', role: 'key', required: true, description: 'Name of the row.' },
    {
      name: 'date',
      type: 'date',
      role: 'fact',
      required: true,
      description: 'Day, or month or year where no more is known; a month counts as its 15th, a year as 1 July.',
    },
    { name: 'actor_a_id', type: 'id', of: 'actor', role: 'reference', required: true, description: 'Who acts.' },
    { name: 'actor_b_id', type: 'id', of: 'actor', role: 'reference', required: true, description: 'Towards whom.' },
    {
      name: 'direction',
      type: 'text',
      role: 'text',
      default: 'a_to_b',
      allowed: ['a_to_b', 'mutual'],
      description: 'mutual: both act; each direction takes half.',
    },
    {
      name: 'event_type',
      type: 'text',
      role: 'fact',
      required: true,
      allowed: ploverTypes,
      description: 'PLOVER 0.8 type.',
    },
    { name: 'mode', type: 'text', role: 'fact', description: 'PLOVER mode, where the type has modes.' },
    {
      name: 'cameo_code',
      type: 'text',
      role: 'fact',
      required: true,
      description: 'Code of CAMEO 1.1b3, with its leading zero.',
    },
    {
      name: 'goldstein',
      type: 'number',
      role: 'fact',
      min: -10,
      max: 10,
      description: 'Score of the code on the Goldstein scale as rows of GDELT have it; empty: looked up.',
    },
    { name: 'title', type: 'text', role: 'text', required: true, description: 'What happened, in a sentence.' },
    { name: 'place', type: 'text', role: 'text', description: 'Where.' },
    { name: 'tags', type: 'texts', role: 'text', description: 'Subjects; the table dimension says what counts where.' },
    {
      name: 'source_id',
      type: 'ids',
      of: 'source',
      role: 'reference',
      required: true,
      description: 'Sources of the row; their grades make its confidence.',
    },
    { name: 'note', type: 'text', role: 'text', description: 'Remarks.' },
  ],
});

export const driverTable = defineTable({
  name: 'driver',
  primaryKey: ['driver_id'],
  description: 'A condition from outside that can move relations: a war, a rivalry of great powers, isolation.',
  columns: [
    { name: 'driver_id', type: 'id', of: 'driver', role: 'key', required: true, description: 'Name of the row.' },
    { name: 'name', type: 'text', role: 'text', required: true, description: 'Name as shown.' },
    {
      name: 'dyads',
      type: 'texts',
      role: 'text',
      description: 'Pairs A-B that it is said to move; tested as a lead or lag.',
    },
    { name: 'unit', type: 'text', role: 'text', required: true, description: 'What its level counts.' },
    { name: 'source_id', type: 'ids', of: 'source', role: 'reference', description: 'Sources of the row.' },
    { name: 'note', type: 'text', role: 'text', description: 'Who says that it moves what.' },
  ],
});

export const driverStateTable = defineTable({
  name: 'driver_state',
  primaryKey: ['driver_id', 'valid_from'],
  description: 'The dated levels of a driver. Where no row holds, its level is 0.',
  columns: [
    { name: 'driver_id', type: 'id', of: 'driver', role: 'reference', required: true, description: 'The driver.' },
    { name: 'level', type: 'number', role: 'fact', required: true, description: 'Its level, in its unit.' },
    { name: 'valid_from', type: 'date', role: 'fact', required: true, description: 'First day.' },
    { name: 'valid_to', type: 'date', role: 'fact', description: 'Last day; empty: still so.' },
    {
      name: 'source_id',
      type: 'ids',
      of: 'source',
      role: 'reference',
      required: true,
      description: 'Sources of the row.',
    },
    { name: 'note', type: 'text', role: 'text', description: 'What happened.' },
  ],
});
