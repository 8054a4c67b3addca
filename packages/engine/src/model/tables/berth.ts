import { defineTable } from './schema.ts';

export const berthTable = defineTable({
  name: 'berth',
  primaryKey: ['berth_id'],
  description:
    'Berths of a port that take the same cargo, such as its grain terminal. Ships of a port with rows here are loaded and unloaded at these berths and at no others.',
  columns: [
    { name: 'berth_id', type: 'id', of: 'berth', role: 'key', required: true, description: 'Name of the row.' },
    { name: 'name', type: 'text', role: 'text', required: true, description: 'Name as shown.' },
    { name: 'node_id', type: 'id', of: 'node', role: 'reference', required: true, description: 'The port.' },
    {
      name: 'commodity_ids',
      type: 'ids',
      of: 'commodity',
      role: 'fact',
      description: 'The only cargo that is taken. Empty: any that the port takes.',
    },
    {
      name: 'direction',
      type: 'text',
      role: 'text',
      default: 'both',
      allowed: ['in', 'out', 'both'],
      description: 'in: ships are unloaded there; out: loaded.',
    },
    {
      name: 'capacity_t_per_day',
      type: 'number',
      role: 'fact',
      unit: 't/day',
      min: 0,
      description: 'What these berths load and unload in a day, all cargo together. Empty: as much as comes.',
    },
    { name: 'valid_from', type: 'date', role: 'fact', description: 'First day on which the berths work.' },
    { name: 'valid_to', type: 'date', role: 'fact', description: 'Last day on which they work.' },
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
