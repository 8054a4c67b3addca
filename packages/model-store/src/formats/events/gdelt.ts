import { countryOfCameo, countryOfFips } from './country-codes.ts';
import { actOfCameo, isStatement } from './event-code.ts';
import { isoOfDigits, judgeDay } from './event-day.ts';
import { keyOfAct } from './event-reader.ts';
import type { EventReader, EventRows } from './event-reader.ts';
import type { ImportedEvent, RejectionReason } from './imported-event.ts';

/**
 * GDELT event files (Leetaru and Schrodt, 2013): tab separated, without header or quotation marks. GDELT 1, one file a
 * day, has 58 columns, and 57 before the page of the report was added in April 2013; GDELT 2, one file each quarter of an
 * hour since February 2015, has 61. The columns that are read, by their place from 0:
 */
export const gdeltColumns = ['id', 'day', 'stateA', 'stateB', 'code', 'mentions', 'sources', 'place', 'url'] as const;
export type GdeltColumn = (typeof gdeltColumns)[number];

const shared = { id: 0, day: 1, stateA: 7, stateB: 17, code: 26, mentions: 31, sources: 32 } as const;

export interface GdeltLayout {
  readonly columnCount: number;
  /** -1: the file has no such column. */
  readonly places: Readonly<Record<GdeltColumn, number>>;
}

const layouts: readonly (GdeltLayout & { readonly format: 'gdelt1' | 'gdelt2' })[] = [
  { format: 'gdelt1', columnCount: 57, places: { ...shared, place: 51, url: -1 } },
  { format: 'gdelt1', columnCount: 58, places: { ...shared, place: 51, url: 57 } },
  { format: 'gdelt2', columnCount: 61, places: { ...shared, place: 53, url: 60 } },
];

/** Layout of a file with so many columns; undefined when the format has none such. */
export function gdeltLayout(format: 'gdelt1' | 'gdelt2', columnCount: number): GdeltLayout | undefined {
  return layouts.find((layout) => layout.format === format && layout.columnCount === columnCount);
}

/** Largest id and count that are taken for whole numbers. */
export const GDELT_NUMBER_LIMIT = 999_999_999_999;
/** More mentions than so many count as so many: 13 bits, so that mentions, id and code make one whole number of 63. */
export const GDELT_MENTIONS_LIMIT = 8_191;
/** An event of one source alone is not taken: its rows hold most of the coding errors. */
export const GDELT_TOO_FEW: readonly string[] = ['0', '1'];

/** Reader of GDELT files. Rows are tried in the order of the reasons, so that another engine can count the same. */
export function gdeltReader(format: 'gdelt1' | 'gdelt2'): EventReader {
  return {
    separator: 'tab',
    quotes: 'none',
    hasHeader: false,
    open: (cells) => {
      const layout = gdeltLayout(
        format,
        cells.at(-1) === '' && !gdeltLayout(format, cells.length) ? cells.length - 1 : cells.length,
      );
      if (layout === undefined)
        return `its lines have ${String(cells.length)} columns separated by tabs, not ${format === 'gdelt1' ? '57 or 58' : '61'}`;
      return gdeltRows(layout);
    },
    keyOf: (event) => `${keyOfAct(event)}|${event.host ?? ''}`,
  };
}

export function gdeltRows({ columnCount, places }: GdeltLayout): EventRows {
  const byteColumns = Object.values(places).filter((place) => place >= 0);
  return {
    columnCount,
    byteColumns,
    read: (cells, today) => {
      const cell = (column: GdeltColumn): string => cells[places[column]] ?? '';
      return readGdeltRow(cell, today);
    },
  };
}

function readGdeltRow(cell: (column: GdeltColumn) => string, today: number): ImportedEvent | RejectionReason {
  const [stateA, stateB, code] = [cell('stateA'), cell('stateB'), cell('code')];
  if (stateA === '' || stateB === '') return 'no-two-states';
  if (stateA === stateB) return 'same-state';
  if (isStatement(code)) return 'statement';
  // most rows end here: numbers are read of the rest alone
  if (GDELT_TOO_FEW.includes(cell('sources'))) return 'too-few-sources';
  const [id, mentions, sources] = [cell('id'), wholeNumber(cell('mentions')), wholeNumber(cell('sources'))];
  if (wholeNumber(id) === undefined || mentions === undefined || sources === undefined) return 'bad-number';
  const when = judgeDay(isoOfDigits(cell('day')), today);
  if (typeof when === 'string') return when;
  const [a, b] = [countryOfCameo(stateA), countryOfCameo(stateB)];
  if (a === undefined || b === undefined) return 'unknown-country';
  if (a === 'region' || b === 'region') return 'no-two-states';
  if (a === b) return 'same-state';
  const act = actOfCameo(code);
  if (act === undefined) return 'unknown-code';
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
