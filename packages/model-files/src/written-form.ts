import { guessDate, isDate, isHoursOpen, isSeason, looksLikeDate } from './date-text.ts';
import { quote } from './fault-list.ts';
import type { FaultList, Place } from './fault-list.ts';
import { parseLine } from './geometry-text.ts';

/** Parses text that is not empty and has no blanks at its ends. */
export type TextParser = (text: string, row: number) => unknown;

/** The place of a cell of one column, by its row and text. */
export type PlaceOf = (row: number, found: string) => Place;

/** Dates of ISO 8601 that exist; the text stays as it is. */
export function makeDateParser(at: PlaceOf, faults: FaultList): TextParser {
  return (text, row) => {
    if (!isDate(text)) {
      const guess = guessDate(text);
      const remedy =
        guess === undefined
          ? 'Write a year, month or day that exists: YYYY, YYYY-MM or YYYY-MM-DD.'
          : `Write ${guess}.`;
      const fault = looksLikeDate(text) ? 'is a date that does not exist.' : 'is not a date of ISO 8601.';
      faults.add('date-invalid', at(row, text), `${quote(text)} ${fault}`, remedy);
    }
    return text;
  };
}

/** WKT lines; the text stays as it is. */
export function makeGeometryParser(at: PlaceOf, faults: FaultList): TextParser {
  return (text, row) => {
    const points = parseLine(text);
    if (typeof points === 'string') {
      const remedy =
        'Write LINESTRING (x y, x y, ...), longitude before latitude in degrees, or leave the cell empty for a great circle.';
      faults.add('geometry-invalid', at(row, text), `the geometry ${points}.`, remedy);
    }
    return text;
  };
}

/** Spans of days of the year; the text stays as it is. */
export function makeSeasonParser(at: PlaceOf, faults: FaultList): TextParser {
  return (text, row) => {
    if (!isSeason(text)) {
      const remedy =
        'Write the first and the last day as MM-DD/MM-DD, such as 04-15/11-20; leave the cell empty if it is open all year.';
      faults.add('season-invalid', at(row, text), `${quote(text)} is not a season.`, remedy);
    }
    return text;
  };
}

/** Spans of the time of day; the text stays as it is. */
export function makeHoursOpenParser(at: PlaceOf, faults: FaultList): TextParser {
  return (text, row) => {
    if (!isHoursOpen(text)) {
      const remedy =
        'Write HH:MM-HH:MM on the 24-hour clock, such as 08:00-20:00; leave the cell empty if it is always open.';
      faults.add('opening-hours-invalid', at(row, text), `${quote(text)} is not a span of opening hours.`, remedy);
    }
    return text;
  };
}
