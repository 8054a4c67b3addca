import { defineTable } from './schema.ts';

export const regimeTable = defineTable({
  name: 'regime',
  primaryKey: ['regime_id'],
  description:
    'A selection of links, nodes, services or commodities under one rule that can be open, restricted or closed.',
  columns: [
    { name: 'regime_id', type: 'id', of: 'regime', role: 'key', required: true, description: 'Name of the row.' },
    { name: 'name', type: 'text', role: 'text', required: true, description: 'Name as shown.' },
    { name: 'selector', type: 'selector', role: 'text', required: true, description: 'What it rules.' },
    {
      name: 'kind',
      type: 'text',
      role: 'text',
      required: true,
      allowed: [
        'border',
        'conflict',
        'ice',
        'water_level',
        'sanctions',
        'strike',
        'weather',
        'market',
        'scenario',
        'other',
      ],
      description: 'What moves it; scenario: a change of a what-if, which no record moves.',
    },
    {
      name: 'record_from',
      type: 'date',
      role: 'fact',
      required: true,
      description: 'Since when its states are on record; the base rate of closure is counted from here.',
    },
    { name: 'record_to', type: 'date', role: 'fact', required: true, description: 'Until when.' },
    { name: 'source_id', type: 'ids', of: 'source', role: 'reference', description: 'Sources of the row.' },
    { name: 'note', type: 'text', role: 'text', description: 'Remarks.' },
  ],
});

export const regimeEffectTable = defineTable({
  name: 'regime_effect',
  primaryKey: ['regime_id', 'state'],
  description: 'What a state of a regime does to what the regime rules. The state open does nothing and needs no row.',
  columns: [
    { name: 'regime_id', type: 'id', of: 'regime', role: 'reference', required: true, description: 'The regime.' },
    {
      name: 'state',
      type: 'text',
      role: 'key',
      required: true,
      allowed: ['restricted', 'closed'],
      description: 'The state.',
    },
    { name: 'forbidden', type: 'boolean', role: 'text', default: false, description: 'true: nothing passes.' },
    {
      name: 'capacity_factor',
      type: 'number',
      role: 'fact',
      unit: 'ratio',
      min: 0,
      max: 10,
      description: 'Multiplies the capacity.',
    },
    {
      name: 'hours_factor',
      type: 'number',
      role: 'fact',
      unit: 'ratio',
      min: 0,
      max: 100,
      description: 'Multiplies the running time or the dwell.',
    },
    {
      name: 'hours_added',
      type: 'number',
      role: 'fact',
      unit: 'h',
      min: 0,
      description: 'Added once, where cargo comes under the regime.',
    },
    {
      name: 'cost_factor',
      type: 'number',
      role: 'fact',
      unit: 'ratio',
      min: 0,
      max: 100,
      description: 'Multiplies the cost.',
    },
    {
      name: 'usd_per_teu_added',
      type: 'number',
      role: 'fact',
      unit: 'USD/TEU',
      min: 0,
      description: 'Added once, where cargo comes under the regime.',
    },
    {
      name: 'usd_per_tonne_added',
      type: 'number',
      role: 'fact',
      unit: 'USD/t',
      min: 0,
      description: 'The same for cargo that is not in containers.',
    },
    {
      name: 'lifts',
      type: 'text',
      role: 'text',
      allowed: ['status', 'closures'],
      description:
        'What it undoes. status: what is planned, suspended or outside its dates is there; closures: that, and what regimes of earlier rows close. Acts that are obeyed still hold.',
    },
    { name: 'source_id', type: 'ids', of: 'source', role: 'reference', description: 'Sources of the row.' },
    { name: 'note', type: 'text', role: 'text', description: 'Remarks.' },
  ],
});

