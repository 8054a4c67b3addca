import { kilometersPerUnit } from '@meridian/engine';
import { quote } from './fault-list.ts';
import type { FaultList } from './fault-list.ts';
import { findNearestName } from './nearest-name.ts';
import { parseNumber } from './number-text.ts';
import type { RawRecord } from './raw-record.ts';
import { kmhPerUnit, lengthUnitOf, speedUnitOf } from './unit-names.ts';

/** What a length or speed of a file is multiplied by to become kilometers or km/h. */
export interface UnitFactors {
  readonly length: number;
  readonly speed: number;
}

/** The factors of the units that config names; one that is not known is a finding `unit-unknown`. */
export function readUnitFactors(file: string, config: RawRecord, faults: FaultList): UnitFactors {
  return {
    length: readFactor(
      file,
      config,
      'long_length',
      config.longLength,
      { factors: kilometersPerUnit, nameOf: lengthUnitOf },
      faults,
    ),
    speed: readFactor(file, config, 'speed', config.speed, { factors: kmhPerUnit, nameOf: speedUnitOf }, faults),
  };
}

interface KnownUnits {
  readonly factors: ReadonlyMap<string, number>;
  /** The name of a unit by the way in which people write it. */
  readonly nameOf: (text: string) => string | undefined;
}

function readFactor(
  file: string,
  config: RawRecord,
  column: string,
  unit: unknown,
  { factors, nameOf }: KnownUnits,
  faults: FaultList,
): number {
  const name = String(unit);
  const factor = factors.get(name);
  if (factor !== undefined) return factor;
  const names = [...factors.keys()];
  // miles are no meters, however near they are spelled
  const nearest = nameOf(name) ?? findNearestName(name, names);
  const offer = nearest === undefined ? '' : `Write ${nearest}. `;
  const place = { file, row: config.row, column, found: name };
  faults.add(
    'unit-unknown',
    place,
    `${quote(name)} is not a unit that Meridian knows.`,
    `${offer}Allowed are: ${names.join(', ')}.`,
  );
  return 1;
}

/**
 * The records of one table with lengths in kilometers and speeds in km/h: link's own, evidence for them,
 * and config, whose units then are those of the records.
 */
export function convertUnits(table: string, records: readonly RawRecord[], factors: UnitFactors): readonly RawRecord[] {
  if (factors.length === 1 && factors.speed === 1) return records;
  if (table === 'config') return records.map((record) => ({ ...record, longLength: 'km', speed: 'km/h' }));
  if (table === 'link') return records.map((record) => convertLink(record, factors));
  if (table === 'evidence') return records.map((record) => convertEvidence(record, factors));
  return records;
}

function convertLink(link: RawRecord, factors: UnitFactors): RawRecord {
  return {
    ...link,
    lengthKm: times(link.lengthKm, factors.length),
    freeSpeedKmh: times(link.freeSpeedKmh, factors.speed),
  };
}

function convertEvidence(evidence: RawRecord, factors: UnitFactors): RawRecord {
  if (evidence.table !== 'link') return evidence;
  const factor = evidence.column === 'length' ? factors.length : evidence.column === 'free_speed' ? factors.speed : 1;
  if (factor === 1) return evidence;
  const value = parseNumber(String(evidence.value));
  return {
    ...evidence,
    value: value === undefined ? evidence.value : String(value * factor),
    valueLow: times(evidence.valueLow, factor),
    valueHigh: times(evidence.valueHigh, factor),
  };
}

function times(value: unknown, factor: number): unknown {
  return typeof value === 'number' ? value * factor : value;
}
