import { inferLengthUnit, kilometersPerUnit } from '@meridian/engine';
import type { LengthSample } from '@meridian/engine';
import { quote } from '../fault-list.ts';
import type { FaultList } from '../fault-list.ts';
import { formatCount } from '../limits.ts';
import { parseNumber } from '../number-text.ts';
import { countOf } from './import-tally.ts';

/** The property `length` of a line beside the length that is drawn. */
export interface StatedLength {
  readonly number: number;
  /** The property's text; '' where the line has none. */
  readonly text: string;
  readonly drawnKm: number;
  /** From end to end as the crow flies: no way is shorter. */
  readonly crowKm: number;
  /** Whether more than the two ends is drawn: a straight line may stand for a way that winds. */
  readonly isDrawn: boolean;
}

/** A way may wind four times as much as its line, and a hand draws a line that is a little longer than the way. */
const mostRatio = 4;
const leastRatio = 0.95;
/** Great circles and lengths are rounded: half a per cent, and 50 m of either, are let pass. */
const crowRatio = 0.995;
const slackKm = 0.05;

/**
 * The length of each line in km as it is stated, undefined where the drawn one is to be used: where none is stated, where the
 * stated one cannot be that of the line, and for all lines where another unit than `unit` (else km) explains most of them.
 */
export function readLengths(
  file: string,
  lengths: readonly StatedLength[],
  unit: string | undefined,
  faults: FaultList,
): readonly (number | undefined)[] {
  const parsed = lengths.map(({ text }) => parseLength(text));
  reportUnread(file, lengths, parsed, faults);
  const samples = lengths.flatMap(({ drawnKm, isDrawn }, index): LengthSample[] => {
    const length = parsed[index];
    return length === undefined || length.km !== undefined || length.value === 0
      ? []
      : [{ statedLength: length.value, lineKm: drawnKm, isDrawn }];
  });
  const inferred = inferLengthUnit(samples);
  const isOther = inferred !== undefined && inferred.unit !== (unit ?? 'km');
  if (isOther) {
    const but = unit === undefined ? 'no unit is stated' : `the unit given is ${unit}`;
    faults.add(
      'length-unit-unlikely',
      { file, column: 'length' },
      `${formatCount(inferred.agreeing)} of ${countOf(inferred.compared, 'length')} fit the lines drawn in ${inferred.unit}, and ${but}; none was taken, the lines were measured instead.`,
      `Import with --length-unit ${inferred.unit} to take the lengths as they are written.`,
    );
  }
  const kmPerUnit = kilometersPerUnit.get(unit ?? 'km') ?? 1;
  const stated = parsed.map(
    (length) => length?.km ?? (isOther || length === undefined ? undefined : length.value * kmPerUnit),
  );
  return dropUnlikely(file, lengths, stated, faults);
}

interface Length {
  readonly value: number;
  /** Where the text names its unit. */
  readonly km: number | undefined;
}

/** `12.5`, or with its unit `12.5 km`, `300 ft`; undefined for what is no length. */
function parseLength(text: string): Length | undefined {
  const [, digits = '', unit = ''] = /^(\S+?)\s*([a-z]*)$/i.exec(text) ?? [];
  const value = parseNumber(digits);
  const kmPerUnit = kilometersPerUnit.get(unit.toLowerCase());
  if (value === undefined || value < 0 || (unit !== '' && kmPerUnit === undefined)) return undefined;
  return { value, km: kmPerUnit === undefined ? undefined : value * kmPerUnit };
}

function reportUnread(
  file: string,
  lengths: readonly StatedLength[],
  parsed: readonly (Length | undefined)[],
  faults: FaultList,
): void {
  const unread = lengths.filter(({ text }, index) => text !== '' && parsed[index] === undefined);
  const [first] = unread;
  if (first === undefined) return;
  faults.add(
    'import-ignored',
    { file, column: 'length', found: first.text },
    `${countOf(unread.length, 'value')} of the property (the first is ${quote(first.text)} in feature ${String(first.number)}) cannot be a length; the lines were measured instead.`,
    'Write a number, or a number with its unit: 12.5 km.',
  );
}

function dropUnlikely(
  file: string,
  lengths: readonly StatedLength[],
  stated: readonly (number | undefined)[],
  faults: FaultList,
): readonly (number | undefined)[] {
  const isUnlikely = (km: number | undefined, index: number): boolean => {
    const line = lengths[index];
    if (km === undefined || line === undefined) return false;
    const leastKm = Math.max(leastRatio * line.drawnKm, crowRatio * line.crowKm) - slackKm;
    return km < leastKm || km > mostRatio * line.drawnKm + slackKm;
  };
  const unlikely = stated.flatMap((km, index) => (km !== undefined && isUnlikely(km, index) ? [{ km, index }] : []));
  const [first] = unlikely;
  if (first === undefined) return stated;
  const { number = 0, drawnKm = 0 } = lengths[first.index] ?? {};
  faults.add(
    'length-unit-unlikely',
    { file, column: 'length', found: String(first.km) },
    `${countOf(unlikely.length, 'length')} cannot be that of the line (the first is ${format(first.km)} km in feature ${String(number)}, whose line is ${format(drawnKm)} km long); there the lines were measured instead.`,
    'Correct the lengths or the lines; if all are in another unit than km, import with --length-unit.',
  );
  return stated.map((km, index) => (isUnlikely(km, index) ? undefined : km));
}

function format(km: number): string {
  return Number(km.toPrecision(3)).toLocaleString('en-US', { maximumFractionDigits: 6 });
}
