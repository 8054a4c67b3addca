import { countryOfCameo, countryOfFips } from './country-codes.ts';
import { actOfCameo, isStatement, withLostZero } from './event-code.ts';
import { readDay } from './event-day.ts';
import { headedReader, keyOfAct } from './event-reader.ts';
import type { EventReader, EventRows, RowContext } from './event-reader.ts';
import type { ImportedEvent, Rejection } from './imported-event.ts';

/**
 * GDELT event files (Leetaru and Schrodt, 2013): tab separated, without header or quotation marks. GDELT 1, one file a
 * day, has 58 columns, and 57 before the page of the report was added in April 2013; GDELT 2, one file each quarter of an
 * hour since February 2015, has 61. The columns that are read, by their place from 0:
 */
export const gdeltColumns = ['id', 'day', 'stateA', 'stateB', 'code', 'mentions', 'sources', 'place', 'url'] as const;
export type GdeltColumn = (typeof gdeltColumns)[number];

const shared = { id: 0, day: 1, stateA: 7, stateB: 17, code: 26, mentions: 31, sources: 32 } as const;

export interface GdeltLayout {
  readonly format: 'gdelt1' | 'gdelt2';
  readonly columnCount: number;
  /** -1: the file has no such column. */
  readonly places: Readonly<Record<GdeltColumn, number>>;
}

const layouts: readonly GdeltLayout[] = [
  { format: 'gdelt1', columnCount: 57, places: { ...shared, place: 51, url: -1 } },
  { format: 'gdelt1', columnCount: 58, places: { ...shared, place: 51, url: 57 } },
  { format: 'gdelt2', columnCount: 61, places: { ...shared, place: 53, url: 60 } },
];

/** What GDELT calls the columns that are read, where a file has a header, as exports of BigQuery do. */
const columnNames = {
  id: 'GLOBALEVENTID',
  day: 'SQLDATE',
  stateA: 'Actor1CountryCode',
  stateB: 'Actor2CountryCode',
  code: 'EventCode',
  mentions: 'NumMentions',
  sources: 'NumSources',
  place: 'ActionGeo_CountryCode',
  url: 'SOURCEURL',
} as const satisfies Readonly<Record<GdeltColumn, string>>;

/** Layout of a file with so many columns; undefined when the format has none such. */
export function gdeltLayout(format: 'gdelt1' | 'gdelt2', columnCount: number): GdeltLayout | undefined {
  return layouts.find((layout) => layout.format === format && layout.columnCount === columnCount);
}

/** Largest id and count that are taken for whole numbers. */
export const GDELT_NUMBER_LIMIT = 999_999_999_999;
/** More mentions than so many count as so many: 13 bits, so that mentions, id and code make one whole number of 63. */
export const GDELT_MENTIONS_LIMIT = 8_191;
/** Events of one source alone are not taken unless asked for: their rows hold most of the coding errors. */
export const USUAL_LEAST_SOURCES = 2;

/** Numbers of sources that are too few, as the files write them. */
export function tooFewSources(leastSources: number): readonly string[] {
  return Array.from({ length: leastSources }, (_, count) => String(count));
}

/** Reader of GDELT files. Rows are tried in the order of the reasons, so that another engine can count the same. */
export function gdeltReader(format: 'gdelt1' | 'gdelt2', leastSources: number): EventReader {
  const keys = [(event: ImportedEvent): string => `${keyOfAct(event)}|${event.host ?? ''}`];
  const tooFew = tooFewSources(leastSources);
  return {
    separator: 'tab',
    quotes: 'none',
    hasHeader: false,
    takesWindows1252: false,
    usualDateOrder: undefined,
    open: (cells) => {
      const layout = layouts.findLast(
        (each) =>
          each.format === format &&
          cells.length >= each.columnCount &&
          cells.length <= each.columnCount + 1 &&
          cells.slice(each.columnCount).every((cell) => cell === ''),
      );
      if (layout === undefined)
        return `its lines have ${String(cells.length)} columns separated by tabs, not ${format === 'gdelt1' ? '57 or 58' : '61'}`;
      return gdeltRows(layout, leastSources);
    },
    headed: headedReader({
      separator: 'detected',
      quotes: 'cells',
      columns: [
        columnNames.id,
        columnNames.day,
        columnNames.stateA,
        columnNames.stateB,
        columnNames.code,
        columnNames.sources,
      ],
      optional: [columnNames.mentions, columnNames.place, columnNames.url],
      aliases: { [columnNames.day]: ['Day'] },
      dateColumn: columnNames.day,
      keys,
      read: (cellOf, context) =>
        readGdeltRow(
          (column) => {
            const cell = cellOf(columnNames[column]);
            if (column === 'code') return withLostZero(cell ?? '');
            return cell ?? (column === 'mentions' ? '0' : '');
          },
          context,
          tooFew,
        ),
    }),
    keys,
  };
}

