import { defineTable } from './schema.ts';

export const observationTable = defineTable({
  name: 'observation',
  primaryKey: ['observation_id'],
  description: 'What was measured or published: a volume, a time, a price, for a period and a selection.',
  columns: [
    {
      name: 'observation_id',
      type: 'id',
      of: 'observation',
      role: 'key',
      required: true,
      description: 'Name of the row.',
    },
    {
      name: 'measure',
      type: 'text',
      role: 'text',
      required: true,
      description: 'What: volume, transit_time, transit_cost, transit_distance, growth, ...',
    },
    {
      name: 'period',
      type: 'text',
      role: 'text',
      required: true,
      description: 'ISO 8601 year, quarter (2023-Q1), month, day, or two of them joined by /.',
    },
    {
      name: 'selector',
      type: 'selector',
      role: 'text',
      description: 'Which part of the model it is about; empty: the whole.',
    },
    {
      name: 'from_node_id',
      type: 'id',
      of: 'node',
      role: 'reference',
      description: 'Origin, for a time or cost between two places.',
    },
    { name: 'to_node_id', type: 'id', of: 'node', role: 'reference', description: 'Destination.' },
    { name: 'commodity', type: 'text', role: 'text', description: 'Cargo, in the words of the source.' },
    { name: 'direction', type: 'text', role: 'text', description: 'Direction, in the words of the source.' },
    {
      name: 'counting_rule',
      type: 'text',
      role: 'text',
      description:
        'What was counted; rows of different rules must not be added. In a time or cost between places “mode: rail+sea” names the modes.',
    },
    {
      name: 'value_low',
      type: 'number',
      role: 'fact',
      required: true,
      description: 'The figure, or the low end of a range.',
    },
    {
      name: 'value_high',
      type: 'number',
      role: 'fact',
      required: true,
      description: 'The figure again, or the high end.',
    },
    { name: 'unit', type: 'text', role: 'text', required: true, description: 'Unit.' },
    {
      name: 'kind',
      type: 'text',
      role: 'text',
      required: true,
      description:
        'How it is known. Of what was: actual (counted or timed in ordinary traffic), pilot (a trial trip that was timed), calculator, derived. Said to hold: published (without saying what it rests on), estimate, timetable, tariff, capacity. Meant to come: plan (of a certain train, ship or work), target (an agreed, hoped or expected figure), claim, forecast.',
    },
    {
      name: 'clock',
      type: 'text',
      role: 'text',
      allowed: ['gate', 'departure'],
      description:
        'What a time spans. gate: from gate-in to release; departure: from the first departure to the last arrival.',
    },
    {
      name: 'copy_of',
      type: 'id',
      of: 'observation',
      role: 'reference',
      description: 'The row that says the same of the same journey, where this one repeats it.',
    },
    {
      name: 'source_id',
      type: 'ids',
      of: 'source',
      role: 'reference',
      required: true,
      description: 'Sources of the row.',
    },
    { name: 'note', type: 'text', role: 'text', description: 'Remarks.' },
  ],
});

export const projectTable = defineTable({
  name: 'project',
  primaryKey: ['project_id'],
  description: 'An infrastructure project; the links that it builds name it.',
  columns: [
    { name: 'project_id', type: 'id', of: 'project', role: 'key', required: true, description: 'Name of the row.' },
    { name: 'name', type: 'text', role: 'text', required: true, description: 'Name as shown.' },
    { name: 'country', type: 'text', role: 'text', description: 'ISO 3166-1 alpha-3, several joined by ;.' },
    { name: 'corridor_id', type: 'id', of: 'corridor', role: 'reference', description: 'Branch that it serves.' },
    { name: 'length_km', type: 'number', role: 'fact', unit: 'km', min: 0, description: 'Length to build.' },
    { name: 'source_id', type: 'ids', of: 'source', role: 'reference', description: 'Sources of the row.' },
    { name: 'note', type: 'text', role: 'text', description: 'Remarks.' },
  ],
});

export const promiseTable = defineTable({
  name: 'promise',
  primaryKey: ['promise_id'],
  description: 'A statement on a project: what was said when, and for which date.',
  columns: [
    { name: 'promise_id', type: 'id', of: 'promise', role: 'key', required: true, description: 'Name of the row.' },
    { name: 'project_id', type: 'id', of: 'project', role: 'reference', required: true, description: 'The project.' },
    { name: 'date_said', type: 'date', role: 'fact', description: 'When it was said.' },
    {
      name: 'date_promised',
      type: 'date',
      role: 'fact',
      description: 'Completion that was promised; empty where none was.',
    },
    { name: 'cost', type: 'number', role: 'fact', min: 0, description: 'Cost that was named.' },
    { name: 'currency_unit', type: 'text', role: 'text', description: 'Currency and multiple of the cost.' },
    { name: 'funding', type: 'text', role: 'text', description: 'Who pays.' },
    { name: 'status_said', type: 'text', role: 'fact', description: 'State that was reported.' },
    {
      name: 'source_id',
      type: 'ids',
      of: 'source',
      role: 'reference',
      required: true,
      description: 'Sources of the row.',
    },
    { name: 'note', type: 'text', role: 'text', description: 'Remarks.' },
  ],
});

export const sanctionTable = defineTable({
  name: 'sanction',
  primaryKey: ['sanction_id'],
  description: 'An act in force: who imposes it, on what, from when to when. Not legal advice and not complete.',
  columns: [
    { name: 'sanction_id', type: 'id', of: 'sanction', role: 'key', required: true, description: 'Name of the row.' },
    {
      name: 'imposing_party',
      type: 'text',
      role: 'text',
      required: true,
      description: 'UN, EU, US, UK or another; the word that --comply takes.',
    },
    {
      name: 'target',
      type: 'text',
      role: 'text',
      required: true,
      description: 'On whom or what, in the words of the act.',
    },
    {
      name: 'imposing_actor_id',
      type: 'ids',
      of: 'actor',
      role: 'reference',
      description: 'The same as actors of the model, for the relations that the act burdens.',
    },
    {
      name: 'target_actor_id',
      type: 'ids',
      of: 'actor',
      role: 'reference',
      description: 'States that it is aimed at; empty for persons and firms of no one state.',
    },
    {
      name: 'exempts',
      type: 'ids',
      of: 'sanction',
      role: 'reference',
      description:
        'An exception, license or waiver: the acts from which it frees what its selector selects while it is in force. Empty: the row forbids.',
    },
    {
      name: 'selector',
      type: 'selector',
      role: 'text',
      description:
        "What of the model transport has to leave out in order to comply. Empty: the act touches no part of this model's network (an arms embargo, an asset freeze).",
    },
    { name: 'scope', type: 'text', role: 'text', description: 'What is forbidden.' },
    {
      name: 'binds',
      type: 'text',
      role: 'text',
      description: 'Whom it binds, such as persons of the imposing party only, or others too by secondary sanctions.',
    },
    {
      name: 'not_covered',
      type: 'text',
      role: 'text',
      description: 'What it does not cover although a reader may think so.',
    },
    { name: 'valid_from', type: 'date', role: 'fact', required: true, description: 'First day in force.' },
    { name: 'valid_to', type: 'date', role: 'fact', description: 'Last day in force; empty: still in force.' },
    { name: 'legal_act', type: 'text', role: 'text', required: true, description: 'Number and name of the act.' },
    {
      name: 'source_id',
      type: 'ids',
      of: 'source',
      role: 'reference',
      required: true,
      description: 'Sources of the row.',
    },
    { name: 'note', type: 'text', role: 'text', description: 'Remarks, such as who licenses what.' },
  ],
});
