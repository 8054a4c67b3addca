import { defineField } from './field.ts';

/** A place in the words of help. */
const place = 'id, name, alias or UN/LOCODE';

export const fromField = defineField({
  name: 'from',
  type: 'place',
  required: true,
  longest: 200,
  meaning: `Origin: ${place}.`,
  example: 'Nhava Sheva',
});

export const complyField = defineField({
  name: 'comply',
  type: 'id',
  of: 'party',
  list: true,
  otherwise: 'none',
  meaning: 'Leave out what the sanctions of these parties name on that date.',
  example: 'UN,EU,US',
});

export const commodityField = defineField({
  name: 'commodity',
  type: 'id',
  of: 'commodity',
  longest: 100,
  otherwise: 'the model’s',
  meaning: 'Kind of cargo.',
  example: 'container',
});

export const departField = defineField({
  name: 'depart',
  type: 'dateTime',
  otherwise: 'the model’s reference date',
  meaning: 'Departure, local to the origin.',
  example: '2023-03-01',
});

/** Changes of the model for one question. */
export const changeField = defineField({
  name: 'change',
  type: 'change',
  list: true,
  otherwise: 'none',
  meaning:
    'What if, the later over the earlier: close, open or restrict:SELECTOR; build:project:ID; capacity, hours, cost or demand:SELECTOR=FACTOR; hours_added, usd_per_teu_added or usd_per_tonne_added:SELECTOR=AMOUNT; water_level:SELECTOR=METERS.',
  example: 'close:country:AZE',
});

/** The cargo, the day, what to leave out and what to change: what a state of the network depends on. */
export const cargoFields = [
  departField,
  commodityField,
  defineField({
    name: 'teu',
    type: 'number',
    unit: 'TEU',
    min: 0.01,
    max: 100_000,
    otherwise: 'the model’s',
    meaning: 'Containers of the consignment.',
    example: '20',
  }),
  defineField({
    name: 'tonnes',
    type: 'number',
    unit: 't',
    min: 0.001,
    max: 10_000_000,
    otherwise: 'what the containers hold, or the model’s',
    meaning: 'Weight of the consignment.',
    example: '400',
  }),
  defineField({
    name: 'avoid',
    type: 'selector',
    list: true,
    otherwise: 'nothing',
    meaning:
      'Leave out what these select: country:IRN, mode:road, node:ID, link:ID, passage:ID, corridor:ID, regime:ID, carrier:NAME.',
    example: 'country:IRN,mode:road',
  }),
  complyField,
  changeField,
] as const;
