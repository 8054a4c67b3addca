import { defineTable } from './schema.ts';

export const actorTable = defineTable({
  name: 'actor',
  primaryKey: ['actor_id'],
  description: 'States, organizations and bodies that act on one another.',
  columns: [
    {
      name: 'actor_id',
      type: 'id',
      of: 'actor',
      role: 'key',
      required: true,
      description: 'ISO 3166-1 alpha-3 for a state; a name of capitals for others (EU, UN).',
    },
    { name: 'name', type: 'text', role: 'text', required: true, description: 'Name as shown.' },
    {
      name: 'kind',
      type: 'text',
      role: 'text',
      required: true,
      allowed: ['state', 'organization', 'non_state'],
      description: 'What it is.',
    },
    {
      name: 'trade_usd',
      type: 'number',
      role: 'fact',
      unit: 'USD',
      min: 0,
      description: 'Its whole trade in goods, exports and imports, in the year of trade_year.',
    },
    { name: 'trade_year', type: 'integer', role: 'text', description: 'Year of trade_usd.' },
    { name: 'source_id', type: 'ids', of: 'source', role: 'reference', description: 'Sources of the row.' },
    { name: 'note', type: 'text', role: 'text', description: 'Remarks.' },
  ],
});

export const actorTradeTable = defineTable({
  name: 'actor_trade',
  primaryKey: ['actor_id', 'year'],
  description:
    'Whole trade of actors in years other than that of the table actor. What a pair trades is a share of its own year.',
  columns: [
    { name: 'actor_id', type: 'id', of: 'actor', role: 'reference', required: true, description: 'Whose.' },
    {
      name: 'year',
      type: 'integer',
      role: 'key',
      required: true,
      description: 'Calendar year; of a fiscal year the one in which most of it lies.',
    },
    {
      name: 'usd',
      type: 'number',
      role: 'fact',
      required: true,
      unit: 'USD',
      min: 0,
      description: 'Trade in goods, exports and imports.',
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

export const membershipTable = defineTable({
  name: 'membership',
  primaryKey: ['actor_id', 'format', 'valid_from'],
  description: 'Who belongs to which alliance, union or format from when to when.',
  columns: [
    { name: 'actor_id', type: 'id', of: 'actor', role: 'reference', required: true, description: 'Who.' },
    {
      name: 'format',
      type: 'text',
      role: 'key',
      required: true,
      description: 'Short name of the alliance, union or format.',
    },
    {
      name: 'role',
      type: 'text',
      role: 'fact',
      required: true,
      allowed: ['member', 'associate', 'observer', 'dialogue', 'candidate'],
      description: 'As what. A member counts 2 in alignment, every other role 1.',
    },
    { name: 'valid_from', type: 'date', role: 'fact', description: 'First day; empty: since before the record.' },
    { name: 'valid_to', type: 'date', role: 'fact', description: 'Last day; empty: still so.' },
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

export const relationTable = defineTable({
  name: 'relation',
  primaryKey: ['relation_id'],
  description:
    'What stands between two actors for a time: treaties, obligations, rivalries, disputes, finance. It makes the structural level to which an index decays.',
  columns: [
    { name: 'relation_id', type: 'id', of: 'relation', role: 'key', required: true, description: 'Name of the row.' },
    { name: 'actor_a_id', type: 'id', of: 'actor', role: 'reference', required: true, description: 'One party.' },
    { name: 'actor_b_id', type: 'id', of: 'actor', role: 'reference', required: true, description: 'The other.' },
    {
      name: 'dimension_id',
      type: 'id',
      of: 'dimension',
      role: 'reference',
      required: true,
      description: 'What it is about.',
    },
    {
      name: 'kind',
      type: 'text',
      role: 'fact',
      required: true,
      allowed: ['alliance', 'agreement', 'rivalry', 'dispute', 'finance', 'condition'],
      description:
        'alliance (with an obligation) and rivalry enter the structural level; finance the asymmetry of dependence; the others are shown.',
    },
    {
      name: 'obligation',
      type: 'text',
      role: 'fact',
      allowed: ['defense', 'neutrality', 'nonaggression', 'consultation'],
      description: 'The strongest obligation of an alliance (Leeds et al., 2002).',
    },
    {
      name: 'provider_id',
      type: 'id',
      of: 'actor',
      role: 'reference',
      description: 'For finance: who pays, lends or supplies.',
    },
    { name: 'usd', type: 'number', role: 'fact', unit: 'USD', min: 0, description: 'For finance: how much.' },
    { name: 'valid_from', type: 'date', role: 'fact', description: 'First day; empty: since before the record.' },
    { name: 'valid_to', type: 'date', role: 'fact', description: 'Last day; empty: still so.' },
    { name: 'what', type: 'text', role: 'text', required: true, description: 'What it is, in a sentence.' },
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
