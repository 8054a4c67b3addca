import { kilometersPerUnit } from '@meridian/engine';

/** Kilometres an hour in one unit of link.free_speed. */
export const kmhPerUnit: ReadonlyMap<string, number> = new Map([
  ['km/h', 1],
  ['mph', 1.609344],
  ['kn', 1.852],
  ['m/s', 3.6],
]);

const lengthSpellings: Readonly<Record<string, string>> = {
  kilometer: 'km',
  kilometre: 'km',
  mile: 'mi',
  nauticalmile: 'nmi',
  meter: 'm',
  metre: 'm',
  foot: 'ft',
  feet: 'ft',
  yard: 'yd',
  centimeter: 'cm',
  centimetre: 'cm',
  millimeter: 'mm',
  millimetre: 'mm',
};

const speedSpellings: Readonly<Record<string, string>> = {
  kph: 'km/h',
  kmh: 'km/h',
  kmph: 'km/h',
  kilometerperhour: 'km/h',
  kilometreperhour: 'km/h',
  kilometersperhour: 'km/h',
  kilometresperhour: 'km/h',
  'mi/h': 'mph',
  mileperhour: 'mph',
  milesperhour: 'mph',
  knot: 'kn',
  kt: 'kn',
  mps: 'm/s',
  meterpersecond: 'm/s',
  meterspersecond: 'm/s',
};

/** The name by which a unit of length is known here, from how people write it; undefined where it is none. */
export function lengthUnitOf(text: string): string | undefined {
  return unitOf(text, kilometersPerUnit, lengthSpellings);
}

/** The same of a unit of speed. */
export function speedUnitOf(text: string): string | undefined {
  return unitOf(text, kmhPerUnit, speedSpellings);
}

function unitOf(
  text: string,
  known: ReadonlyMap<string, number>,
  spellings: Readonly<Record<string, string>>,
): string | undefined {
  const word = text.toLowerCase().replace(/[\s_.]/g, '');
  if (known.has(word)) return word;
  return spellings[word] ?? spellings[word.replace(/s$/, '')];
}
