import { defineTable } from './schema.ts';

export const publisherTable = defineTable({
  name: 'publisher',
  primaryKey: ['publisher_id'],
  description: 'Who publishes sources, with a grade of reliability.',
  columns: [
    { name: 'publisher_id', type: 'id', of: 'publisher', role: 'key', required: true, description: 'Name of the row.' },
    { name: 'name', type: 'text', role: 'text', required: true, description: 'Name as shown.' },
    {
      name: 'kind',
      type: 'text',
      role: 'text',
      description: 'agency, railway, port, government, scholar, consultant, press, encyclopaedia, ...',
    },
    {
      name: 'reliability',
      type: 'text',
      role: 'text',
      required: true,
      allowed: ['A', 'B', 'C', 'D', 'E', 'F'],
      description:
        'Admiralty grade: A completely reliable, B usually, C fairly, D not usually, E unreliable, F cannot be judged.',
    },
    { name: 'note', type: 'text', role: 'text', description: 'Why this grade.' },
  ],
});

export const sourceTable = defineTable({
  name: 'source',
  primaryKey: ['source_id'],
  required: true,
  description: 'A document, a data set, a stated way of calculating, or an assumption.',
  columns: [
    { name: 'source_id', type: 'id', of: 'source', role: 'key', required: true, description: 'Name of the row.' },
    { name: 'title', type: 'text', role: 'text', required: true, description: 'Title.' },
    { name: 'publisher_id', type: 'id', of: 'publisher', role: 'reference', description: 'Who published it.' },
    {
      name: 'kind',
      type: 'text',
      role: 'text',
      required: true,
      allowed: ['published', 'calculation', 'general', 'assumption'],
      description:
        "published: a document or data set; calculation: a stated method; general: general knowledge, not looked up; assumption: the modeller's.",
    },
    {
      name: 'credibility',
      type: 'integer',
      role: 'text',
      min: 1,
      max: 6,
      description:
        'Admiralty grade of the item: 1 confirmed, 2 probably true, 3 possibly, 4 doubtful, 5 improbable, 6 cannot be judged. Empty: 3 if published, else 6.',
    },
    { name: 'date', type: 'date', role: 'text', description: 'Date of publication.' },
    { name: 'url', type: 'text', role: 'text', description: 'Address.' },
    { name: 'license', type: 'text', role: 'text', description: 'License of the item, where known.' },
    { name: 'note', type: 'text', role: 'text', description: 'Remarks; for a calculation: the method.' },
  ],
});

export const evidenceTable = defineTable({
  name: 'evidence',
  primaryKey: [],
  description:
    'Every value that any source gives for a cell. The cell holds what the rule picks; the others are its rivals.',
  columns: [
    { name: 'table', type: 'text', role: 'text', required: true, description: 'Table of the cell.' },
    {
      name: 'row_key',
      type: 'text',
      role: 'text',
      required: true,
      description: 'Key of the row; several key columns are joined by |.',
    },
    { name: 'column', type: 'text', role: 'text', required: true, description: 'Column of the cell.' },
    {
      name: 'value',
      type: 'text',
      role: 'text',
      required: true,
      description: 'The value, as it would stand in the cell.',
    },
    {
      name: 'value_low',
      type: 'number',
      role: 'text',
      description: 'Low end, where the source gives a range or the assumption has one.',
    },
    { name: 'value_high', type: 'number', role: 'text', description: 'High end.' },
    {
      name: 'source_id',
      type: 'id',
      of: 'source',
      role: 'reference',
      required: true,
      description: 'Who says so; a source of kind calculation for a stated calculation.',
    },
    {
      name: 'inputs',
      type: 'ids',
      of: 'source',
      role: 'reference',
      description:
        'For a calculation: the sources of what it starts from, separated by ;. It counts as sourced when all of them are published.',
    },
    { name: 'as_of', type: 'date', role: 'text', description: 'Date for which the value holds.' },
    {
      name: 'note',
      type: 'text',
      role: 'text',
      description: "How the source's figure became this value: unit, currency, year, arithmetic, reasoning.",
    },
  ],
});
