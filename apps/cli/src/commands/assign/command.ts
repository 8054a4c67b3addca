import { ownSecondsField, questions } from '@meridian/engine/questions';
import { defineCommand } from '../../command.ts';
import { modelOptions, scenarioOption } from '../../shared-options.ts';

/** A list with a number for each class of users of an instance. */
const classNumber = { type: 'number', list: true, min: 0, otherwise: 'that of the files' } as const;

export const assignCommand = defineCommand({
  name: 'assign',
  question: questions.assign,
  options: [
    ownSecondsField,
    {
      name: 'maxIterations',
      type: 'whole',
      min: 1,
      max: 1e9,
      otherwise: 'no limit',
      meaning: 'Stop after so many iterations.',
      example: '100',
    },
    {
      name: 'threads',
      type: 'whole',
      min: 1,
      max: 256,
      otherwise: 'all for large ones; the flows are the same for any number',
      meaning: 'Threads that search an instance.',
      example: '4',
    },
    {
      name: 'flows',
      type: 'file',
      meaning: 'Write the flows: .csv, .geojson or .parquet (with --tntp .csv).',
      example: 'flows.csv',
    },
    { name: 'skims', type: 'file', meaning: 'Write costs between zones at the solution, .csv.', example: 'skims.csv' },
    {
      name: 'tntp',
      type: 'file',
      meaning: 'Assign an instance of the Transportation Networks format in place of a model.',
      example: 'City_net.tntp',
    },
    {
      name: 'trips',
      type: 'file',
      list: true,
      meaning: 'Its trips, a file for each class of users, separated by commas if in one.',
      example: 'cars.tntp,trucks.tntp',
    },
    {
      name: 'tollWeight',
      ...classNumber,
      meaning: 'Time that a unit of toll is worth, for all classes or for each.',
      example: '0,0.5',
    },
    {
      name: 'distanceWeight',
      ...classNumber,
      meaning: 'Time that a unit of length is worth, likewise.',
      example: '0,0.5',
    },
    {
      name: 'demandFactor',
      ...classNumber,
      meaning: 'What the trips are multiplied by, likewise.',
      example: '1,0.8',
    },
    scenarioOption,
    ...modelOptions,
  ],
  examples: [
    'meridian assign --period 2023-Q1',
    'meridian assign --period 2023-Q1 --flows flows.geojson',
    'meridian assign --period 2023-Q1 --change close:country:AZE --select corridor:eastern',
    'meridian assign --change water_level:passage:caspian=-1 --change capacity:link:ID=0.5',
    'meridian assign --tntp City_net.tntp --trips City_trips.tntp --gap 1e-10 --flows flows.csv',
    'meridian assign --tntp net.tntp --trips cars.tntp,trucks.tntp --distance-weight 0,0.5 --json',
  ],
  note: 'With --tntp a link is the two nodes that it joins: --select 12-34, --change close:link:12-34, or capacity or hours:link:12-34=FACTOR; --change demand:=FACTOR is all demand.',
  run: async (asked, terminal) => {
    const { tntp } = asked;
    if (tntp === undefined) {
      const { assign } = await import('./run.ts');
      await assign(asked, terminal);
    } else {
      const { assignInstance } = await import('./instance.ts');
      await assignInstance({ ...asked, tntp }, terminal);
    }
  },
});
