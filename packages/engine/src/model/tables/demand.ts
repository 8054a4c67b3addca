import { defineTable } from './schema.ts';

export const tradeTable = defineTable({
  name: 'trade',
  primaryKey: ['trade_id'],
  description:
    'What one country sent to another in a period, as published. Rows that count the same cargo by different rules may stand side by side; `use` says which the demand is made from.',
  columns: [
    { name: 'trade_id', type: 'id', of: 'trade', role: 'key', required: true, description: 'Name of the row.' },
    { name: 'from_country', type: 'text', role: 'text', required: true, description: 'Sender, ISO 3166-1 alpha-3.' },
    { name: 'to_country', type: 'text', role: 'text', required: true, description: 'Receiver, ISO 3166-1 alpha-3.' },
    {
      name: 'period',
      type: 'text',
      role: 'text',
      required: true,
      description: 'ISO 8601 year, quarter (2023-Q1), month, day, or two of them joined by /.',
    },
    {
      name: 'commodity_id',
      type: 'id',
      of: 'commodity',
      role: 'reference',
      description: 'Class of cargo; empty: several.',
    },
    { name: 'goods', type: 'text', role: 'text', description: 'Cargo, in the words of the source.' },
    { name: 'tonnes', type: 'number', role: 'fact', unit: 't', min: 0, description: 'Weight in the period.' },
    { name: 'usd', type: 'number', role: 'fact', unit: 'USD', min: 0, description: 'Value, in dollars of the period.' },
    {
      name: 'counting_rule',
      type: 'text',
      role: 'text',
      description: 'Who counts what; the demand of a pair and cargo is made from rows of one rule.',
    },
    {
      name: 'use',
      type: 'text',
      role: 'text',
      default: 'shown',
      allowed: ['demand', 'shown', 'turnover'],
      description:
        'demand: the demand of its period is made from it, from its weight or else from its value and usd_per_tonne of the commodity; turnover: all goods of the pair in both directions together, from which relations take the trade share; shown: kept as evidence only.',
    },
    {
      name: 'captive_to',
      type: 'selector',
      role: 'fact',
      description:
        'What the cargo passes: the row was counted there, so it chooses no other way and its count is an input.',
    },
    {
      name: 'source_id',
      type: 'ids',
      of: 'source',
      role: 'reference',
      required: true,
      description: 'Sources of the row.',
    },
    { name: 'note', type: 'text', role: 'text', description: 'Remarks, such as what is counted.' },
  ],
});

export const generationTable = defineTable({
  name: 'generation',
  primaryKey: ['zone_id', 'commodity_id', 'partner_country'],
  description:
    'How the trade of a country falls to its zones: relative masses of the gravity model. A zone without a row takes no part in the trade of that cargo.',
  columns: [
    { name: 'zone_id', type: 'id', of: 'zone', role: 'reference', required: true, description: 'The zone.' },
    { name: 'commodity_id', type: 'id', of: 'commodity', role: 'reference', required: true, description: 'The cargo.' },
    {
      name: 'partner_country',
      type: 'text',
      role: 'text',
      description:
        'Only for trade with this country, ISO 3166-1 alpha-3: where a country has such masses as sender or as receiver, they replace those of its rows without a partner.',
    },
    { name: 'production', type: 'number', role: 'fact', min: 0, default: 0, description: 'Relative mass as a sender.' },
    {
      name: 'attraction',
      type: 'number',
      role: 'fact',
      min: 0,
      default: 0,
      description: 'Relative mass as a receiver.',
    },
    { name: 'source_id', type: 'ids', of: 'source', role: 'reference', description: 'Sources of the row.' },
    { name: 'note', type: 'text', role: 'text', description: 'Remarks.' },
  ],
});

export const seasonalityTable = defineTable({
  name: 'seasonality',
  primaryKey: ['commodity_id', 'from_country', 'to_country', 'quarter'],
  description: 'Share of a year that moves in a quarter; a quarter of the year where nothing is said.',
  columns: [
    { name: 'commodity_id', type: 'id', of: 'commodity', role: 'reference', required: true, description: 'The cargo.' },
    {
      name: 'from_country',
      type: 'text',
      role: 'text',
      description:
        'Sender, ISO 3166-1 alpha-3; empty: any. A row for the pair goes before one for the sender, that before one for the receiver.',
    },
    {
      name: 'to_country',
      type: 'text',
      role: 'text',
      description: 'Receiver; empty: any.',
    },
    { name: 'quarter', type: 'integer', role: 'text', required: true, min: 1, max: 4, description: '1 to 4.' },
    { name: 'share', type: 'number', role: 'fact', required: true, min: 0, max: 1, description: 'Share of the year.' },
    { name: 'source_id', type: 'ids', of: 'source', role: 'reference', description: 'Sources of the row.' },
    { name: 'note', type: 'text', role: 'text', description: 'Remarks.' },
  ],
});

