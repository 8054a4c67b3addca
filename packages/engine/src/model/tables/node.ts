import { defineTable } from './schema.ts';

export const nodeTable = defineTable({
  name: 'node',
  primaryKey: ['node_id'],
  required: true,
  description: 'A place of the network: a port, station, border post, dry port, city or waypoint (GMNS node).',
  columns: [
    { name: 'node_id', type: 'id', of: 'node', role: 'key', required: true, description: 'Name of the row.' },
    { name: 'name', type: 'text', role: 'text', required: true, description: 'Name as a map shows it.' },
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
      name: 'node_type',
      type: 'text',
      role: 'text',
      required: true,
      allowed: ['seaport', 'river_port', 'rail_station', 'border_crossing', 'dry_port', 'city', 'junction', 'waypoint'],
      description: 'What stands there. A waypoint only bends lanes: cargo neither starts nor changes there.',
    },
    { name: 'country', type: 'text', role: 'text', description: 'ISO 3166-1 alpha-3; empty on the high seas.' },
    { name: 'unlocode', type: 'text', role: 'text', description: 'UN/LOCODE without a blank.' },
    { name: 'aliases', type: 'texts', role: 'text', description: 'Other names and spellings, separated by ;.' },
    {
      name: 'time_zone',
      type: 'text',
      role: 'text',
      description:
        'IANA name; times of day at the node are local to it. Empty: UTC. One that does not exist is refused.',
    },
    {
      name: 'draught_m',
      type: 'number',
      role: 'fact',
      unit: 'm',
      min: 0,
      max: 30,
      description: 'Deepest draught that the port or passage takes.',
    },
    {
      name: 'capacity_t_per_day',
      type: 'number',
      role: 'fact',
      unit: 't/day',
      min: 0,
      description:
        'What the port or terminal handles in a day: all loading, unloading and transhipment together. ' +
        'A row of transfer may limit one of these operations besides.',
    },
    {
      name: 'commodity_ids',
      type: 'ids',
      of: 'commodity',
      role: 'fact',
      description:
        'The only cargo that is handled: at a seaport or river port to and from ships (trains and trucks of the place take any), elsewhere at all. Empty: any.',
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
