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

/** The cargo, the day and what to leave out: what a state of the network depends on. */
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
] as const;
