import { commodityField, periodField } from '@meridian/engine/questions';
import { defineCommand, noQuestion } from '../../command.ts';
import { jsonOption } from '../../shared-options.ts';

export const importCommand = defineCommand({
  name: 'import',
  description: 'make a model from files of another format',
  question: noQuestion,
  options: [
    {
      name: 'format',
      type: 'text',
      required: true,
      meaning: 'Gmns, geojson, csv, tntp; or od, a matrix that goes into a model.',
      example: 'gmns',
    },
    { name: 'path', type: 'file', required: true, meaning: 'Folder or file.', example: 'network/' },
    { name: 'to', type: 'folder', required: true, meaning: 'Folder to make.', example: 'my-corridor' },
    {
      name: 'model',
      type: 'folder',
      otherwise: 'the built-in corridor',
      meaning: 'Of od: the model that is copied with this demand.',
      example: 'my-corridor',
    },
    { ...commodityField, meaning: 'Of od: cargo of pairs that name none.' },
    {
      name: 'period',
      type: periodField.type,
      longest: periodField.longest,
      meaning: 'Of od: quarter (2023-Q1) or year of pairs that name none.',
      example: periodField.example,
    },
    { name: 'matrix', type: 'text', meaning: 'Of od: matrix of an OMX file.', example: 'trucks' },
    {
      name: 'mapping',
      type: 'text',
      meaning: 'Of od: mapping of an OMX file that gives the zones.',
      example: 'zones',
    },
    {
      name: 'snap',
      type: 'number',
      unit: 'meters',
      min: 0,
      max: 100,
      otherwise: '3',
      meaning: 'Of geojson: loose ends of lines this near to others meet them.',
      example: '10',
    },
    {
      name: 'split',
      type: 'boolean',
      default: true,
      meaning: 'Of geojson: lines meet at their ends only, not where one ends at a position inside another.',
      example: 'false',
    },
    {
      name: 'lengthUnit',
      type: 'text',
      otherwise: 'as files or the map say',
      meaning: 'Of gmns, geojson and tntp: km, m, mi, ft ...',
      example: 'ft',
    },
    {
      name: 'speedUnit',
      type: 'text',
      otherwise: 'as files say',
      meaning: 'Of gmns: km/h, mph, kn or m/s.',
      example: 'mph',
    },
    {
      name: 'demandHours',
      type: 'number',
      unit: 'hours',
      min: 0.01,
      max: 8784,
      meaning: 'Of gmns and tntp: time in which the demand moves.',
      example: '24',
    },
    jsonOption,
  ],
  positional: ['format', 'path'],
  examples: [
    'meridian import gmns network/ --to my-corridor',
    'meridian import gmns city/ --length-unit ft --speed-unit mph --to city',
    'meridian import geojson lines.geojson --to my-corridor',
    'meridian import tntp City_net.tntp --to city',
    'meridian import od matrix.csv --model my-corridor --period 2023-Q1 --to my-corridor-2023',
    'meridian import od demand.omx --matrix trucks --model my-corridor --to with-trucks',
  ],
  run: async (asked, terminal) => {
    const { importModel } = await import('./run.ts');
    await importModel(asked, terminal);
  },
});
