import { defineTable } from './schema.ts';

export const configTable = defineTable({
  name: 'config',
  primaryKey: [],
  required: true,
  description: 'One row: the model itself, its units and its reference date (GMNS config).',
  columns: [
    { name: 'dataset_name', type: 'text', role: 'text', required: true, description: 'Title of the model.' },
    {
      name: 'long_length',
      type: 'text',
      role: 'text',
      default: 'km',
      description: 'Unit of link.length: km, m, mi, nmi, ft, yd, cm or mm.',
    },
    {
      name: 'speed',
      type: 'text',
      role: 'text',
      default: 'km/h',
      description: 'Unit of link.free_speed: km/h, mph or kn.',
    },
    {
      name: 'currency',
      type: 'text',
      role: 'text',
      default: 'USD',
      description:
        'Money of the model: USD of the reference year, in which every column of costs counts; any other is refused.',
    },
    {
      name: 'reference_year',
      type: 'integer',
      role: 'text',
      min: 1900,
      max: 2200,
      required: true,
      description: 'Year of the money.',
    },
    {
      name: 'reference_date',
      type: 'date',
      role: 'text',
      required: true,
      description: 'Day whose network is shown when no date is asked for.',
    },
    {
      name: 'record_end',
      type: 'date',
      role: 'text',
      description:
        'Last day that the register of states, events and acts covers: answers about later days say so. Empty: nothing is said.',
    },
    {
      name: 'default_commodity_id',
      type: 'id',
      of: 'commodity',
      role: 'reference',
      required: true,
      description: 'Commodity of a question that names none.',
    },
    {
      name: 'origin_node_id',
      type: 'id',
      of: 'node',
      role: 'reference',
      description: 'Origin that the workbench opens with.',
    },
    {
      name: 'destination_node_id',
      type: 'id',
      of: 'node',
      role: 'reference',
      description: 'Destination that the workbench opens with.',
    },
    { name: 'license', type: 'text', role: 'text', description: 'SPDX name of the license of the data.' },
    { name: 'attribution', type: 'text', role: 'text', description: 'Whom to name when the data are used.' },
  ],
});

export const cityTable = defineTable({
  name: 'city',
  primaryKey: ['city_id', 'year'],
  description: 'Population of a city in a year: whom the corridor reaches.',
  columns: [
    {
      name: 'city_id',
      type: 'id',
      of: 'city',
      role: 'key',
      required: true,
      description: 'Name of the city; several years are several rows.',
    },
    { name: 'name', type: 'text', role: 'text', required: true, description: 'Name as shown.' },
    { name: 'country', type: 'text', role: 'text', required: true, description: 'ISO 3166-1 alpha-3.' },
    {
      name: 'year',
      type: 'integer',
      role: 'key',
      min: 1800,
      max: 2200,
      required: true,
      description: 'Year of the count or estimate.',
    },
    {
      name: 'population',
      type: 'number',
      role: 'fact',
      unit: 'persons',
      min: 0,
      required: true,
      description: 'Inhabitants.',
    },
    {
      name: 'x_coord',
      type: 'number',
      role: 'fact',
      unit: 'degree',
      min: -180,
      max: 180,
      required: true,
      description: 'Longitude, WGS 84.',
    },
    {
      name: 'y_coord',
      type: 'number',
      role: 'fact',
      unit: 'degree',
      min: -90,
      max: 90,
      required: true,
      description: 'Latitude, WGS 84.',
    },
    {
      name: 'node_id',
      type: 'id',
      of: 'node',
      role: 'reference',
      description: 'Node that serves it; empty: the nearest within 100 km.',
    },
    {
      name: 'groups',
      type: 'texts',
      role: 'text',
      description: 'Named sets to which it belongs, such as a river basin; separated by ;.',
    },
    { name: 'source_id', type: 'ids', of: 'source', role: 'reference', description: 'Sources of the row.' },
    { name: 'note', type: 'text', role: 'text', description: 'Remarks.' },
  ],
});

export const corridorTable = defineTable({
  name: 'corridor',
  primaryKey: ['corridor_id'],
  description: 'A branch, trunk, feeder or rival that the analyst has named.',
  columns: [
    { name: 'corridor_id', type: 'id', of: 'corridor', role: 'key', required: true, description: 'Name of the row.' },
    { name: 'name', type: 'text', role: 'text', required: true, description: 'Name as shown.' },
    {
      name: 'kind',
      type: 'text',
      role: 'text',
      required: true,
      allowed: ['branch', 'trunk', 'feeder', 'rival'],
      description:
        "branch: one of the corridor's ways; trunk: shared by several; feeder: joins places to it; rival: another way altogether.",
    },
    { name: 'letter', type: 'text', role: 'text', description: 'Badge on the map.' },
    { name: 'description', type: 'text', role: 'text', description: 'What it is.' },
  ],
});

