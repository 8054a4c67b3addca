import type { ColumnSchema } from '@meridian/engine';
import { quote } from './fault-list.ts';
import type { FaultList, Place } from './fault-list.ts';
import { makeDateParser, makeGeometryParser, makeHoursOpenParser, makeSeasonParser } from './written-form.ts';
import type { PlaceOf, TextParser } from './written-form.ts';
import { findNearestName } from './nearest-name.ts';
import { parseNumber, suggestNumber } from './number-text.ts';

/** The value of a cell, or what stands for an empty one; a fault goes to the list that it was made with. */
export type CellParser = (cell: string, row: number) => unknown;

const NO_ITEMS: readonly string[] = [];

/**
 * The parser of one column of one file. It is made once per table, so that reading a cell costs a call and
 * no look-up in the schema. Blanks at the ends of a cell are not part of it.
 */
export function makeCellParser(column: ColumnSchema, file: string, faults: FaultList): CellParser {
  const parseText = makeTextParser(column, file, faults);
  const isList = column.type === 'ids' || column.type === 'texts';
  const empty = isList ? NO_ITEMS : column.default;
  const isRequired = column.required === true;
  return (cell, row) => {
    const text = cell.trim();
    if (text !== '') return parseText(text, row);
    if (isRequired) {
      const remedy = `Fill it in: ${column.description}`;
      faults.add(
        'cell-required',
        { file, row, column: column.name, found: '' },
        'the cell is empty, but it is required.',
        remedy,
      );
    }
    return empty;
  };
}

function makeTextParser(column: ColumnSchema, file: string, faults: FaultList): TextParser {
  const at = (row: number, found: string): Place => ({ file, row, column: column.name, found });
  switch (column.type) {
    case 'number':
    case 'integer':
      return makeNumberParser(column, at, faults);
    case 'boolean':
      return makeBooleanParser(at, faults);
    case 'date':
      return makeDateParser(at, faults);
    case 'geometry':
      return makeGeometryParser(at, faults);
    case 'season':
      return makeSeasonParser(at, faults);
    case 'hours-open':
      return makeHoursOpenParser(at, faults);
    case 'ids':
    case 'texts':
      return makeListParser(column, at, faults);
    default:
      return column.allowed === undefined ? (text) => text : makeAllowedParser(column.allowed, at, faults);
  }
}

function makeNumberParser(column: ColumnSchema, at: PlaceOf, faults: FaultList): TextParser {
  const { min = -Infinity, max = Infinity, unit } = column;
  const isInteger = column.type === 'integer';
  return (text, row) => {
    const value = parseNumber(text);
    if (value === undefined) {
      faults.add('cell-type', at(row, text), `${quote(text)} is not a number.`, suggestNumber(text, unit));
    } else if (isInteger && !Number.isSafeInteger(value)) {
      faults.add(
        'cell-type',
        at(row, text),
        `${quote(text)} is not a whole number.`,
        `Write a whole number, such as ${String(Math.round(value))}.`,
      );
    } else if (value < min || value > max) {
      faults.add(
        'cell-range',
        at(row, text),
        `${text} is ${value < min ? 'below' : 'above'} what the column allows.`,
        describeRange(column),
      );
    }
    return value;
  };
}

function describeRange({ min, max, unit }: ColumnSchema): string {
  const bounds =
    min === undefined
      ? `of at most ${String(max)}`
      : max === undefined
        ? `of at least ${String(min)}`
        : `from ${String(min)} to ${String(max)}`;
  return `Write a number ${bounds}${unit === undefined ? '' : ` (${unit})`}.`;
}

const booleans: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
  // spreadsheets write capitals, GMNS tools often write digits
  ['TRUE', true],
  ['FALSE', false],
  ['True', true],
  ['False', false],
  ['1', true],
  ['0', false],
]);

function makeBooleanParser(at: PlaceOf, faults: FaultList): TextParser {
  return (text, row) => {
    const value = booleans.get(text);
    if (value === undefined)
      faults.add('cell-type', at(row, text), `${quote(text)} is neither true nor false.`, 'Write true or false.');
    return value;
  };
}

function makeListParser(column: ColumnSchema, at: PlaceOf, faults: FaultList): TextParser {
  const parseItem = column.allowed === undefined ? undefined : makeAllowedParser(column.allowed, at, faults);
  return (text, row) => {
    if (!text.includes(';') && parseItem === undefined) return [text];
    const items = text
      .split(';')
      .map((item) => item.trim())
      .filter((item) => item !== '');
    if (items.length === 0 && column.required === true) {
      faults.add(
        'cell-required',
        at(row, text),
        'the list has no item, but it is required.',
        `Fill it in: ${column.description}`,
      );
    }
    if (parseItem !== undefined) for (const item of items) parseItem(item, row);
    return items;
  };
}

function makeAllowedParser(allowed: readonly string[], at: PlaceOf, faults: FaultList): TextParser {
  const known = new Map(allowed.map((value) => [value, value]));
  return (text, row) => {
    const value = known.get(text);
    if (value === undefined) {
      const nearest = findNearestName(text, allowed);
      const offer = nearest === undefined ? '' : `Write ${nearest}. `;
      faults.add(
        'cell-value',
        at(row, text),
        `${quote(text)} is not one of the allowed values.`,
        `${offer}Allowed are: ${allowed.join(', ')}.`,
      );
    }
    return value;
  };
}
