import { commodityField } from './cargo.ts';
import { screenedKinds, screeningMethods } from './choices.ts';
import { defineField, defineQuestion } from './field.ts';

/** Most characters of a list that is sent to be screened. */
export const screenListLimit = 50_000_000;

const nameField = defineField({
  name: 'name',
  type: 'text',
  longest: 500,
  meaning: 'Name, IMO number or MMSI to look for.',
  example: 'Hafiz Darya Shipping',
});

const comparingFields = [
  defineField({
    name: 'method',
    type: 'choice',
    choices: screeningMethods,
    default: 'parts',
    meaning: 'How names are compared; with ofac as the search tool of OFAC scores them.',
    example: 'ofac',
  }),
  defineField({
    name: 'threshold',
    type: 'number',
    unit: 'score',
    min: 0,
    max: 100,
    otherwise: '70; of ofac 85',
    meaning: 'Least score.',
    example: '80',
  }),
  defineField({
    name: 'most',
    type: 'whole',
    min: 1,
    max: 10_000,
    default: 20,
    meaning: 'Matches to show at most.',
    example: '50',
  }),
] as const;

export const screenedKindField = defineField({
  name: 'schema',
  type: 'choice',
  choices: screenedKinds,
  otherwise: 'all',
  meaning: 'Only these of the list.',
  example: 'Vessel',
});

/** What the acts of a model are asked, of a name, a port or a carrier. */
export const screenQuestion = defineQuestion({
  name: 'screen',
  meaning: 'Screen a name against what the acts name, or ask what the acts say of a port or carrier.',
  fields: [
    nameField,
    {
      name: 'port',
      type: 'place',
      longest: 200,
      meaning: 'Decide on this place: id, name, alias or UN/LOCODE.',
      example: 'Chabahar',
    },
    {
      name: 'carrier',
      type: 'text',
      longest: 200,
      meaning: 'Decide on this carrier, as the services of the model name it.',
      example: 'IRISL',
    },
    {
      name: 'mode',
      type: 'id',
      of: 'mode',
      longest: 100,
      otherwise: 'all of the place',
      meaning: 'Only this mode.',
      example: 'sea',
    },
    commodityField,
    {
      name: 'date',
      type: 'day',
      otherwise: 'the model’s reference date',
      meaning: 'Day whose acts count.',
      example: '2025-10-15',
    },
    {
      name: 'comply',
      type: 'id',
      of: 'party',
      list: true,
      otherwise: 'all',
      meaning: 'Only the acts of these parties.',
      example: 'UN,EU,US',
    },
    ...comparingFields,
  ],
});

/** A name and the list of the one who asks, as text. */
export const screenListQuestion = defineQuestion({
  name: 'screenList',
  meaning: 'Screen a name against a list that is sent with it and not kept.',
  fields: [
    { ...nameField, required: true },
    {
      name: 'list',
      type: 'content',
      required: true,
      longest: screenListLimit,
      meaning: 'Text of the list: JSON lines of FollowTheMoney, or targets.simple.csv.',
      example: 'id,schema,name',
    },
    {
      name: 'format',
      type: 'choice',
      choices: ['ftm', 'targets'],
      otherwise: 'told from the text',
      meaning: 'Format of the list.',
      example: 'ftm',
    },
    ...comparingFields,
    screenedKindField,
  ],
});