/** Rows of a layout. Both layouts of GDELT 1 may stand in one file: the page of the report may be missing. */
export function gdeltRows({ format, columnCount, places }: GdeltLayout, leastSources: number): EventRows {
  const whole =
    format === 'gdelt1'
      ? (layouts.find((each) => each.columnCount === 58) ?? { columnCount, places })
      : { columnCount, places };
  const byteColumns = Object.values(whole.places).filter((place) => place >= 0);
  const tooFew = tooFewSources(leastSources);
  return {
    columnCount: whole.columnCount,
    fewestCells: format === 'gdelt1' ? 57 : columnCount,
    emptyCells: 1,
    byteColumns,
    dateOrderOf: () => undefined,
    read: (cells, context) => readGdeltRow((column) => cells[whole.places[column]] ?? '', context, tooFew),
  };
}

function readGdeltRow(
  cell: (column: GdeltColumn) => string,
  { today, dateOrder }: RowContext,
  tooFew: readonly string[],
): ImportedEvent | Rejection {
  const rejected = (reason: Rejection['reason'], column: GdeltColumn): Rejection => ({
    reason,
    column: columnNames[column],
    found: cell(column),
  });
  const [stateA, stateB, code] = [cell('stateA'), cell('stateB'), cell('code')];
  if (stateA === '') return rejected('no-two-states', 'stateA');
  if (stateB === '') return rejected('no-two-states', 'stateB');
  if (stateA === stateB) return rejected('same-state', 'stateB');
  if (isStatement(code)) return rejected('statement', 'code');
  // most rows end here: numbers are read of the rest alone
  if (tooFew.includes(cell('sources'))) return rejected('too-few-sources', 'sources');
  const [id, mentions, sources] = [cell('id'), wholeNumber(cell('mentions')), wholeNumber(cell('sources'))];
  if (wholeNumber(id) === undefined) return rejected('bad-number', 'id');
  if (mentions === undefined) return rejected('bad-number', 'mentions');
  if (sources === undefined) return rejected('bad-number', 'sources');
  const when = readDay(cell('day'), today, dateOrder);
  if ('reason' in when) return { ...when, column: columnNames.day };
  const [a, b] = [countryOfCameo(stateA), countryOfCameo(stateB)];
  if (a === undefined) return rejected('unknown-country', 'stateA');
  if (b === undefined) return rejected('unknown-country', 'stateB');
  if (a === 'region') return rejected('no-two-states', 'stateA');
  if (b === 'region') return rejected('no-two-states', 'stateB');
  if (a === b) return rejected('same-state', 'stateB');
  const act = actOfCameo(code);
  if (act === undefined) return rejected('unknown-code', 'code');
  const place = countryOfFips(cell('place'));
  const event = {
    ...act,
    ...when,
    id,
    a,
    b,
    direction: 'a_to_b',
    sources,
    mentions,
    host: hostOf(cell('url')),
  } as const;
  return place === undefined ? event : { ...event, place };
}

/** A whole number as it is written in the files, without sign or leading zeros. */
function wholeNumber(text: string): number | undefined {
  if (!/^(?:0|[1-9]\d{0,11})$/.test(text)) return undefined;
  return Number(text);
}

/** Host of an address without `www.`, in small letters; the text itself where it is no address. */
export function hostOf(url: string): string {
  const [, host] = /^[a-z][a-z0-9+.-]*:\/\/(?:www[.])?([^/:?#]+)/i.exec(url) ?? [];
  return host?.toLowerCase() ?? url;
}