export const regimeStateTable = defineTable({
  name: 'regime_state',
  primaryKey: ['regime_id', 'valid_from'],
  description: 'The dated states of a regime so far. Where no row holds, it is open.',
  columns: [
    { name: 'regime_id', type: 'id', of: 'regime', role: 'reference', required: true, description: 'The regime.' },
    {
      name: 'state',
      type: 'text',
      role: 'fact',
      required: true,
      allowed: ['open', 'restricted', 'closed'],
      description: 'The state.',
    },
    { name: 'valid_from', type: 'date', role: 'fact', required: true, description: 'First day.' },
    { name: 'valid_to', type: 'date', role: 'fact', description: 'Last day; empty: still so.' },
    {
      name: 'event_id',
      type: 'ids',
      of: 'event',
      role: 'reference',
      description: 'Events that brought the state about; a route that the state closes names them.',
    },
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

const states = ['open', 'restricted', 'closed'] as const;

export const transitionTable = defineTable({
  name: 'transition',
  primaryKey: ['regime_id', 'from_state', 'to_state', 'season'],
  description:
    'How often a regime goes from one state to another: a base rate per year of time spent in the first. A row with a season holds on its days; on others the row without one, or the rate is 0. A pair of states without a row is counted from the record ((k + 0.5) / (n + 1)).',
  columns: [
    { name: 'regime_id', type: 'id', of: 'regime', role: 'reference', required: true, description: 'The regime.' },
    { name: 'from_state', type: 'text', role: 'key', required: true, allowed: states, description: 'State before.' },
    { name: 'to_state', type: 'text', role: 'key', required: true, allowed: states, description: 'State after.' },
    {
      name: 'rate_per_year',
      type: 'number',
      role: 'fact',
      required: true,
      unit: '1/year',
      min: 0,
      description: 'Base rate: transitions per year spent in from_state, with every dependency at its reference.',
    },
    { name: 'rate_low', type: 'number', role: 'fact', unit: '1/year', min: 0, description: 'Low end of its range.' },
    { name: 'rate_high', type: 'number', role: 'fact', unit: '1/year', min: 0, description: 'High end.' },
    {
      name: 'season',
      type: 'season',
      role: 'key',
      description:
        'Days of every year on which the rate holds, MM-DD/MM-DD; empty: all that no season of the pair has.',
    },
    { name: 'source_id', type: 'ids', of: 'source', role: 'reference', description: 'Sources of the row.' },
    { name: 'note', type: 'text', role: 'text', description: 'How the rate was counted or judged.' },
  ],
});

export const dependencyTable = defineTable({
  name: 'dependency',
  primaryKey: ['dependency_id'],
  description:
    'How a rate of transition of a regime, or the level of a relation, follows a relation, a sanction, a driver or another regime. A rate is multiplied by exp(effect x (value - reference)); a level of a relation is moved by effect x (value - reference).',
  columns: [
    {
      name: 'dependency_id',
      type: 'id',
      of: 'dependency',
      role: 'key',
      required: true,
      description: 'Name of the row.',
    },
    {
      name: 'regime_id',
      type: 'id',
      of: 'regime',
      role: 'reference',
      description: 'The regime whose rate follows; empty where a relation follows.',
    },
    {
      name: 'from_state',
      type: 'text',
      role: 'text',
      allowed: states,
      description: 'Transition of that regime: from.',
    },
    { name: 'to_state', type: 'text', role: 'text', allowed: states, description: 'Transition of that regime: to.' },
    {
      name: 'dyad',
      type: 'text',
      role: 'text',
      description: 'The relation whose structural level follows, as A-B, in place of a regime.',
    },
    {
      name: 'on_kind',
      type: 'text',
      role: 'text',
      required: true,
      allowed: ['relation', 'sanction', 'driver', 'regime'],
      description: 'What is followed.',
    },
    {
      name: 'on',
      type: 'text',
      role: 'text',
      required: true,
      description:
        'Which: a dyad A-B (its index, in points), a sanction_id (1 in force, else 0), a driver_id (its level), a regime_id (1 unless open, else 0).',
    },
    {
      name: 'dimension_id',
      type: 'id',
      of: 'dimension',
      role: 'reference',
      description: 'For a relation: its dimension; empty: all.',
    },
    {
      name: 'reference',
      type: 'number',
      role: 'fact',
      default: 0,
      description: 'The value at which the base rate holds.',
    },
    {
      name: 'effect',
      type: 'number',
      role: 'fact',
      required: true,
      description:
        'For a rate the semi-elasticity: change of its logarithm per unit (for a sanction, driver or regime the log rate ratio). For a relation: index points per unit.',
    },
    { name: 'effect_low', type: 'number', role: 'fact', description: 'Low end of its range.' },
    { name: 'effect_high', type: 'number', role: 'fact', description: 'High end.' },
    {
      name: 'source_id',
      type: 'ids',
      of: 'source',
      role: 'reference',
      required: true,
      description: 'Sources of the row.',
    },
    { name: 'note', type: 'text', role: 'text', description: 'The evidence, or the reasoning of an assumption.' },
  ],
});

export const waterLevelTable = defineTable({
  name: 'water_level',
  primaryKey: ['water_level_id'],
  description:
    'Water above or below the level for which the draughts of links hold. Laden ships go less deep where it falls: dearer by the tonne, and less capacity. Rows that meet on a link add up.',
  columns: [
    {
      name: 'water_level_id',
      type: 'id',
      of: 'water_level',
      role: 'key',
      required: true,
      description: 'Name of the row.',
    },
    { name: 'selector', type: 'selector', role: 'text', required: true, description: 'Links on that water.' },
    {
      name: 'change_m',
      type: 'number',
      role: 'fact',
      required: true,
      unit: 'm',
      min: -1000,
      max: 1000,
      description: 'Meters by which it stands higher; below 0: lower.',
    },
    { name: 'valid_from', type: 'date', role: 'fact', description: 'First day; empty: since ever.' },
    { name: 'valid_to', type: 'date', role: 'fact', description: 'Last day; empty: for ever.' },
    { name: 'source_id', type: 'ids', of: 'source', role: 'reference', description: 'Sources of the row.' },
    { name: 'note', type: 'text', role: 'text', description: 'Remarks.' },
  ],
});