export const demandTable = defineTable({
  name: 'demand',
  primaryKey: ['from_zone_id', 'to_zone_id', 'commodity_id', 'period', 'captive_to'],
  description: 'The OD matrix: tonnes that want to move, by pair of zones, cargo and quarter.',
  columns: [
    {
      name: 'from_zone_id',
      type: 'id',
      of: 'zone',
      role: 'reference',
      required: true,
      description: 'Zone where the cargo starts.',
    },
    {
      name: 'to_zone_id',
      type: 'id',
      of: 'zone',
      role: 'reference',
      required: true,
      description: 'Zone where it ends.',
    },
    { name: 'commodity_id', type: 'id', of: 'commodity', role: 'reference', required: true, description: 'The cargo.' },
    { name: 'period', type: 'text', role: 'text', required: true, description: 'Quarter (2023-Q1) or year.' },
    {
      name: 'tonnes',
      type: 'number',
      role: 'fact',
      unit: 't',
      required: true,
      min: 0,
      description: 'Weight in the period.',
    },
    {
      name: 'captive_to',
      type: 'selector',
      role: 'fact',
      description: 'Each of its paths passes at least one link or service of this; empty: it is free to take any.',
    },
    { name: 'source_id', type: 'ids', of: 'source', role: 'reference', description: 'Sources of the row.' },
    { name: 'note', type: 'text', role: 'text', description: 'Remarks.' },
  ],
});

export const countTable = defineTable({
  name: 'count',
  primaryKey: ['count_id'],
  description:
    'How an observed volume is counted in the model: which links, whose cargo. Cargo that uses several of the links counts once.',
  columns: [
    { name: 'count_id', type: 'id', of: 'count', role: 'key', required: true, description: 'Name of the row.' },
    {
      name: 'observation_id',
      type: 'id',
      of: 'observation',
      role: 'reference',
      required: true,
      description: 'The observed volume, with its period and unit.',
    },
    {
      name: 'selector',
      type: 'selector',
      role: 'text',
      required: true,
      description: 'Links (and through them services) whose users are counted.',
    },
    {
      name: 'also_selector',
      type: 'selector',
      role: 'text',
      description:
        'Only cargo that uses one of these as well: rail to a port for cargo counted at sea, the other border of a transit.',
    },
    {
      name: 'from_countries',
      type: 'texts',
      role: 'text',
      description: 'Only cargo that starts in these, ISO 3166-1 alpha-3, separated by ;. Empty: any.',
    },
    { name: 'to_countries', type: 'texts', role: 'text', description: 'Only cargo that ends in these. Empty: any.' },
    {
      name: 'commodity_ids',
      type: 'ids',
      of: 'commodity',
      role: 'reference',
      description: 'Only these cargoes. Empty: all.',
    },
    {
      name: 'use',
      type: 'text',
      role: 'text',
      required: true,
      allowed: ['fit', 'held_out', 'shown', 'input'],
      description:
        'fit: calibration and demand are fitted to it; held_out: it is compared and never fitted; shown: it counts what the model does not hold, or by another rule, and is only shown; input: demand that is captive to its links is made from it, so that it agrees by itself and says nothing of the model.',
    },
    { name: 'note', type: 'text', role: 'text', description: 'What the source counts, and how the row follows it.' },
    {
      name: 'miss_reason',
      type: 'text',
      role: 'text',
      description: 'Why the model is off, where it is off by more than a factor of two.',
    },
  ],
});

export const demandFactorTable = defineTable({
  name: 'demand_factor',
  primaryKey: ['demand_factor_id'],
  description:
    'What demand is multiplied by, beside what its table or its estimate says. Factors of rows that meet on a pair of zones multiply.',
  columns: [
    {
      name: 'demand_factor_id',
      type: 'id',
      of: 'demand_factor',
      role: 'key',
      required: true,
      description: 'Name of the row.',
    },
    {
      name: 'selector',
      type: 'selector',
      role: 'text',
      description: 'Terms country and commodity: pairs that begin or end in the country, and that cargo; empty: all.',
    },
    {
      name: 'factor',
      type: 'number',
      role: 'fact',
      required: true,
      unit: 'ratio',
      min: 0,
      max: 1000,
      description: 'Multiplies the tonnes.',
    },
    { name: 'valid_from', type: 'date', role: 'fact', description: 'First day; empty: since ever.' },
    { name: 'valid_to', type: 'date', role: 'fact', description: 'Last day; empty: for ever.' },
    { name: 'source_id', type: 'ids', of: 'source', role: 'reference', description: 'Sources of the row.' },
    { name: 'note', type: 'text', role: 'text', description: 'Remarks.' },
  ],
});
