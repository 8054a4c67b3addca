import { inferLengthUnit, kilometersPerUnit } from '@meridian/engine';
import type { InferredLengthUnit, LengthSample } from '@meridian/engine';
import { quote } from '../fault-list.ts';
import type { FaultList } from '../fault-list.ts';
import { formatCount } from '../limits.ts';
import type { ImportOptions } from './import-result.ts';
import { cellOf } from './text-table.ts';
import type { TextRow } from './text-table.ts';
import { lengthUnitOf, speedUnitOf } from '../unit-names.ts';

/** Fewer lengths than these contradict a stated unit only where it makes them this many times what they are on the map. */
const fewLengths = 3;
const grossRatio = 10;

const FILE = 'config.csv';
const units = [...kilometersPerUnit.keys()].join(', ');

/**
 * The unit of link.length: that of the option or of config, if the map does not contradict it; else the one that the map
 * tells. Before version 0.95 GMNS had lengths of links in the short unit, so both that config names are tried.
 */
export function lengthUnit(
  config: TextRow | undefined,
  { lengthUnit: option }: ImportOptions,
  samples: readonly LengthSample[],
  faults: FaultList,
): string {
  const told = inferLengthUnit(samples);
  const long = cellOf(config, 'long_length');
  const stated = option ?? (long === '' ? undefined : (lengthUnitOf(long) ?? long));
  if (stated === undefined) return unstatedUnit(told, samples, faults);
  if (told === undefined || told.unit === stated || !contradicts(told, stated)) return stated;
  const place = { file: 'link.csv', column: 'length' };
  const agreement = agreementOf(told);
  if (option === undefined && told.unit === lengthUnitOf(cellOf(config, 'short_length'))) {
    const fault = `${agreement} in the short unit (${told.unit}) and not in the long one (${stated}): ${told.unit} was taken, as GMNS had it before 0.95.`;
    faults.add('import-doubtful', place, fault, `Give --length-unit ${stated} if lengths are in the long unit.`);
    return told.unit;
  }
  const source = option === undefined ? 'config.csv says' : '--length-unit says';
  const fault = `${source} ${stated}, but ${agreement} in ${told.unit}.`;
  const remedy = `Give --length-unit ${told.unit}, or correct the lengths or the coordinates.`;
  faults.add('length-unit-mismatch', place, fault, remedy);
  return stated;
}

function contradicts({ kmPerUnit, agreeing }: InferredLengthUnit, stated: string): boolean {
  const kmPerStated = kilometersPerUnit.get(stated);
  if (kmPerStated === undefined) return false;
  return agreeing >= fewLengths || kmPerStated >= grossRatio * kmPerUnit;
}

function agreementOf({ agreeing, compared }: InferredLengthUnit): string {
  return `${formatCount(agreeing)} of ${formatCount(compared)} lengths agree with the map`;
}

function unstatedUnit(
  told: InferredLengthUnit | undefined,
  samples: readonly LengthSample[],
  faults: FaultList,
): string {
  const stated = samples.filter(({ statedLength }) => statedLength > 0);
  // all lengths are measured
  if (stated.length === 0) return 'km';
  const place = { file: FILE, column: 'long_length' };
  if (told !== undefined) {
    const fault = `the unit of length is not stated; ${told.unit} was taken, since ${agreementOf(told)} in it.`;
    faults.add('import-assumed', place, fault, 'Give --length-unit, or config.csv with long_length, if it is another.');
    return told.unit;
  }
  const fault = `the unit of length is not stated, and in none do most of the ${formatCount(stated.length)} lengths agree with the map.`;
  const remedy = `Give --length-unit (${units}), or config.csv with long_length; or correct the coordinates.`;
  faults.add('unit-unknown', place, fault, remedy);
  return 'km';
}

/** The unit of link.free_speed: that of the option or of config; else miles an hour where lengths are in miles or feet. */
export function speedUnit(
  config: TextRow | undefined,
  { speedUnit: option }: ImportOptions,
  unitOfLength: string,
  hasSpeeds: boolean,
  faults: FaultList,
): string {
  const cell = cellOf(config, 'speed');
  if (option !== undefined) return option;
  if (cell !== '') return speedUnitOf(cell) ?? cell;
  if (!hasSpeeds) return 'km/h';
  const isImperial = ['mi', 'ft', 'yd'].includes(unitOfLength);
  const unit = isImperial ? 'mph' : 'km/h';
  const fault = `the unit of speed is not stated; ${unit} was assumed, since lengths are in ${quote(unitOfLength)}.`;
  const remedy = 'Give --speed-unit, or config.csv with speed, if it is another.';
  faults.add('import-assumed', { file: FILE, column: 'speed' }, fault, remedy);
  return unit;
}
