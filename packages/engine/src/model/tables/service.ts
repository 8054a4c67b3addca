import { defineTable } from './schema.ts';

export const serviceTable = defineTable({
  name: 'service',
  primaryKey: ['service_id'],
  description:
    'A scheduled train or sailing. It follows the links of its mode between its stops, so that a closure of a link closes it too.',
  columns: [
    { name: 'service_id', type: 'id', of: 'service', role: 'key', required: true, description: 'Name of the row.' },
    { name: 'name', type: 'text', role: 'text', required: true, description: 'Name as shown.' },
    { name: 'operator', type: 'text', role: 'text', description: 'Who runs it.' },
    {
      name: 'mode_id',
      type: 'id',
      of: 'mode',
      role: 'reference',
      required: true,
      description: 'Mode whose links it follows.',
    },
    {
      name: 'departures_per_month',
      type: 'number',
      role: 'fact',
      unit: '1/month',
      min: 0,
      description:
        'Frequency where no calendar is published: the wait is then half the headway (mean), its 90th percentile 0.9 of it.',
    },
    {
      name: 'usd_per_teu',
      type: 'number',
      role: 'fact',
      unit: 'USD/TEU',
      min: 0,
      description:
        'Price from the first to the last stop, shared by distance between them; empty: the rate of the mode.',
    },
    {
      name: 'usd_per_tonne',
      type: 'number',
      role: 'fact',
      unit: 'USD/t',
      min: 0,
      description: 'The same for cargo that is not in containers.',
    },
    {
      name: 'capacity_teu',
      type: 'number',
      role: 'fact',
      unit: 'TEU',
      min: 0,
      description:
        'Room on one departure. Where modes bind containers to services, a service with it and neither capacity_t nor usd_per_tonne takes nothing else.',
    },
    { name: 'capacity_t', type: 'number', role: 'fact', unit: 't', min: 0, description: 'Payload of one departure.' },
    {
      name: 'both_directions',
      type: 'boolean',
      role: 'text',
      default: false,
      description: 'true: it also runs from the last stop to the first.',
    },
    { name: 'valid_from', type: 'date', role: 'fact', description: 'First day of running.' },
    { name: 'valid_to', type: 'date', role: 'fact', description: 'Last day of running.' },
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

export const serviceStopTable = defineTable({
  name: 'service_stop',
  primaryKey: ['service_id', 'stop_sequence'],
  description: 'A stop of a service (shaped after GTFS stop_times).',
  columns: [
    { name: 'service_id', type: 'id', of: 'service', role: 'reference', required: true, description: 'The service.' },
    {
      name: 'stop_sequence',
      type: 'integer',
      role: 'key',
      min: 1,
      required: true,
      description: 'Order of the stops, from 1.',
    },
    { name: 'node_id', type: 'id', of: 'node', role: 'reference', required: true, description: 'Where.' },
    {
      name: 'stop_type',
      type: 'text',
      role: 'text',
      default: 'both',
      allowed: ['both', 'load', 'unload', 'pass'],
      description: 'pass: it runs this way without taking or leaving cargo.',
    },
    {
      name: 'arrival_h',
      type: 'number',
      field: 'arrivalHours',
      role: 'fact',
      unit: 'h',
      min: 0,
      description: 'Hours after the departure from the first stop; empty: from the running time of the links.',
    },
    {
      name: 'departure_h',
      type: 'number',
      field: 'departureHours',
      role: 'fact',
      unit: 'h',
      min: 0,
      description: 'The same for leaving; empty: as arrival.',
    },
    {
      name: 'source_id',
      type: 'ids',
      of: 'source',
      role: 'reference',
      description: 'Sources of the facts of the row that have no evidence of their own.',
    },
  ],
});

export const serviceCalendarTable = defineTable({
  name: 'service_calendar',
  primaryKey: ['service_id', 'departure_time', 'valid_from'],
  description: 'On which days and when a service leaves its first stop (shaped after GTFS calendar).',
  columns: [
    { name: 'service_id', type: 'id', of: 'service', role: 'reference', required: true, description: 'The service.' },
    {
      name: 'days',
      type: 'texts',
      role: 'fact',
      required: true,
      allowed: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
      description: 'Days of the week, separated by ;.',
    },
    {
      name: 'departure_time',
      type: 'text',
      role: 'fact',
      required: true,
      description: 'HH:MM local to the first stop.',
    },
    { name: 'valid_from', type: 'date', role: 'fact', required: true, description: 'First day.' },
    { name: 'valid_to', type: 'date', role: 'fact', required: true, description: 'Last day.' },
    {
      name: 'source_id',
      type: 'ids',
      of: 'source',
      role: 'reference',
      description: 'Sources of the facts of the row that have no evidence of their own.',
    },
  ],
});
