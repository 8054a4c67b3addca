import { tables } from '@meridian/engine';
import type { ColumnSchema, TableSchema } from '@meridian/engine';
import { expect, test } from 'vitest';
import { makeCellParser } from './cell-parser.ts';
import { FaultList } from './fault-list.ts';

/** What a cell of a column yields, and `code: message >> remedy` for each fault. */
function parse(table: TableSchema, name: string, cell: string): readonly [unknown, ...string[]] {
  const faults = new FaultList();
  const column: ColumnSchema | undefined = table.columns.find((candidate) => candidate.name === name);
  if (column === undefined) throw new Error(`No column ${name}.`);
  const value = makeCellParser(column, `${table.name}.csv`, faults)(cell, 7);
  return [value, ...faults.list().map(({ code, message, remedy }) => `${code}: ${message} >> ${remedy}`)];
}

const at = (column: string): string => `link.csv, row 7, column ${column}:`;
const parseLink = (column: string, cell: string): readonly [unknown, ...string[]] => parse(tables.link, column, cell);

test.each([
  ['1,5', 'Write 1.5, with a point as the decimal sign.'],
  ['1,500', 'Write 1.500 if the comma is a decimal sign, or 1500 if it groups thousands.'],
  ['1,234,567', 'Write 1234567, without signs between thousands.'],
  ['1.234,5', 'Write 1234.5, with a point as the decimal sign and none between thousands.'],
  ["1'234", 'Write 1234, without signs between thousands.'],
  ['1 234.5', 'Write 1234.5, without signs between thousands.'],
  ['12 km', 'Write the number alone in km, such as 12; the unit is that of the column.'],
  ['far', 'Write a number in km, such as 12.5, or leave the cell empty if it is not known.'],
  ['0x10', 'Write a number in km, such as 12.5, or leave the cell empty if it is not known.'],
  ['1e999', 'Write a number in km, such as 12.5, or leave the cell empty if it is not known.'],
  ['NaN', 'Write a number in km, such as 12.5, or leave the cell empty if it is not known.'],
])('01 not a number: %j', (cell, remedy) => {
  expect(parseLink('length', cell)).toEqual([
    undefined,
    `cell-type: ${at('length')} "${cell}" is not a number. >> ${remedy}`,
  ]);
});

test.each([
  ['12', 12],
  ['-0.5e1', -5],
  ['.5', 0.5],
  ['+3.', 3],
  [' 7 ', 7],
])('02 a number: %j', (cell, value) => {
  expect(parse(tables.parameter, 'value', cell)).toEqual([value]);
});

test('03 not a whole number', () => {
  expect(parseLink('tracks', '1.5')).toEqual([
    1.5,
    `cell-type: ${at('tracks')} "1.5" is not a whole number. >> Write a whole number, such as 2.`,
  ]);
  expect(parseLink('tracks', '2.0')).toEqual([2]);
});

test('04 out of range', () => {
  expect(parseLink('tracks', '9')[1]).toBe(
    `cell-range: ${at('tracks')} 9 is above what the column allows. >> Write a number from 1 to 8 (tracks).`,
  );
  expect(parseLink('length', '-1')[1]).toBe(
    `cell-range: ${at('length')} -1 is below what the column allows. >> Write a number of at least 0 (km).`,
  );
});

test('05 required', () => {
  expect(parseLink('length', '  ')[1]).toBe(
    `cell-required: ${at('length')} the cell is empty, but it is required. >> Fill it in: Length in the unit that config names (km, m, mi, nmi, ft ...); kilometers once read.`,
  );
  expect(parse(tables.service_calendar, 'days', ';')[1]).toBe(
    'cell-required: service_calendar.csv, row 7, column days: the list has no item, but it is required. >> Fill it in: Days of the week, separated by ;.',
  );
});

test('06 empty cells take the default, an empty list, or undefined: never 0 and never an empty text', () => {
  expect([
    parseLink('directed', ''),
    parseLink('source_id', ''),
    parseLink('note', ''),
    parseLink('capacity_t_per_day', ''),
  ]).toEqual([[false], [[]], [undefined], [undefined]]);
});

test.each([
  ['true', true],
  ['FALSE', false],
  ['True', true],
  ['1', true],
  ['0', false],
])('07 true or false: %j', (cell, value) => {
  expect(parseLink('directed', cell)).toEqual([value]);
});