export const passageTable = defineTable({
  name: 'passage',
  primaryKey: ['passage_id'],
  description: 'A named set of links through a strait, canal or pass.',
  columns: [
    { name: 'passage_id', type: 'id', of: 'passage', role: 'key', required: true, description: 'Name of the row.' },
    { name: 'name', type: 'text', role: 'text', required: true, description: 'Name as shown.' },
    {
      name: 'link_ids',
      type: 'ids',
      of: 'link',
      role: 'reference',
      required: true,
      description: 'Its links, separated by ;.',
    },
    { name: 'note', type: 'text', role: 'text', description: 'Remarks.' },
  ],
});

export const zoneTable = defineTable({
  name: 'zone',
  primaryKey: ['zone_id'],
  description: 'An origin or destination of demand (GMNS zone).',
  columns: [
    { name: 'zone_id', type: 'id', of: 'zone', role: 'key', required: true, description: 'Name of the row.' },
    { name: 'name', type: 'text', role: 'text', required: true, description: 'Name as shown.' },
    {
      name: 'node_id',
      type: 'id',
      of: 'node',
      role: 'reference',
      required: true,
      description: 'Node that stands for it.',
    },
  ],
});

export const commodityTable = defineTable({
  name: 'commodity',
  primaryKey: ['commodity_id'],
  required: true,
  description: 'A class of cargo.',
  columns: [
    { name: 'commodity_id', type: 'id', of: 'commodity', role: 'key', required: true, description: 'Name of the row.' },
    { name: 'name', type: 'text', role: 'text', required: true, description: 'Name as shown.' },
    {
      name: 'unit',
      type: 'text',
      role: 'text',
      required: true,
      allowed: ['teu', 'tonne'],
      description: 'What its rates are per: teu for cargo in containers.',
    },
    {
      name: 'tonnes_per_teu',
      type: 'number',
      role: 'fact',
      unit: 't/TEU',
      min: 0,
      max: 30,
      description: 'Net load of a twenty-foot unit; needed where the unit is teu.',
    },
    {
      name: 'usd_per_tonne',
      field: 'valueUsdPerTonne',
      type: 'number',
      role: 'fact',
      unit: 'USD/t',
      min: 0,
      description: 'Value of the goods.',
    },
    {
      name: 'value_of_time_usd_per_tonne_h',
      field: 'valueOfTimeUsdPerTonneHour',
      type: 'number',
      role: 'fact',
      unit: 'USD/t-h',
      min: 0,
      required: true,
      description: 'What an hour less is worth to the shipper.',
    },
    {
      name: 'storage_usd_per_teu_day',
      type: 'number',
      role: 'fact',
      unit: 'USD/TEU-day',
      min: 0,
      description: 'Cost of standing where nothing else charges for it.',
    },
    {
      name: 'storage_usd_per_tonne_day',
      type: 'number',
      role: 'fact',
      unit: 'USD/t-day',
      min: 0,
      description: 'The same for cargo that is not in containers.',
    },
    {
      name: 'source_id',
      type: 'ids',
      of: 'source',
      role: 'reference',
      description: 'Sources of the facts of the row that have no evidence of their own.',
    },
    { name: 'note', type: 'text', role: 'text', description: 'Remarks.' },
  ],
});

export const parameterTable = defineTable({
  name: 'parameter',
  primaryKey: ['parameter_id'],
  description:
    'What the analyst sets: prices of carbon and risk, and the like. docs/guide/parameters.md lists their names and units; any other is refused.',
  columns: [
    { name: 'parameter_id', type: 'id', of: 'parameter', role: 'key', required: true, description: 'Name of the row.' },
    { name: 'value', type: 'number', role: 'fact', required: true, description: 'Its value, in the unit given.' },
    { name: 'unit', type: 'text', role: 'text', required: true, description: 'Unit.' },
    { name: 'low', type: 'number', role: 'text', description: 'Least plausible value.' },
    { name: 'high', type: 'number', role: 'text', description: 'Greatest plausible value.' },
    { name: 'source_id', type: 'ids', of: 'source', role: 'reference', description: 'Sources of the row.' },
    { name: 'note', type: 'text', role: 'text', description: 'Remarks.' },
  ],
});