test('08 neither true nor false', () => {
  expect(parseLink('directed', 'yes')).toEqual([
    undefined,
    `cell-type: ${at('directed')} "yes" is neither true nor false. >> Write true or false.`,
  ]);
});

test('09 not an allowed value', () => {
  expect(parse(tables.node, 'node_type', 'Seaport')[1]).toBe(
    'cell-value: node.csv, row 7, column node_type: "Seaport" is not one of the allowed values. >> Write seaport. Allowed are: seaport, river_port, rail_station, border_crossing, dry_port, city, junction, waypoint.',
  );
  expect(parseLink('status', 'xyzzy')[1]).toBe(
    `cell-value: ${at('status')} "xyzzy" is not one of the allowed values. >> Allowed are: open, planned, under_construction, suspended.`,
  );
  expect(parse(tables.service_calendar, 'days', 'mon; tues')[1]).toBe(
    'cell-value: service_calendar.csv, row 7, column days: "tues" is not one of the allowed values. >> Write tue. Allowed are: mon, tue, wed, thu, fri, sat, sun.',
  );
});

test.each([['2024'], ['2024-02'], ['2024-02-29']])('10 a date: %j, kept as it is', (cell) => {
  expect(parseLink('valid_from', cell)).toEqual([cell]);
});

const ANY_DATE = 'Write a year, month or day that exists: YYYY, YYYY-MM or YYYY-MM-DD.';
test.each([
  ['2023-02-30', 'is a date that does not exist.', ANY_DATE],
  ['2023-13', 'is a date that does not exist.', ANY_DATE],
  ['31.12.2023', 'is not a date of ISO 8601.', 'Write 2023-12-31.'],
  ['2023/1/5', 'is not a date of ISO 8601.', 'Write 2023-01-05.'],
  ['12/31/2023', 'is not a date of ISO 8601.', 'Write 2023-12-31.'],
  ['05/06/2023', 'is not a date of ISO 8601.', ANY_DATE],
  ['soon', 'is not a date of ISO 8601.', ANY_DATE],
])('11 not a date: %j', (cell, fault, remedy) => {
  expect(parseLink('valid_from', cell)[1]).toBe(`date-invalid: ${at('valid_from')} "${cell}" ${fault} >> ${remedy}`);
});

test.each([
  ['LINESTRING (1 2)', 'has fewer than two points'],
  ['POINT (1 2)', 'is not of the form LINESTRING (x y, x y)'],
  ['LINESTRING (1 2, 3)', 'has a point that is not two numbers: "3"'],
  ['LINESTRING (1 2, 200 3)', 'has a longitude outside -180 to 180: 200'],
  ['LINESTRING (1 2, 3 95)', 'has a latitude outside -90 to 90: 95'],
])('12 not a geometry: %j', (cell, fault) => {
  const remedy =
    'Write LINESTRING (x y, x y, ...), longitude before latitude in degrees, or leave the cell empty for a great circle.';
  expect(parseLink('geometry', cell)[1]).toBe(
    `geometry-invalid: ${at('geometry')} the geometry ${fault}. >> ${remedy}`,
  );
});

test('13 seasons and opening hours', () => {
  expect(parseLink('season', '11-15/02-29')).toEqual(['11-15/02-29']);
  expect(parseLink('season', 'April-November')[1]).toBe(
    `season-invalid: ${at('season')} "April-November" is not a season. >> Write the first and the last day as MM-DD/MM-DD, such as 04-15/11-20; leave the cell empty if it is open all year.`,
  );
  expect(parse(tables.crossing, 'hours_open', '22:00-06:00')).toEqual(['22:00-06:00']);
  expect(parse(tables.crossing, 'hours_open', '00:00-24:00')).toEqual(['00:00-24:00']);
  expect(parse(tables.crossing, 'hours_open', '8-20')[1]).toBe(
    'opening-hours-invalid: crossing.csv, row 7, column hours_open: "8-20" is not a span of opening hours. >> Write HH:MM-HH:MM on the 24-hour clock, such as 08:00-20:00; leave the cell empty if it is always open.',
  );
});

test('14 lists are split at ; and trimmed', () => {
  expect(parseLink('source_id', ' s1 ; s2;')).toEqual([['s1', 's2']]);
});

test('15 a long cell is cut in the message', () => {
  const [, message] = parseLink('length', 'x'.repeat(500));
  expect(message?.length).toBeLessThan(260);
});
